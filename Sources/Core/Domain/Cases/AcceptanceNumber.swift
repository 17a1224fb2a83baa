/// The official number of a case (办件编号): the implementation code (31 characters), the day and a serial of four
/// digits, 43 characters in all, as provincial platforms build it (reference: domain section 2.3).
public struct AcceptanceNumber: Sendable, Hashable, Codable, CustomStringConvertible {
    /// The 43 characters.
    public let description: String

    /// The number of the day's case so many of an item; nil if the code is not 31 digits and capital letters,
    /// or the serial not 1 … 9999.
    public init?(implementationCode: String, day: CivilDate, serial: Int) {
        guard implementationCode.utf8.count == 31, (1...9999).contains(serial) else { return nil }
        let digits = String(serial)
        self.init(implementationCode + day.compact + String(repeating: "0", count: 4 - digits.count) + digits)
    }

    /// Reads a number; nil unless it has 43 characters of digits and capital letters.
    public init?(_ text: String) {
        guard text.utf8.count == 43,
            text.utf8.allSatisfy({ (48...57).contains($0) || (65...90).contains($0) })
        else { return nil }
        description = text
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let number = AcceptanceNumber(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "not an acceptance number")
        }
        self = number
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
