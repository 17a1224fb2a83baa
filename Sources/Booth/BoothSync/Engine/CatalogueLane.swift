import CountyAPI

/// Keeps the catalogue the newest: the root now and then, then the missing files one by one, then the switch. What
/// was fetched stays; after a failure the root is looked at again and only what is still missing is fetched.
struct CatalogueLane: Sendable {
    private enum Step: Sendable {
        case idle
        case root
        case files([CatalogueRoot.Entry])
        case switching
    }

    private var step = Step.idle
    private var isWaiting = false
    private let policy: SyncPolicy
    private var backoff = Backoff()
    private var nextCheck: Duration = .zero
    /// Whether one whole round has come to an end, well or not.
    private(set) var isComplete = false
    /// Whether the last round came to nothing.
    private(set) var hasFailed = false

    init(policy: SyncPolicy) { self.policy = policy }

    /// When the next round may begin; nil while one is on its way.
    var nextMoment: Duration? {
        if case .idle = step { max(nextCheck, backoff.notBefore) } else { nil }
    }

    /// The next request, if one is due.
    mutating func next(at now: Duration) -> SyncAction? {
        guard !isWaiting else { return nil }
        switch step {
        case .idle:
            guard let moment = nextMoment, now >= moment else { return nil }
            step = .root
            isWaiting = true
            return .fetchRoot
        case .root: return nil
        case .files(let entries):
            isWaiting = true
            guard let entry = entries.first else {
                step = .switching
                return .switchCatalogue
            }
            return .fetchBlob(entry)
        case .switching: return nil
        }
    }

    /// A request has come to an end.
    mutating func handle(_ outcome: CatalogueOutcome, at now: Duration, jitter: Double) {
        isWaiting = false
        switch (outcome, step) {
        case (.root(let missing), .root): step = .files(missing)
        case (.staged, .files(let entries)): step = .files(Array(entries.dropFirst()))
        case (.failed(let failure), _):
            finish(failed: true)
            backoff.fail(
                at: now, jitter: jitter, cap: policy.longestPause, atLeast: failure.retryAfter)
        case (.unchanged, _), (.switched, _), (.rejected, _), (.root, _), (.staged, _):
            if case .rejected = outcome { finish(failed: true) } else { finish(failed: false) }
            backoff.succeed()
            nextCheck = now + policy.catalogueInterval * (0.5 + jitter)
        }
    }

    /// The machine has got a network: look at once.
    mutating func hurry(at now: Duration) { backoff.hurry(at: now) }

    private mutating func finish(failed: Bool) {
        step = .idle
        hasFailed = failed
        isComplete = true
    }
}
