import BoothStore
import CountyAPI
import FoundationEssentials

/// The envelopes that wait, and which of them go next: questions of people who stand at the booth first, then submissions
/// in order, in batches by bytes. An envelope that failed alone is a *suspect*: it is tried alone, after all others,
/// with pauses of its own, for ever. Memory is bounded by the window, whatever the queue's length.
struct SendLane: Sendable {
    /// An envelope that failed alone.
    struct Suspect: Sendable {
        var envelope: PendingEnvelope
        var backoff = Backoff()
        /// How many envelopes had been stored when it failed first.
        var storedBefore: Int
    }

    private(set) var inFlight: [PendingEnvelope] = []
    private(set) var suspects: [UUID: Suspect] = [:]
    private(set) var batchLimit: Int
    private(set) var isFetching = false
    /// How many envelopes the county has taken since the start.
    private(set) var stored = 0
    /// The pause of the lane as a whole.
    var backoff = Backoff()

    private var urgent: [PendingEnvelope] = []
    private var regular: [PendingEnvelope] = []
    private var position: Int64 = 0
    private var isExhausted = false
    private var isStale = true
    private var needsRecovery = true
    /// Whether the queue is being read again after a doubt: what is found then is not new.
    private var isRereading = false
    /// The pauses after failures of the store, which a success on the wire does not shorten.
    private var doubt = Backoff()
    private let policy: SyncPolicy

    init(policy: SyncPolicy) {
        self.policy = policy
        batchLimit = policy.firstBatch
    }

    var isSending: Bool { !inFlight.isEmpty }
    var hasClean: Bool { !urgent.isEmpty || !regular.isEmpty }
    /// How often the store has failed of late.
    var storeFailures: Int { doubt.failures }
    /// Everything that the store has is known here, and none of it is clean.
    var isDrained: Bool { isExhausted && !isStale && !isFetching && !hasClean && !isSending }

    // MARK: Reading the queue

    /// The store has changed: look again.
    mutating func rowsChanged() { isStale = true }

    /// Nothing here can be relied on after the store failed: take back and read everything again after a pause.
    mutating func forget(at now: Duration, jitter: Double) {
        (urgent, regular, suspects) = ([], [], [:])
        (position, isExhausted, isStale, isFetching) = (0, false, true, false)
        (needsRecovery, isRereading) = (true, true)
        if now > doubt.notBefore + policy.longestPause { doubt.succeed() }
        doubt.fail(at: now, jitter: jitter, cap: policy.longestPause)
    }

    /// Which rows to read now, if any, and whether to take interrupted attempts back before.
    mutating func nextFetch(at now: Duration) -> (recovery: Bool, after: Int64, limit: Int)? {
        guard !isFetching else { return nil }
        if needsRecovery, isSending || now < doubt.notBefore { return nil }
        if needsRecovery { (urgent, regular) = ([], []) }
        if needsRecovery || isExhausted && isStale { (position, isExhausted) = (0, false) }
        let room = regular.count < policy.window / 2 && !isExhausted
        guard room || isStale else { return nil }
        defer { needsRecovery = false }
        (isFetching, isStale) = (true, false)
        return (needsRecovery, position, room ? policy.window : 0)
    }

    /// Takes rows in; returns whether any is new.
    mutating func take(_ rows: [PendingEnvelope], limit: Int) -> Bool {
        isFetching = false
        let submissions = rows.filter { $0.kind == .submission }
        if limit > 0 {
            position = submissions.last?.position ?? position
            isExhausted = submissions.count < limit
        }
        var known = Set((urgent + regular + inFlight).map(\.id))
        let new = rows.filter { suspects[$0.id] == nil && known.insert($0.id).inserted }
        urgent += new.filter { $0.kind == .inquiry }
        regular += new.filter { $0.kind == .submission }
        defer { if isExhausted { isRereading = false } }
        return !new.isEmpty && !isRereading
    }

    // MARK: Choosing

    /// The next batch; empty if nothing may go now.
    mutating func nextBatch(at now: Duration, withSuspects: Bool) -> [UUID] {
        guard !isSending, !needsRecovery, now >= backoff.notBefore else { return [] }
        if !urgent.isEmpty {
            inFlight = cut(from: &urgent)
        } else if !regular.isEmpty {
            inFlight = cut(from: &regular)
        } else if withSuspects,
            let due = suspects.values.filter({ $0.backoff.notBefore <= now }).min(by: Self.isBefore)
        {
            inFlight = [due.envelope]
        }
        return inFlight.map(\.id)
    }

    /// When something may go again; nil if nothing waits.
    func nextMoment(withSuspects: Bool) -> Duration? {
        if isSending { return nil }
        if needsRecovery { return doubt.notBefore }
        if hasClean { return backoff.notBefore }
        guard withSuspects else { return nil }
        return suspects.values.map(\.backoff.notBefore).min().map { max($0, backoff.notBefore) }
    }

    private func cut(from waiting: inout [PendingEnvelope]) -> [PendingEnvelope] {
        var bytes = 0
        let count = waiting.prefix { envelope in
            bytes += envelope.size
            return bytes <= batchLimit
        }.count
        let batch = Array(waiting.prefix(max(1, count)))
        waiting.removeFirst(batch.count)
        return batch
    }

    private static func isBefore(_ left: Suspect, _ right: Suspect) -> Bool {
        let ranks = [left, right].map { ($0.envelope.kind == .inquiry ? 0 : 1, $0.backoff.failures) }
        return ranks[0] == ranks[1]
            ? left.envelope.position < right.envelope.position : ranks[0] < ranks[1]
    }

    // MARK: Afterwards

    /// What was in flight, which is in flight no more.
    mutating func land() -> [PendingEnvelope] {
        defer { inFlight = [] }
        return inFlight
    }

    /// The county has this one.
    mutating func wasStored(_ envelope: PendingEnvelope) {
        stored += 1
        suspects[envelope.id] = nil
    }

    /// This one is out of the queue, quarantined or gone.
    mutating func drop(_ envelope: PendingEnvelope) { suspects[envelope.id] = nil }

    /// This one failed by itself.
    mutating func suspect(
        _ envelope: PendingEnvelope, at now: Duration, jitter: Double, cap: Duration, atLeast: Duration? = nil
    ) {
        var suspect = suspects[envelope.id] ?? Suspect(envelope: envelope, storedBefore: stored)
        suspect.backoff.fail(at: now, jitter: jitter, cap: cap, atLeast: atLeast)
        suspects[envelope.id] = suspect
    }

    /// These go back to where they were, in front.
    mutating func putBack(_ envelopes: [PendingEnvelope]) {
        let clean = envelopes.filter { suspects[$0.id] == nil }
        urgent.insert(contentsOf: clean.filter { $0.kind == .inquiry }, at: 0)
        regular.insert(contentsOf: clean.filter { $0.kind == .submission }, at: 0)
    }

    mutating func grow() { batchLimit = min(batchLimit * 2, policy.largestBatch) }

    /// Halves the limit, counted from what was really sent, so that each failure makes the next batch smaller.
    mutating func shrink(sent bytes: Int) {
        batchLimit = max(policy.smallestBatch, min(batchLimit, bytes) / 2)
    }

    /// The machine has got a network, or something new waits.
    mutating func hurry(at now: Duration) { backoff.hurry(at: now) }

    /// All suspects may be tried at once: what kept them may have been the network that is new now.
    mutating func pardon(at now: Duration) {
        for id in suspects.keys { suspects[id]?.backoff.hurry(at: now) }
    }
}
