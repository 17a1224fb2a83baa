/// The number on the slip (回执编号): four digits of the booth, six of the day, four of a serial and one check digit
/// (ISO 7064 MOD 11,10). The booth allots it, so it exists without the county; a person can key it in.
public struct ReceiptNumber: Sendable, Hashable, Codable, CustomStringConvertible {
    /// The fifteen digits without spaces.
    public let digits: String

    /// The number for the booth's code (0 … 9999), a day and that day's serial (1 … 9999); nil outside those ranges.
    public init?(boothCode: Int, day: CivilDate, serial: Int) {
        guard (0...9999).contains(boothCode), (1...9999).contains(serial) else { return nil }
        let body = Self.padded(boothCode) + String(day.compact.dropFirst(2)) + Self.padded(serial)
        digits = body + String(Self.checkDigit(of: body))
    }

    /// Reads a number as typed or scanned, spaces allowed; nil if it is not one or the check digit is wrong.
    public init?(_ typed: String) {
        let digits = typed.filter { !$0.isWhitespace }
        guard digits.count == Self.length, digits.utf8.allSatisfy({ (48...57).contains($0) }),
            String(Self.checkDigit(of: String(digits.dropLast()))) == String(digits.suffix(1))
        else { return nil }
        self.digits = digits
    }

    /// How many digits a number has.
    public static let length = 15

    /// Grouped for reading: `0423 261123 0007 6`.
    public var description: String {
        var rest = digits[...]
        return Self.groups.map { size in
            defer { rest = rest.dropFirst(size) }
            return String(rest.prefix(size))
        }.joined(separator: " ")
    }

    /// The groups of ``description`` with a sign in place of each digit.
    public static func pattern(of sign: Character) -> String {
        groups.map { String(repeating: sign, count: $0) }.joined(separator: " ")
    }

    /// Booth, day, serial, check digit.
    private static let groups = [4, 6, 4, 1]

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let number = ReceiptNumber(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a receipt number")
        }
        self = number
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(digits)
    }

    /// The check digit over decimal digits, ISO 7064 MOD 11,10.
    public static func checkDigit(of digits: String) -> Int {
        var product = 10
        for digit in digits.utf8 {
            let sum = (product + Int(digit) - 48) % 10
            product = (sum == 0 ? 10 : sum) * 2 % 11
        }
        return (11 - product) % 10
    }

    private static func padded(_ number: Int) -> String {
        String(repeating: "0", count: 4 - String(number).count) + String(number)
    }
}
