/// The SAM's answer to one request, lent by the parser.
struct SAMResponse: Hashable, Sendable {
    /// The card's own status (SW1, SW2), relayed; the driver does not decide on it.
    let cardStatus: UInt16
    /// The module's status (SW3), on which alone the driver decides.
    let status: SAMStatus
    /// What was asked for.
    let data: ArraySlice<UInt8>

    /// Takes a frame's body apart; nil when it is shorter than its three status bytes.
    init?(body: ArraySlice<UInt8>) {
        guard body.count >= 3 else { return nil }
        let start = body.startIndex
        cardStatus = UInt16(body[start]) << 8 | UInt16(body[start + 1])
        status = SAMStatus(rawValue: body[start + 2])
        data = body[(start + 3)...]
    }
}
