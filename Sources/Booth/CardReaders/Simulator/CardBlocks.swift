/// The data of the simulator's read answers: lengths, text, and placeholders for what would be a person's picture.
enum CardBlocks {
    /// Obviously no photo: the simulator never holds a real one.
    static let photo = placeholder("FICTIONAL PLACEHOLDER - NOT A WLT IMAGE", filler: 0x5A)

    /// Obviously no fingerprint.
    static let fingerprints = placeholder("FICTIONAL PLACEHOLDER - NOT A FINGERPRINT", filler: 0xA5)

    /// The data of `30 01`, or of `30 10` with so many bytes of fingerprints.
    static func read(_ text: [UInt8], fingerprints length: Int?) -> [UInt8] {
        var blocks = [text, photo]
        if let length { blocks.append(Array(fingerprints.prefix(length))) }
        let lengths = blocks.flatMap {
            [UInt8(truncatingIfNeeded: $0.count >> 8), UInt8(truncatingIfNeeded: $0.count)]
        }
        return lengths + blocks.joined()
    }

    private static func placeholder(_ text: String, filler: UInt8) -> [UInt8] {
        let words = Array(text.utf8) + [0]
        return words + [UInt8](repeating: filler, count: 1024 - words.count)
    }
}
