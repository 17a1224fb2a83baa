/// The frame of the SAM protocol on a serial line (GA/T 467; reference: card-readers section 1.1).
///
/// `AA AA AA 96 69`, a big-endian length, the body, and a check byte. The length counts body and check byte; the
/// check byte is the exclusive or of the two length bytes and the body. A request's body is command, parameter
/// and data, a response's is SW1, SW2, SW3 and data.
enum SAMFrame {
    /// Three bytes to synchronise, two that start the frame.
    static let preamble: [UInt8] = [0xAA, 0xAA, 0xAA, 0x96, 0x69]

    /// Preamble and length.
    static let headerLength = 7

    /// The lengths that a response can announce: from a bare status to text, photo and two fingerprints.
    static let responseLengths = 4...0x090A

    /// The lengths that a request can announce; two is a vendor's command without parameter.
    static let requestLengths = 2...64

    /// The bytes on the line for this body.
    static func encode(_ body: [UInt8]) -> [UInt8] {
        let length = body.count + 1
        let covered = [UInt8(truncatingIfNeeded: length >> 8), UInt8(truncatingIfNeeded: length)] + body
        return preamble + covered + [checksum(covered)]
    }

    /// The exclusive or of the bytes.
    static func checksum(_ bytes: some Sequence<UInt8>) -> UInt8 { bytes.reduce(0, ^) }
}
