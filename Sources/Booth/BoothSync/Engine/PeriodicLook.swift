/// When something is looked at that is looked at now and then: one look at a time, the next after a while, and after a
/// failure after growing pauses.
struct PeriodicLook: Sendable {
    private var next: Duration
    private var backoff = Backoff()
    private var isLooking = false

    /// The first look is due at this moment.
    init(first: Duration = .zero) { next = first }

    /// When to look next; nil while one look is on its way.
    var nextMoment: Duration? { isLooking ? nil : max(next, backoff.notBefore) }

    /// Whether to look now.
    mutating func begins(at now: Duration) -> Bool {
        guard let nextMoment, now >= nextMoment else { return false }
        isLooking = true
        return true
    }

    /// The look has come to an end; the next is due at this moment.
    mutating func end(next moment: Duration) {
        isLooking = false
        backoff.succeed()
        next = moment
    }

    /// The look has come to nothing.
    mutating func fail(_ failure: LinkFailure, at now: Duration, jitter: Double, cap: Duration) {
        isLooking = false
        backoff.fail(at: now, jitter: jitter, cap: cap, atLeast: failure.retryAfter)
    }

    /// What failed is tried at once.
    mutating func hurry(at now: Duration) { backoff.hurry(at: now) }
}
