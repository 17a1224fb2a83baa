/// The data of a read reply, split by the lengths it announces (reference: card-readers sections 1.3 and 5).
///
/// Only the text is looked at. Photo and fingerprints are opaque to the booth and stay in the parser's storage,
/// which wipes them.
struct ReadReply: Hashable, Sendable {
    /// Why a reply was refused.
    enum Fault: Error, Hashable, Sendable {
        /// Shorter than its own lengths.
        case noLengths
        /// The announced blocks do not fill the reply exactly.
        case inconsistent(announced: Int, received: Int)
        /// The text is not of the one length that the layouts have.
        case textLength(Int)
    }

    /// The 256 bytes of text.
    let text: ArraySlice<UInt8>
    /// Bytes of photo: 1024, in the closed WLT format.
    let photoLength: Int
    /// Bytes of fingerprints: 0, 512 or 1024; nil for a reply without that block.
    let fingerprintLength: Int?

    /// Splits a reply's data that announces two blocks, or three with fingerprints.
    init(_ data: ArraySlice<UInt8>, withFingerprints: Bool = false) throws(Fault) {
        let headerLength = withFingerprints ? 6 : 4
        guard data.count >= headerLength else { throw .noLengths }
        let lengths = stride(from: data.startIndex, to: data.startIndex + headerLength, by: 2).map {
            Int(data[$0]) << 8 | Int(data[$0 + 1])
        }
        let announced = lengths.reduce(headerLength, +)
        guard announced == data.count else { throw .inconsistent(announced: announced, received: data.count) }
        guard lengths[0] == TextBlock.byteCount else { throw .textLength(lengths[0]) }
        text = data.dropFirst(headerLength).prefix(lengths[0])
        photoLength = lengths[1]
        fingerprintLength = withFingerprints ? lengths[2] : nil
    }
}
