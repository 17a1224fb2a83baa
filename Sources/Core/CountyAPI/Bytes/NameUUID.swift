import FoundationEssentials

extension UUID {
    /// The id that a name always has: a UUID of version 8 (RFC 9562, 5.8), the beginning of the name's SHA-256 digest.
    public init(naming name: String) {
        let digest = ContentDigest(of: Data(name.utf8)).hex.utf8.map { byte in
            byte < 58 ? byte - 48 : byte - 87
        }
        var bytes = (0..<16).map { digest[2 * $0] << 4 | digest[2 * $0 + 1] }
        bytes[6] = bytes[6] & 0x0F | 0x80
        bytes[8] = bytes[8] & 0x3F | 0x80
        self.init(
            uuid: (
                bytes[0], bytes[1], bytes[2], bytes[3], bytes[4], bytes[5], bytes[6], bytes[7], bytes[8],
                bytes[9], bytes[10], bytes[11], bytes[12], bytes[13], bytes[14], bytes[15]
            ))
    }
}
