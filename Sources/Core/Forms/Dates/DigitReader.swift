/// Reads fixed-width digits and separators off the front of a text: what ISO 8601 dates and times are made of.
struct DigitReader {
    private let bytes: [UInt8]
    private var position = 0

    init(_ text: some StringProtocol) { bytes = Array(text.utf8) }

    var isAtEnd: Bool { position == bytes.count }

    /// The next byte as a character, without moving.
    var next: Unicode.Scalar? { position < bytes.count ? Unicode.Scalar(bytes[position]) : nil }

    /// Exactly so many digits, as a number; nil (and nothing read) if there are fewer.
    mutating func digits(_ count: Int) -> Int? {
        guard position + count <= bytes.count else { return nil }
        var number = 0
        for byte in bytes[position..<position + count] {
            guard (0x30...0x39).contains(byte) else { return nil }
            number = number * 10 + Int(byte - 0x30)
        }
        position += count
        return number
    }

    /// The separator, if it is next.
    mutating func skip(_ separator: Unicode.Scalar) -> Bool {
        guard next == separator else { return false }
        position += 1
        return true
    }
}
