import BoothStore
import CountyAPI
import FoundationEssentials

/// The booth's side of the exchange with the county: what to send, ask and fetch, when, and what an answer means. A
/// value: events and monotonic time in, actions out; no clock, no randomness, no I/O.
///
/// Three lanes run side by side over one link: envelopes up (``SendLane``), messages down by long poll
/// (``PollLane``), the catalogue down (``CatalogueLane``); beside them ``RenewalLane`` keeps the booth's certificate in
/// force, and ``ReconciliationLane`` looks whether the county has kept what it was given. ``LinkBreaker`` decides whether the county can be reached. The store is the truth; the
/// engine holds a window of it and begins anew from it after any doubt.
///
///     var engine = SyncEngine(mode: .daemon)
///     for action in engine.handle(.started, at: clock, jitter: .random(in: 0..<1)) { … }
public struct SyncEngine: Sendable {
    /// How long the engine goes on.
    public enum Mode: Sendable, Hashable {
        /// For ever.
        case daemon
        /// Until one full exchange is over.
        case once
    }

    let mode: Mode
    let policy: SyncPolicy
    var link = LinkBreaker()
    var sending: SendLane
    var polling: PollLane
    var catalogue: CatalogueLane
    var renewal: RenewalLane
    var reconciliation: ReconciliationLane
    /// Until then a person is taken to be waiting for an answer.
    var attentiveUntil: Duration = .zero
    /// The newest failure, for the result of a single exchange.
    var lastFailure: String?
    private(set) var isFinished = false

    /// An engine that has not started.
    public init(mode: Mode, policy: SyncPolicy = .standard) {
        self.mode = mode
        self.policy = policy
        sending = SendLane(policy: policy)
        polling = PollLane(policy: policy)
        catalogue = CatalogueLane(policy: policy)
        renewal = RenewalLane(policy: policy)
        reconciliation = ReconciliationLane(policy: policy)
    }

    /// Takes an event in. `now` is monotonic, from any origin; `jitter` is drawn evenly from 0 ..< 1 for each call.
    public mutating func handle(_ event: SyncEvent, at now: Duration, jitter: Double) -> [SyncAction] {
        guard !isFinished else { return [] }
        var actions: [SyncAction] = []
        switch event {
        case .started: reconciliation.start(at: now)
        case .timer: break
        case .rowsChanged: sending.rowsChanged()
        case .networkUp: networkUp(at: now)
        case .pending(let rows, let window): actions += take(rows, of: window, at: now)
        case .sent(_, let outcome): actions += landed(outcome, at: now, jitter: jitter)
        case .polled(let number, let outcome): actions += polled(number, outcome, at: now, jitter: jitter)
        case .catalogue(let outcome): actions += stepped(outcome, at: now, jitter: jitter)
        case .renewal(let outcome): looked(outcome, at: now, jitter: jitter)
        case .reconciled(let outcome): actions += compared(outcome, at: now, jitter: jitter)
        case .storeFailed(let code):
            lastFailure = code
            sending.forget(at: now, jitter: jitter)
        }
        actions += plan(at: now)
        return actions
    }

    func isAttentive(at now: Duration) -> Bool { now < attentiveUntil }

    mutating func networkUp(at now: Duration) {
        link.networkUp(at: now)
        sending.hurry(at: now)
        sending.pardon(at: now)
        polling.backoff.hurry(at: now)
        catalogue.hurry(at: now)
        renewal.hurry(at: now)
    }

    private mutating func take(
        _ rows: [PendingEnvelope], of window: PendingWindow, at now: Duration
    ) -> [SyncAction] {
        guard sending.take(rows, of: window) else { return [] }
        sending.hurry(at: now)
        link.hurry(at: now, policy: policy)
        if rows.contains(where: { $0.kind == .inquiry }) {
            attentiveUntil = now + policy.attention
            polling.backoff.hurry(at: now)
            if let number = polling.cancelOld(at: now) { return [.cancelPoll(number)] }
        }
        return []
    }

    // MARK: What comes next

    /// Starts whatever may start now, and says when to look again.
    private mutating func plan(at now: Duration) -> [SyncAction] {
        var actions: [SyncAction] = renewal.begins(at: now) ? [.renewCertificate] : []
        // A single exchange has one try, and needs the certificate for it.
        if mode == .once, !renewal.isComplete { return actions }
        if let fetch = sending.nextFetch(at: now) {
            if fetch.recovery { actions.append(.recoverAttempts) }
            actions.append(.fetchPending(fetch.window))
        }
        if link.isUp {
            let batch = sending.nextBatch(at: now, withSuspects: mode == .daemon)
            if !batch.isEmpty { actions.append(.send(batch)) }
            if let request = catalogue(nextAt: now) { actions.append(request) }
            if mode == .daemon, reconciliation.begins(at: now) { actions.append(.reconcile) }
            if polling.flight == nil, now >= polling.backoff.notBefore, wantsPoll {
                actions.append(poll(at: now, isProbe: false))
            }
        } else if let moment = link.probeAt, now >= moment, polling.flight?.isProbe != true {
            if let number = polling.cancel() { actions.append(.cancelPoll(number)) }
            link.probing(at: now)
            actions.append(poll(at: now, isProbe: true))
        }
        if let result {
            isFinished = true
            return actions + [.finish(result)]
        }
        actions.append(.wait(until: nextMoment(after: now)))
        return actions
    }

    private mutating func poll(at now: Duration, isProbe: Bool) -> SyncAction {
        let flight = polling.start(
            at: now, isProbe: isProbe, afterSending: isSendingOver, held: mode == .daemon)
        return .poll(flight.number, wait: flight.wait)
    }

    /// In a single exchange messages are asked for again once everything is sent, and not for ever.
    private var wantsPoll: Bool {
        mode == .daemon || polling.hasMore || isSendingOver && !polling.isComplete
    }

    private mutating func catalogue(nextAt now: Duration) -> SyncAction? {
        mode == .once && catalogue.isComplete ? nil : catalogue.next(at: now)
    }

    private func nextMoment(after now: Duration) -> Duration? {
        var moments: [Duration] = []
        if let moment = link.probeAt, polling.flight?.isProbe != true { moments.append(moment) }
        if mode == .daemon, let moment = renewal.nextMoment { moments.append(moment) }
        if link.isUp {
            if let moment = sending.nextMoment(withSuspects: mode == .daemon) { moments.append(moment) }
            if polling.flight == nil { moments.append(polling.backoff.notBefore) }
            if let moment = catalogue.nextMoment { moments.append(moment) }
            if mode == .daemon, let moment = reconciliation.nextMoment { moments.append(moment) }
        }
        return moments.filter { $0 > now }.min()
    }
}
