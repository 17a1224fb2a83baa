import BoothStore
import BoothSync
import CountyAPI
import Domain
import Foundation
import Synchronization
import Testing

/// A county in memory: stores what it is sent, and has receipts, messages and a catalogue to give.
final class ModelCounty: CountyLink {
    struct State {
        var stored: [ContentDigest: Envelope] = [:]
        var batches: [Int] = []
        var failure: LinkFailure?
        var messages: [DownwardMessage] = []
        var cursors: [String] = []
        var root: Signed<CatalogueRoot>?
        var blobs: [ContentDigest: Data] = [:]
        var forgeReceipts = false
    }
    let state = Mutex(State())
    let county = SigningKey()
    let receiptKey = SigningKey()
    let opening = OpeningKey()
    let boothKey = SigningKey()

    var trust: CountyTrust {
        CountyTrust(countyName: "样例县", countyKey: county.verificationKey, sealingKey: opening.sealingKey)
    }

    private func check() throws(LinkFailure) {
        if let failure = state.withLock({ $0.failure }) { throw failure }
    }

    func send(_ envelopes: [Envelope]) async throws(LinkFailure) -> [EnvelopeResult] {
        try check()
        return state.withLock { state in
            state.batches.append(envelopes.count)
            return envelopes.reversed().compactMap { envelope in
                state.stored[envelope.digest] = envelope
                let signer = state.forgeReceipts ? SigningKey() : receiptKey
                guard let header = try? envelope.verified(by: boothKey.verificationKey),
                    let proof = try? ReceiptProof(
                        receipt: Signed(
                            StorageReceipt(
                                for: header, digest: envelope.digest, storedAt: Instant(milliseconds: 5)),
                            by: signer),
                        certificate: Signed(
                            ReceiptKeyCertificate(
                                key: receiptKey.verificationKey, validUntil: Instant(milliseconds: 9)),
                            by: county))
                else { return nil }
                return EnvelopeResult(digest: envelope.digest, proof: proof)
            }
        }
    }

    func events(after cursor: String, limit: Int, wait: Duration) async throws(LinkFailure) -> EventsPage {
        try check()
        let page = state.withLock { state in
            state.cursors.append(cursor)
            let messages = Array(state.messages.dropFirst(Int(cursor) ?? 0))
            return EventsPage(
                messages: messages, next: String(state.messages.count), hasMore: false)
        }
        guard page.messages.isEmpty, wait > .zero else { return page }
        do { try await Task.sleep(for: wait) } catch { throw LinkFailure(code: "closed", reach: .nobody) }
        return page
    }

    func catalogueRoot(unless known: ContentDigest?) async throws(LinkFailure) -> Signed<CatalogueRoot>? {
        try check()
        return state.withLock { state in
            state.root.flatMap { ContentDigest(of: $0.bytes) == known ? nil : $0 }
        }
    }

    func blob(_ entry: CatalogueRoot.Entry) async throws(LinkFailure) -> [UInt8] {
        guard let bytes = state.withLock({ $0.blobs[entry.digest] }) else {
            throw LinkFailure(Problem(code: "unknown-blob", title: "No", status: 404, retry: .later))
        }
        return [UInt8](bytes)
    }

    func reconcile(_ request: ReconciliationRequest) async throws(LinkFailure) -> ReconciliationResponse {
        try check()
        return state.withLock { state in
            let held = state.stored.values.compactMap { try? $0.uncheckedHeader() }
            let digests = Dictionary(
                zip(held, state.stored.keys).compactMap { header, _ in header.sequence.map { ($0, header) } },
                uniquingKeysWith: { $1 })
            let byNumber = digests.compactMapValues { header in
                state.stored.first { (try? $0.value.uncheckedHeader())?.id == header.id }?.key
            }
            return ReconciliationResponse(
                differing: request.ranges.indices.filter { index in
                    let range = request.ranges[index]
                    return SequenceRoot.of(range.first...range.last, digest: { byNumber[$0] }) != range.root
                })
        }
    }

    func renew(_ request: RenewalRequest) async throws(LinkFailure) -> RenewalResponse {
        throw LinkFailure(code: "no-certificates", reach: .here)
    }

    func show(_ credentials: TLSCredentials) async throws(LinkFailure) {}

    func publish(_ version: Int, _ files: [String: String], by key: SigningKey? = nil) throws {
        let entries = files.map {
            CatalogueRoot.Entry(
                path: $0.key, digest: ContentDigest(of: Data($0.value.utf8)), size: $0.value.utf8.count)
        }
        let root = try Signed(
            CatalogueRoot(version: version, publishedAt: Instant(milliseconds: 0), entries: entries),
            by: key ?? county)
        state.withLock { state in
            state.root = root
            for text in files.values { state.blobs[ContentDigest(of: Data(text.utf8))] = Data(text.utf8) }
        }
    }
}

/// A store on disk, a county in memory, and the service between them.
final class ServiceBench: Sendable {
    let county = ModelCounty()
    let store: BoothStore
    let identity: BoothIdentity
    let directory: String

    init() throws {
        directory = FileManager.default.temporaryDirectory.path + "/booth-sync-\(UUID().uuidString)"
        store = try BoothStore(directory: directory)
        identity = BoothIdentity(
            booth: try #require(BoothID("longzhou-0423")), boothCode: 423, boothName: "样例村便民服务亭",
            trust: county.trust)
    }

    deinit { try? FileManager.default.removeItem(atPath: directory) }

    var service: SyncService { SyncService(store: store, link: county, identity: identity) }

    @discardableResult
    func finalise(_ store: BoothStore? = nil) throws -> UUID {
        let id = UUID()
        let order = FinaliseOrder(
            submissionID: id, boothID: identity.booth, boothCode: 423,
            day: try #require(CivilDate("2026-11-23")),
            at: Instant(milliseconds: 0), implementationCode: "11450000MB0000000X2450000000001",
            formID: "form",
            formVersion: "1", formDigest: ContentDigest(of: Data()))
        _ = try (store ?? self.store).finalise(order) { place, _ in
            try Envelope.seal(
                Data("内容".utf8), at: place, to: self.county.opening.sealingKey, by: self.county.boothKey,
                time: Instant(milliseconds: 0))
        }
        return id
    }
}

@Suite("The service between store and county")
struct ServiceTests {
    let bench: ServiceBench

    init() throws { bench = try ServiceBench() }

    @Test("One exchange sends everything, fetches the messages and the catalogue, and says how the link is")
    func exchange() async throws {
        let ids = try (0..<20).map { _ in try bench.finalise() }
        try bench.county.publish(1, ["a.txt": "甲", "b.txt": "乙"])
        let event = CaseEvent(
            submissionID: ids[0], ordinal: 1, state: .received, at: Instant(milliseconds: 1))
        let message = try DownwardMessage(id: UUID(), subject: ids[0], Signed(event, by: bench.county.county))
        bench.county.state.withLock { $0.messages = [message] }
        #expect(await bench.service.run(.once) == .complete)
        #expect(try bench.store.queueCounts() == [.stored: 20])
        #expect(try bench.store.queueEntry(submissionID: ids[0])?.caseState == .received)
        #expect(try bench.store.eventsCursor() == "1")
        #expect(try bench.store.currentCatalogue()?.file("a.txt") == Data("甲".utf8))
        #expect(try bench.store.link().isUp)
    }

    @Test(
        "With the county out of reach nothing changes but the link, and the next exchange sends the same bytes"
    )
    func outOfReach() async throws {
        let id = try bench.finalise()
        let before = try bench.store.envelope(id)
        bench.county.state.withLock { $0.failure = LinkFailure(code: "refused", reach: .nobody) }
        #expect(await bench.service.run(.once) == .outOfReach("refused"))
        #expect(try bench.store.queueCounts() == [.queued: 1])
        #expect(try bench.store.link().lastFailureCode == "refused")
        #expect(try bench.store.health().first { $0.device == "county-link" }?.condition == "refused")
        bench.county.state.withLock { $0.failure = nil }
        #expect(await bench.service.run(.once) == .complete)
        let stored = bench.county.state.withLock { Array($0.stored.values) }
        #expect(stored == [try #require(before)])
    }

    @Test("A success without a receipt that proves it is none")
    func forged() async throws {
        try bench.finalise()
        bench.county.state.withLock { $0.forgeReceipts = true }
        #expect(await bench.service.run(.once) == .incomplete("receipt-unproven"))
        #expect(try bench.store.queueCounts() == [.queued: 1])
    }

    @Test("What the county has lost is found and sent again, and nothing else is")
    func lost() async throws {
        let ids = try (0..<40).map { _ in try bench.finalise() }
        #expect(await bench.service.run(.once) == .complete)
        let reconciler = Reconciler(service: bench.service)
        #expect(await reconciler.compare() == .same)
        let before = bench.county.state.withLock { $0.stored }
        let lost = try [ids[3], ids[17], ids[39]].map { try #require(try bench.store.envelope($0)).digest }
        bench.county.state.withLock { state in for digest in lost { state.stored[digest] = nil } }
        bench.county.state.withLock { $0.batches = [] }
        #expect(await reconciler.compare() == .sendingAgain(3))
        #expect(await bench.service.run(.once) == .complete)
        #expect(bench.county.state.withLock { $0.stored } == before)
        #expect(bench.county.state.withLock { $0.batches } == [3])
        #expect(await reconciler.compare() == .same)
    }

    @Test("A catalogue that the county did not sign is refused, and the exchange says so")
    func forgedCatalogue() async throws {
        try bench.county.publish(1, ["a.txt": "甲"], by: SigningKey())
        #expect(await bench.service.run(.once) == .incomplete("catalogue-signature"))
        #expect(try bench.store.currentCatalogue() == nil)
    }

    /// Waits until the signal rings, without holding up a thread that the service needs.
    private func bell(of signal: ChangeSignal) async throws {
        for _ in 0..<12_000 {
            var entry = pollfd(fd: signal.fileDescriptor, events: Int16(POLLIN), revents: 0)
            if poll(&entry, 1, 0) == 1 { return }
            try await Task.sleep(for: .milliseconds(10))
        }
        try #require(Bool(false), "the submission was not sent in two minutes")
    }

    @Test("A daemon sends what another process finalises while it runs, and ends when it is told to")
    func daemon() async throws {
        let wakes = try WakeSources(stateDirectory: bench.directory)
        let (bench, service) = (bench, bench.service)
        let running = Task { await service.run(.daemon, wakes: wakes.events) }
        let front = try BoothStore(directory: bench.directory)
        let signal = try ChangeSignal(front)
        for _ in 0..<3 {
            let id = try bench.finalise(front)
            while try front.queueEntry(submissionID: id)?.state != .stored {
                try await bell(of: signal)
                _ = signal.drain()
            }
        }
        running.cancel()
        #expect(await running.value == nil)
    }

    @Test("A mailbox that does not know the cursor is read from the beginning, and nothing comes twice")
    func deadCursor() async throws {
        try bench.store.saveMessages(
            [], cursor: "77", trust: bench.identity.trust, at: Instant(milliseconds: 0))
        bench.county.state.withLock {
            $0.failure = LinkFailure(Problem(code: "dead-cursor", title: "No", status: 410, retry: .afterFix))
        }
        _ = await bench.service.run(.once)
        #expect(try bench.store.eventsCursor() == "")
    }
}
