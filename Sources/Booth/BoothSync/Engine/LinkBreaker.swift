/// Whether the county can be reached, and when to find out again. While it cannot, nothing is sent but a probe, which is
/// an empty poll of some hundred bytes: no record is ever spent on a dead link, and no record can make the link look
/// dead for the others.
///
///     unknown ──probe──> up ──failure──> doubtful ──probe──> up
///                        ▲                   └──probe fails──> down ─┐ probe fails: longer pause
///                        └──────── anything answered ──────────┘  └──┘
struct LinkBreaker: Sendable, Hashable {
    enum State: Sendable, Hashable {
        case unknown
        case up
        /// A request failed a moment ago; a probe decides.
        case doubtful
        /// The last probe failed.
        case down
    }

    private(set) var state = State.unknown
    private var backoff = Backoff()
    private var lastProbe: Duration?
    private var lastReport: Duration?

    var isUp: Bool { state == .up }

    /// When to probe; nil while the link is up.
    var probeAt: Duration? {
        switch state {
        case .up: nil
        case .unknown, .doubtful: .zero
        case .down: backoff.notBefore
        }
    }

    mutating func probing(at now: Duration) { lastProbe = now }

    /// The county answered. Returns what is to be written down.
    mutating func reached(at now: Duration, policy: SyncPolicy) -> LinkState? {
        let news = state != .up || lastReport.map { now - $0 >= policy.reportInterval } ?? true
        state = .up
        backoff.succeed()
        guard news else { return nil }
        lastReport = now
        return .up
    }

    /// A request other than a probe failed.
    mutating func doubt() {
        if state == .up { state = .doubtful }
    }

    /// A probe failed. Returns what is to be written down: nothing if it failed on this machine.
    mutating func probeFailed(
        _ failure: LinkFailure, at now: Duration, jitter: Double, attentive: Bool, policy: SyncPolicy
    ) -> LinkState? {
        let impostor = failure.reach == .impostor
        state = .down
        backoff.fail(
            at: now, jitter: jitter, cap: attentive ? policy.longestPauseAttentive : policy.longestPause,
            floor: impostor ? policy.impostorPause : .zero)
        guard failure.reach != .here else { return nil }
        lastReport = now
        return .down(code: failure.code, impostor: impostor)
    }

    /// Something new waits to be sent: probe soon, but no more often than the shortest gap.
    mutating func hurry(at now: Duration, policy: SyncPolicy) {
        guard state == .down, let lastProbe else { return }
        backoff.notBefore = min(backoff.notBefore, max(now, lastProbe + policy.shortestProbeGap))
    }

    /// The machine has got a network: probe at once, with short pauses again.
    mutating func networkUp(at now: Duration) {
        guard state == .down else { return }
        backoff.hurry(at: now)
    }
}
