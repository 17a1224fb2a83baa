import CountyAPI
import FoundationEssentials

/// Ids of messages to booths, made from what they are about: the same message has the same id whatever the retries.
enum MessageID {
    /// A UUID of version 8 (RFC 9562, 5.8): the beginning of a SHA-256 digest.
    static func make(_ kind: String, _ subject: UUID, _ ordinal: Int) -> UUID {
        let digest = ContentDigest(of: Data("ting/message\u{0}\(kind)\u{0}\(subject)\u{0}\(ordinal)".utf8))
        var bytes: [UInt8] = []
        var high: UInt8?
        for digit in digest.hex.prefix(32) {
            let value = UInt8(digit.hexDigitValue ?? 0)
            if let upper = high {
                bytes.append(upper << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        bytes[6] = bytes[6] & 0x0F | 0x80
        bytes[8] = bytes[8] & 0x3F | 0x80
        return UUID(
            uuid: (
                bytes[0], bytes[1], bytes[2], bytes[3], bytes[4], bytes[5], bytes[6], bytes[7], bytes[8],
                bytes[9], bytes[10], bytes[11], bytes[12], bytes[13], bytes[14], bytes[15]
            ))
    }
}
