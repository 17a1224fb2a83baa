import CountyAPI

/// How a look at what the county holds ended.
public enum ReconciliationOutcome: Sendable, Hashable {
    /// It holds everything that it gave receipts for.
    case same
    /// It had lost so many submissions, which are sent again.
    case sendingAgain(Int)
    /// It could not be asked.
    case failed(LinkFailure)
}

/// Looks once a day whether the county still holds what it gave receipts for: a mailbox that was put back from a copy has
/// lost what came after the copy was made.
struct ReconciliationLane: Sendable {
    private let policy: SyncPolicy
    private var backoff = Backoff()
    private var nextLook: Duration
    private var isLooking = false

    init(policy: SyncPolicy) {
        self.policy = policy
        nextLook = policy.firstReconciliation
    }

    /// When to look next; nil while one look is on its way.
    var nextMoment: Duration? { isLooking ? nil : max(nextLook, backoff.notBefore) }

    /// The engine's time begins.
    mutating func start(at now: Duration) { nextLook = now + policy.firstReconciliation }

    /// Whether to look now.
    mutating func begins(at now: Duration) -> Bool {
        guard let nextMoment, now >= nextMoment else { return false }
        isLooking = true
        return true
    }

    /// A look has come to an end.
    mutating func handle(_ outcome: ReconciliationOutcome, at now: Duration, jitter: Double) {
        isLooking = false
        switch outcome {
        case .same:
            backoff.succeed()
            nextLook = now + policy.reconciliationInterval * (0.5 + jitter)
        case .sendingAgain:
            // There may be more than one look finds.
            backoff.succeed()
            nextLook = now + policy.firstReconciliation
        case .failed(let failure):
            backoff.fail(at: now, jitter: jitter, cap: policy.longestPause, atLeast: failure.retryAfter)
        }
    }
}
