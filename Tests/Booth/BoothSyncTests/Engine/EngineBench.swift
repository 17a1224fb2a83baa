import BoothStore
import BoothSync
import CountyAPI
import Domain
import Foundation
import Testing

/// An engine on the bench: events go in by hand, its certificate is always good, time stands still until it is moved, jitter is in the middle.
struct EngineBench {
    var engine: SyncEngine
    var now: Duration = .zero
    var jitter = 0.5
    /// What the last event brought.
    var actions: [SyncAction] = []
    /// The moment at which the engine wants to be woken.
    var wakeAt: Duration?

    init(_ mode: SyncEngine.Mode = .daemon, policy: SyncPolicy = .standard) {
        var policy = policy
        policy.renewalInterval = .seconds(1 << 30)
        if policy.firstReconciliation == SyncPolicy.standard.firstReconciliation {
            policy.firstReconciliation = .seconds(1 << 30)
        }
        engine = SyncEngine(mode: mode, policy: policy)
    }

    @discardableResult
    mutating func feed(_ event: SyncEvent) -> [SyncAction] {
        actions = engine.handle(event, at: now, jitter: jitter)
        if let look = actions.firstIndex(of: .renewCertificate) {
            actions.remove(at: look)
            actions += engine.handle(.renewal(.notDue), at: now, jitter: jitter)
        }
        for case .wait(let until) in actions { wakeAt = until }
        return actions
    }

    /// Moves time to the engine's own wish and wakes it.
    @discardableResult
    mutating func wake() throws -> [SyncAction] {
        now = max(now, try #require(wakeAt))
        return feed(.timer)
    }

    /// Moves time on and wakes the engine.
    @discardableResult
    mutating func wake(after pause: Duration) -> [SyncAction] {
        now += pause
        return feed(.timer)
    }

    /// Wakes the engine as often as it wishes until it sends, at most fifty times; gives the batch.
    @discardableResult
    mutating func wakeUntilSending() throws -> [UUID] {
        for _ in 0..<50 where batch == nil { try wake() }
        return try #require(batch)
    }

    /// The batch in the last actions; nil if nothing was sent.
    var batch: [UUID]? {
        for case .send(let ids) in actions { return ids }
        return nil
    }

    /// The number of the poll in the last actions.
    var poll: Int? {
        for case .poll(let number, _) in actions { return number }
        return nil
    }

    /// The result of a single exchange, if it is over.
    var result: ExchangeResult? {
        for case .finish(let result) in actions { return result }
        return nil
    }

    /// Starts with these rows waiting and the link up. Ends with the actions that follow.
    mutating func start(with rows: [PendingEnvelope], catalogue: CatalogueOutcome? = .unchanged) throws {
        feed(.started)
        let probe = try #require(poll)
        feed(.pending(rows, PendingWindow()))
        feed(.polled(probe, .page(count: 0, hasMore: false)))
        let first = actions
        if let catalogue { feed(.catalogue(catalogue)) }
        actions = first + actions
    }

    static let nobody = LinkFailure(code: "timeout", reach: .nobody)
    static let portal = LinkFailure(code: "captive-portal", reach: .impostor)

    static func problem(_ status: Int, _ retry: Problem.Retry, after: Duration? = nil) -> LinkFailure {
        LinkFailure(
            Problem(code: "code-\(status)", title: "No", status: status, retry: retry), retryAfter: after)
    }

    /// Submissions of this size, in order.
    static func rows(_ count: Int, size: Int = 1000, from first: Int = 1) -> [PendingEnvelope] {
        (first..<first + count).map { number in
            PendingEnvelope(
                id: UUID(), kind: .submission, sequence: number,
                digest: ContentDigest(of: Data("\(number)".utf8)),
                size: size, position: Int64(number))
        }
    }

    /// Pieces of attachments, in order.
    static func parts(_ count: Int, size: Int = 44_000) -> [PendingEnvelope] {
        (1...count).map { number in
            PendingEnvelope(
                id: UUID(), kind: .attachment, sequence: nil,
                digest: ContentDigest(of: Data("part \(number)".utf8)), size: size, position: Int64(number))
        }
    }

    static func question() -> PendingEnvelope {
        PendingEnvelope(
            id: UUID(), kind: .inquiry, sequence: nil, digest: ContentDigest(of: Data("?".utf8)), size: 800,
            position: 1)
    }

    /// All stored.
    static func stored(_ ids: [UUID]) throws -> SyncEvent {
        let proof = try ReceiptSample.proof()
        return .sent(
            ids, .results(Dictionary(uniqueKeysWithValues: ids.map { ($0, .proven(proof)) }), reached: true))
    }
}

/// A receipt; the engine only carries it.
enum ReceiptSample {
    private static let made = Result { () throws -> ReceiptProof in
        let (county, gateway, booth) = (SigningKey(), SigningKey(), SigningKey())
        guard let id = BoothID("booth") else { throw SignatureFault.unreadable }
        let envelope = try Envelope.seal(
            Data(), at: .submission(id: UUID(), booth: id, sequence: 1, previous: nil),
            to: OpeningKey().sealingKey, by: booth, time: Instant(milliseconds: 0))
        return ReceiptProof(
            receipt: try Signed(
                StorageReceipt(
                    for: envelope.uncheckedHeader(), digest: envelope.digest,
                    storedAt: Instant(milliseconds: 0)),
                by: gateway),
            certificate: try Signed(
                ReceiptKeyCertificate(key: gateway.verificationKey, validUntil: Instant(milliseconds: 1)),
                by: county))
    }

    static func proof() throws -> ReceiptProof { try made.get() }
}
