/// Where a kill fell.
enum Met: Hashable {
    /// Before the gateway had the submission.
    case notStored
    /// The gateway has it, and the booth does not know.
    case storedUnanswered
    /// The booth has the receipt.
    case receipted
    /// So many further attempts were made to meet a moment.
    case attempts(Int)
}

/// When a program is killed, after the sync daemon was started with something to send.
struct KillMoment: Sendable, CustomStringConvertible {
    /// What is waited for first.
    let sign: Sign
    /// So many milliseconds later the program is killed.
    let milliseconds: UInt32

    enum Sign: Sendable { case start, boothWrote, gatewayWrote }

    var description: String { "\(milliseconds) ms after \(sign)" }

    /// Around the sending: the attempt is recorded, the bytes are under way, the gateway has them, its receipt is
    /// under way, the receipt is recorded.
    static let all =
        [60, 150].map { KillMoment(sign: .start, milliseconds: $0) }
        + [0, 10, 40].map { KillMoment(sign: .boothWrote, milliseconds: $0) }
        + [0, 2, 8, 30].map { KillMoment(sign: .gatewayWrote, milliseconds: $0) }

    /// Once more the moment at which the gateway has just written, ten times at most.
    static func further(_ met: inout Set<Met>) -> [KillMoment] {
        let attempts = met.count { if case .attempts = $0 { true } else { false } }
        guard attempts < 10 else { return [] }
        met.insert(.attempts(attempts + 1))
        return [KillMoment(sign: .gatewayWrote, milliseconds: 0)]
    }
}
