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
    private var backoff = Backoff()
    private var nextLook: Duration = .zero
    private var isLooking = false
    /// Whether one look has come to an end, well or not.
    private(set) var isComplete = false

    init(policy: SyncPolicy) { self.policy = policy }

    /// When to look next; nil while one look is on its way.
    var nextMoment: Duration? { isLooking ? nil : max(nextLook, backoff.notBefore) }

    /// Whether to look now.
    mutating func begins(at now: Duration) -> Bool {
        guard let nextMoment, now >= nextMoment else { return false }
        isLooking = true
        return true
    }

    /// A look has come to an end.
    mutating func handle(_ outcome: RenewalOutcome, at now: Duration, jitter: Double) {
        isLooking = false
        isComplete = true
        switch outcome {
        case .notDue, .renewed:
            backoff.succeed()
            nextLook = now + policy.renewalInterval * (0.5 + jitter)
        case .failed(let failure):
            backoff.fail(at: now, jitter: jitter, cap: policy.longestPause, atLeast: failure.retryAfter)
        }
    }

    /// The machine has got a network: what failed is tried at once.
    mutating func hurry(at now: Duration) { backoff.hurry(at: now) }
}
