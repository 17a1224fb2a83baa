import BoothStore
import CountyAPI
import FoundationEssentials

/// The envelopes that wait, and which of them go next: questions of people who stand at the booth first, then submissions
/// in order, then the files that belong to them, in batches by bytes. An envelope that failed alone is a *suspect*: it is tried alone, after all others,
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

    /// Envelopes of one kind in their order, of which a window is held.
    private struct Shelf {
        var waiting: [PendingEnvelope] = []
        var position: Int64 = 0
        var isExhausted = false

        /// What to read next, and begins anew where all was read and something has changed.
        mutating func reading(window: Int, isStale: Bool) -> PendingWindow.Lane {
            if isExhausted, isStale { (position, isExhausted) = (0, false) }
            let hasRoom = waiting.count < window / 2 && !isExhausted
            return PendingWindow.Lane(after: position, limit: hasRoom ? window : 0)
        }

        /// Notes how far a reading has come.
        mutating func note(_ rows: [PendingEnvelope], limit: Int) {
            guard limit > 0 else { return }
            position = rows.last?.position ?? position
            isExhausted = rows.count < limit
        }
    }

    private var urgent: [PendingEnvelope] = []
    private var submissions = Shelf()
    /// Files, which wait until no answer does.
    private var attachments = Shelf()
    /// What is left once no clean answer waits takes turns, questions before answers before files: bad records of one sort, however many,
    /// hold up the other sorts by one attempt each and no more.
    private var turns = Turn.allCases

    fileprivate enum Turn: CaseIterable {
        case suspectQuestion
        case suspectAnswer
        case cleanFile
        case suspectFile
    }

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
    var hasClean: Bool {
        !urgent.isEmpty || !submissions.waiting.isEmpty || !attachments.waiting.isEmpty
    }
    private var isExhausted: Bool { submissions.isExhausted && attachments.isExhausted }
    /// How often the store has failed of late.
    var storeFailures: Int { doubt.failures }
    /// Everything that the store has is known here, and none of it is clean.
    var isDrained: Bool { isExhausted && !isStale && !isFetching && !hasClean && !isSending }

    // MARK: Reading the queue

    /// The store has changed: look again.
    mutating func rowsChanged() { isStale = true }

    /// Nothing here can be relied on after the store failed: take back and read everything again after a pause.
    mutating func forget(at now: Duration, jitter: Double) {
        (urgent, submissions, attachments, suspects) = ([], Shelf(), Shelf(), [:])
        (isStale, isFetching) = (true, false)
        (needsRecovery, isRereading) = (true, true)
        if now > doubt.notBefore + policy.longestPause { doubt.succeed() }
        doubt.fail(at: now, jitter: jitter, cap: policy.longestPause)
    }

    /// Which rows to read now, if any, and whether to take interrupted attempts back before.
    mutating func nextFetch(at now: Duration) -> (recovery: Bool, window: PendingWindow)? {
        guard !isFetching else { return nil }
        if needsRecovery, isSending || now < doubt.notBefore { return nil }
        if needsRecovery { (urgent, submissions, attachments) = ([], Shelf(), Shelf()) }
        let window = PendingWindow(
            submissions: submissions.reading(window: policy.window, isStale: isStale),
            attachments: attachments.reading(window: policy.window, isStale: isStale))
        guard window.submissions.limit > 0 || window.attachments.limit > 0 || isStale else { return nil }
        defer { needsRecovery = false }
        (isFetching, isStale) = (true, false)
        return (needsRecovery, window)
    }

    /// Takes rows in; returns whether any is new.
    mutating func take(_ rows: [PendingEnvelope], of window: PendingWindow) -> Bool {
        isFetching = false
        let (repeated, rows) = (rows.filter(\.isRepeated), rows.filter { !$0.isRepeated })
        submissions.note(rows.filter { $0.kind == .submission }, limit: window.submissions.limit)
        attachments.note(rows.filter { $0.kind == .attachment }, limit: window.attachments.limit)
        var known = Set((urgent + submissions.waiting + attachments.waiting + inFlight).map(\.id))
        let new = (rows + repeated).filter { suspects[$0.id] == nil && known.insert($0.id).inserted }
        urgent += new.filter { $0.kind == .inquiry }
        submissions.waiting += new.filter { $0.kind == .submission && !$0.isRepeated }
        // What the county had before waits behind everything that it never had.
        attachments.waiting += new.filter { $0.kind == .attachment || $0.isRepeated }
        defer { if isExhausted { isRereading = false } }
        return !new.isEmpty && !isRereading
    }

    // MARK: Choosing

    /// The next batch; empty if nothing may go now.
    mutating func nextBatch(at now: Duration, withSuspects: Bool) -> [UUID] {
        guard !isSending, !needsRecovery, now >= backoff.notBefore else { return [] }
        if !urgent.isEmpty {
            inFlight = cut(from: &urgent)
        } else if !submissions.waiting.isEmpty {
            inFlight = cut(from: &submissions.waiting)
        } else if let turn = turns.first(where: { mayGo($0, at: now, withSuspects: withSuspects) }) {
            inFlight = batch(of: turn, at: now)
            turns.removeAll { $0 == turn }
            turns.append(turn)
        }
        return inFlight.map(\.id)
    }

    private func mayGo(_ turn: Turn, at now: Duration, withSuspects: Bool) -> Bool {
        switch turn {
        case .cleanFile: submissions.isExhausted && !attachments.waiting.isEmpty
        case .suspectQuestion, .suspectAnswer, .suspectFile: withSuspects && dueSuspect(turn, at: now) != nil
        }
    }

    private mutating func batch(of turn: Turn, at now: Duration) -> [PendingEnvelope] {
        switch turn {
        case .cleanFile: cut(from: &attachments.waiting)
        case .suspectQuestion, .suspectAnswer, .suspectFile:
            dueSuspect(turn, at: now).map { [$0.envelope] } ?? []
        }
    }

    /// The suspect that has been due for longest. Any other order would let bad ones, which come due again and again, keep
    /// a good one back for ever.
    private func dueSuspect(_ turn: Turn, at now: Duration) -> Suspect? {
        suspects.values
            .filter { $0.envelope.kind.turn == turn && $0.backoff.notBefore <= now }
            .min {
                ($0.backoff.notBefore, $0.envelope.position) < ($1.backoff.notBefore, $1.envelope.position)
            }
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
        submissions.waiting.insert(
            contentsOf: clean.filter { $0.kind == .submission && !$0.isRepeated }, at: 0)
        attachments.waiting.insert(
            contentsOf: clean.filter { $0.kind == .attachment || $0.isRepeated }, at: 0)
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

extension EnvelopeKind {
    /// The turn of its suspects.
    fileprivate var turn: SendLane.Turn {
        switch self {
        case .inquiry: .suspectQuestion
        case .submission: .suspectAnswer
        case .attachment: .suspectFile
        }
    }
}
