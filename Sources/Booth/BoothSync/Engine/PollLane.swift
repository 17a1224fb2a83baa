/// The long poll for the county's messages: one is always open while the link is up.
struct PollLane: Sendable {
    /// A poll on its way.
    struct Flight: Sendable {
        var number: Int
        var startedAt: Duration
        var isProbe: Bool
        var wait: Duration
        /// Whether everything had been sent when it began.
        var afterSending: Bool
    }

    private(set) var flight: Flight?
    private(set) var hasMore = true
    /// Whether a page without a successor came for a poll that began after everything was sent.
    private(set) var isComplete = false
    private(set) var longPoll: Duration
    var backoff = Backoff()

    private var counter = 0
    private let policy: SyncPolicy

    init(policy: SyncPolicy) {
        self.policy = policy
        longPoll = policy.longPoll
    }

    /// Begins a poll. A probe, and a poll that will bring more of what is waiting, is not to be held.
    mutating func start(at now: Duration, isProbe: Bool, afterSending: Bool, held: Bool) -> Flight {
        counter += 1
        let flight = Flight(
            number: counter, startedAt: now, isProbe: isProbe,
            wait: isProbe || hasMore || !held ? .zero : longPoll, afterSending: afterSending)
        self.flight = flight
        return flight
    }

    /// Breaks off the poll on its way.
    mutating func cancel() -> Int? {
        defer { flight = nil }
        return flight?.number
    }

    /// Breaks off a poll that has been held for so long that it may have been cut without a word.
    mutating func cancelOld(at now: Duration) -> Int? {
        guard let flight, !flight.isProbe, now - flight.startedAt > policy.trustedPoll else { return nil }
        return cancel()
    }

    /// The flight with this number, which is over; nil if it was broken off before.
    mutating func land(_ number: Int) -> Flight? {
        guard let flight, flight.number == number else { return nil }
        self.flight = nil
        return flight
    }

    /// A page came. A probe's success says nothing about polls that are held.
    mutating func succeed(_ flight: Flight, count: Int, hasMore: Bool, at now: Duration) {
        self.hasMore = hasMore
        isComplete = flight.afterSending && !hasMore
        if !flight.isProbe { backoff.succeed() }
        let lived = now - flight.startedAt
        if count == 0, flight.wait > .zero, lived < .seconds(1) {
            backoff.notBefore = flight.startedAt + policy.emptyPollPause
        } else if lived >= longPoll {
            longPoll = min(longPoll * 5 / 4, policy.longPoll)
        }
    }

    /// The poll came to nothing. One that lived long and then broke was cut for idleness: the next is shorter.
    mutating func fail(
        _ flight: Flight, _ failure: LinkFailure, at now: Duration, jitter: Double, attentive: Bool
    ) {
        let lived = now - flight.startedAt
        if case .nobody = failure.reach, flight.wait > .zero, lived >= policy.idleCut {
            longPoll = max(policy.shortestLongPoll, min(longPoll, lived) / 2)
            return
        }
        backoff.fail(
            at: now, jitter: jitter, cap: attentive ? policy.longestPauseAttentive : policy.longestPause,
            atLeast: failure.retryAfter)
    }
}
