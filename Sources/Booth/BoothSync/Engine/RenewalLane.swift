import CountyAPI

/// How a look at the booth's certificate ended.
public enum RenewalOutcome: Sendable, Hashable {
    /// It is good for long enough yet, or there is none.
    case notDue
    /// There is a new one, and the link shows it.
    case renewed
    /// The new one could not be had.
    case failed(LinkFailure)
}

/// Looks at the booth's certificate now and then and has it renewed in time. It does not wait for the link to be up: a
/// certificate that has ended is what keeps it down.
struct RenewalLane: Sendable {
    private let policy: SyncPolicy
    private var look = PeriodicLook()
    /// Whether one look has come to an end, well or not.
    private(set) var isComplete = false

    init(policy: SyncPolicy) { self.policy = policy }

    /// When to look next; nil while one look is on its way.
    var nextMoment: Duration? { look.nextMoment }

    /// Whether to look now.
    mutating func begins(at now: Duration) -> Bool { look.begins(at: now) }

    /// A look has come to an end.
    mutating func handle(_ outcome: RenewalOutcome, at now: Duration, jitter: Double) {
        isComplete = true
        switch outcome {
        case .notDue, .renewed: look.end(next: now + policy.renewalInterval * (0.5 + jitter))
        case .failed(let failure): look.fail(failure, at: now, jitter: jitter, cap: policy.longestPause)
        }
    }

    /// The machine has got a network: what failed is tried at once.
    mutating func hurry(at now: Duration) { look.hurry(at: now) }
}
