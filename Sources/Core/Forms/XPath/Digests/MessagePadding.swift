/// The end that MD5 and the secure hashes put behind a message: a set bit, zeros, and the message's length in bits,
/// so that whole blocks come out; sources: RFC 1321, section 3.1 and 3.2; FIPS 180-4, section 5.1.
enum MessagePadding {
    enum ByteOrder { case littleEndian, bigEndian }

    /// The message with its end.
    ///
    /// - Parameters:
    ///   - block: the block's size in bytes.
    ///   - lengthSize: how many bytes the length takes; only the last eight are ever used.
    static func padded(
        _ message: [UInt8], block: Int, lengthSize: Int = 8, order: ByteOrder = .bigEndian
    ) -> [UInt8] {
        var padded = message
        padded.append(0x80)
        while padded.count % block != block - lengthSize { padded.append(0) }
        let length = (UInt64(message.count) * 8).bytes
        padded += [UInt8](repeating: 0, count: lengthSize - 8)
        padded += order == .bigEndian ? length : length.reversed()
        return padded
    }
}

extension FixedWidthInteger where Self: UnsignedInteger {
    /// Its bytes, the most significant first.
    var bytes: [UInt8] {
        stride(from: Self.bitWidth - 8, through: 0, by: -8).map {
            UInt8(truncatingIfNeeded: self >> Self($0))
        }
    }

    /// The number that bytes make, the most significant first.
    init(bytes: some Sequence<UInt8>) { self = bytes.reduce(0) { $0 << 8 | Self($1) } }

    func rotatedLeft(by places: Int) -> Self { self << Self(places) | self >> Self(Self.bitWidth - places) }

    func rotatedRight(by places: Int) -> Self { self >> Self(places) | self << Self(Self.bitWidth - places) }
}
