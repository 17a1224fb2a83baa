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
    private var look: PeriodicLook

    init(policy: SyncPolicy) {
        self.policy = policy
        look = PeriodicLook(first: policy.firstReconciliation)
    }

    /// When to look next; nil while one look is on its way.
    var nextMoment: Duration? { look.nextMoment }

    /// The engine's time begins.
    mutating func start(at now: Duration) { look = PeriodicLook(first: now + policy.firstReconciliation) }

    /// Whether to look now.
    mutating func begins(at now: Duration) -> Bool { look.begins(at: now) }

    /// A look has come to an end.
    mutating func handle(_ outcome: ReconciliationOutcome, at now: Duration, jitter: Double) {
        switch outcome {
        case .same: look.end(next: now + policy.reconciliationInterval * (0.5 + jitter))
        // There may be more than one look finds.
        case .sendingAgain: look.end(next: now + policy.firstReconciliation)
        case .failed(let failure): look.fail(failure, at: now, jitter: jitter, cap: policy.longestPause)
        }
    }
}
