/// The serial number of a SAM: it names the device in logs and records, never a person.
///
/// Sixteen bytes, little-endian: two 16-bit and three 32-bit numbers (reference: card-readers section 4.2).
public struct SAMIdentifier: Sendable, Hashable, CustomStringConvertible {
    static let byteCount = 16

    /// The form printed on readers, such as `05.01-20100720-0001036050-0288634305`.
    public let description: String

    /// Reads the answer to command `12 FF`; nil unless it has sixteen bytes.
    init?(_ data: some Collection<UInt8>) {
        let bytes = Array(data)
        guard bytes.count == Self.byteCount else { return nil }
        func number(_ range: Range<Int>) -> UInt32 {
            bytes[range].reversed().reduce(0) { $0 << 8 | UInt32($1) }
        }
        func padded(_ range: Range<Int>, _ width: Int) -> String {
            let digits = String(number(range))
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        description =
            padded(0..<2, 2) + "." + padded(2..<4, 2) + "-" + padded(4..<8, 1) + "-" + padded(8..<12, 10)
            + "-" + padded(12..<16, 10)
    }
}
