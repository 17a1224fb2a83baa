import CountyAPI
import Domain
import Foundation
import Gateway
import ServiceLifecycle
import Testing

@testable import CountyJob

@Suite("The sync job")
struct SyncJobTests {
    private func job(_ county: CountyRig, _ client: any GatewayClient) -> SyncJob {
        let clock = county.clock
        return SyncJob(
            client: client, adapter: county.ledger, keys: county.keys, checker: FormEngine(),
            logger: CountyRig.quiet, now: { clock.now }, pause: { _ in await Task.yield() }, random: { 0.5 })
    }

    @Test("One exchange takes everything in and delivers everything, signed by the county")
    func once() async throws {
        try await withCounty { county in
            let gateway = GatewayInMemory()
            for serial in 1...130 {
                let envelope = try county.submission(Samples.content(serial), sequence: serial)
                gateway.post(county.posted(envelope, cursor: Int64(serial)))
            }
            let summary = try await job(county, gateway).runOnce()
            #expect(summary == SyncJob.Summary(booked: 130, parked: 0, replied: 0, delivered: 260))
            let delivered = gateway.state.withLock { $0.delivered }
            #expect(delivered.allSatisfy { $0.booth == county.booth })
            let event = try delivered[1].message.open(CaseEvent.self, by: county.keys.trust.countyKey)
            #expect(event.state == .accepted && event.acceptanceNumber != nil)
            #expect(try await county.ledger.outgoing(limit: 9).isEmpty)
            #expect(try await job(county, gateway).runOnce() == SyncJob.Summary())
        }
    }

    @Test("An exchange with a gateway that is away fails as unreachable, and loses nothing")
    func away() async throws {
        try await withCounty { county in
            let gateway = GatewayInMemory()
            gateway.post(county.posted(try county.submission(Samples.content())))
            gateway.state.withLock { $0.failures = 1 }
            await #expect(throws: LinkFault.unreachable("away")) {
                _ = try await job(county, gateway).runOnce()
            }
            #expect(try await job(county, gateway).runOnce().booked == 1)
        }
    }

    @Test("A delivery whose answer was lost is made again and arrives once")
    func lostAnswer() async throws {
        try await withCounty { county in
            let gateway = GatewayInMemory()
            gateway.post(county.posted(try county.submission(Samples.content())))
            gateway.state.withLock { $0.lostAnswers = 1 }
            await #expect(throws: LinkFault.self) { _ = try await job(county, gateway).runOnce() }
            #expect(try await county.ledger.outgoing(limit: 9).count == 2)
            #expect(try await job(county, gateway).runOnce().delivered == 2)
            #expect(gateway.state.withLock { $0.delivered.count } == 2)
        }
    }

    @Test("When the gateway does not know the cursor, everything is taken in again and nothing twice")
    func restoredGateway() async throws {
        try await withCounty { county in
            let gateway = GatewayInMemory()
            let first = county.posted(try county.submission(Samples.content(1)), cursor: 10)
            let second = try county.submission(Samples.content(2), sequence: 2)
            gateway.post(first)
            gateway.post(county.posted(second, cursor: 11))
            _ = try await job(county, gateway).runOnce()
            let third = try county.submission(Samples.content(3), sequence: 3)
            gateway.state.withLock { $0.envelopes = [first] }
            gateway.post(county.posted(third, cursor: 9))
            let summary = try await job(county, gateway).runOnce()
            #expect(summary.booked == 1)
            #expect(try await county.ledger.records(CaseFilter()).count == 3)
        }
    }

    @Test(
        "A gateway that was put back from a copy is told again what it has lost, with the same ids, and only then"
    )
    func toldAgain() async throws {
        try await withCounty { county in
            let gateway = GatewayInMemory()
            for serial in 1...3 {
                let envelope = try county.submission(Samples.content(serial), sequence: serial)
                gateway.post(county.posted(envelope, cursor: Int64(serial)))
            }
            _ = try await job(county, gateway).runOnce()
            _ = try await county.ledger.make(.advance, case: Samples.receipt(1).digits, at: county.clock.now)
            let copy = gateway.state.withLock { ($0.delivered.prefix(2), Int64(2)) }
            #expect(try await job(county, gateway).runOnce().delivered == 1)
            let told = gateway.state.withLock { Set($0.delivered.map(\.message.id)) }
            #expect(told.count == 7)
            #expect(try await job(county, gateway).runOnce() == SyncJob.Summary())

            gateway.state.withLock { ($0.delivered, $0.through) = (Array(copy.0), copy.1) }
            _ = try await job(county, gateway).runOnce()
            #expect(gateway.state.withLock { Set($0.delivered.map(\.message.id)) } == told)
            #expect(try await job(county, gateway).runOnce() == SyncJob.Summary())
        }
    }

    @Test(
        "Running, it outlasts an absent gateway, delivers what others put into the ledger, and ends when asked"
    )
    func running() async throws {
        try await withCounty { county in
            let gateway = GatewayInMemory()
            gateway.state.withLock { $0.failures = 40 }
            gateway.post(county.posted(try county.submission(Samples.content()), cursor: 1))
            let group = ServiceGroup(services: [job(county, gateway)], logger: CountyRig.quiet)
            let running = Task { try await group.run() }
            var deliveries = gateway.deliveries.makeAsyncIterator()
            while let count = await deliveries.next(), count < 2 {}
            // As `county-sync cases advance` does, from another process.
            let other = try CaseLedger(path: county.folder + "/ledger.sqlite")
            _ = try await other.make(.advance, case: Samples.receipt(1).digits, at: county.clock.now)
            while let count = await deliveries.next(), count < 3 {}
            gateway.post(
                county.posted(try county.submission(Samples.content(2), sequence: 2), cursor: 2))
            while let count = await deliveries.next(), count < 5 {}
            await group.triggerGracefulShutdown()
            try await running.value
            #expect(try await county.ledger.intakeCursor() == 2)
        }
    }

    @Test("While it runs, a publication turns parked submissions into cases")
    func mending() async throws {
        try await withCounty { county in
            let gateway = GatewayInMemory()
            let newForm = Data(Samples.formXML.replacing("样例", with: "新版").utf8)
            var content = try Samples.content()
            content.formDigest = ContentDigest(of: newForm)
            gateway.post(county.posted(try county.submission(content, form: newForm), cursor: 1))
            let group = ServiceGroup(services: [job(county, gateway)], logger: CountyRig.quiet)
            let running = Task { try await group.run() }
            var deliveries = gateway.deliveries.makeAsyncIterator()
            while let count = await deliveries.next(), count < 1 {}
            #expect(try await county.ledger.parked().map(\.reason) == [.unknownForm])
            try await county.ledger.archive(version: 2, items: [], files: [newForm])
            try await county.ledger.notePublished(version: 2, at: county.clock.now)
            // The next page ends the long poll, after which the job looks again.
            gateway.post(
                county.posted(try county.submission(Samples.content(2), sequence: 2), cursor: 2))
            while let count = await deliveries.next(), count < 4 {}
            await group.triggerGracefulShutdown()
            try await running.value
            #expect(try await county.ledger.parked().isEmpty)
            #expect(try await county.ledger.records(CaseFilter()).count == 2)
        }
    }

    @Test("Over real HTTPS: a sealed submission comes in, and its booth gets the county's signed events")
    func realGateway() async throws {
        try await withCounty { county in
            try await withRealGateway(county) { mailbox, url in
                let envelope = try county.submission(Samples.content())
                try await deposit(envelope, county, mailbox)
                let summary = try await HTTPGatewayClient.connected(to: url, keys: county.keys) {
                    try await job(county, $0).runOnce()
                }
                #expect(summary == SyncJob.Summary(booked: 1, parked: 0, replied: 0, delivered: 2))
                let page = try await mailbox.messages(for: county.booth, after: nil, limit: 9)
                let events = try page.messages.map {
                    try $0.open(CaseEvent.self, by: county.keys.trust.countyKey)
                }
                #expect(events.map(\.state) == [.received, .accepted])
                #expect(page.messages.map(\.subject) == Array(repeating: try subject(envelope), count: 2))
            }
        }
    }

    @Test("Over real HTTPS: the catalogue is published, and a second time nothing happens")
    func realPublication() async throws {
        try await withCounty { county in
            try await withRealGateway(county) { mailbox, url in
                let folder = try CatalogueFolder(directory: Samples.catalogue, formReader: FormEngine())
                try await HTTPGatewayClient.connected(to: url, keys: county.keys) { client in
                    let publisher = CataloguePublisher(
                        client: client, archive: county.ledger, signing: county.keys.signing,
                        sealingKey: county.keys.opening.sealingKey)
                    let first = try await publisher.publish(folder, at: county.clock.now)
                    #expect(
                        first
                            == .published(
                                version: 1, files: folder.files.count, uploaded: folder.files.count))
                    let second = try await publisher.publish(folder, at: county.clock.now)
                    #expect(second == .unchanged(version: 1))
                    let digest = ContentDigest(of: folder.forms[0])
                    #expect(try await client.blob(digest) == folder.forms[0])
                    #expect(try await client.blob(ContentDigest(of: Data("none".utf8))) == nil)
                }
                let root = try #require(try await mailbox.root())
                    .verified(by: county.keys.trust.countyKey)
                #expect(root.entries.map(\.path) == folder.files.map(\.path))
            }
        }
    }

    @Test("A gateway that is not there is a fault in a sentence")
    func faults() async throws {
        try await withCounty { county in
            let fault = await #expect(throws: LinkFault.self) {
                try await HTTPGatewayClient.connected(to: "https://127.0.0.1:1", keys: county.keys) {
                    _ = try await $0.root()
                }
            }
            #expect(fault?.cause.contains("could not be reached") == true)
        }
    }

    @Test("A gateway with another county's certificates is not spoken to")
    func foreignGateway() async throws {
        try await withCounty { county in
            try await withCounty { other in
                try await withRealGateway(other) { _, url in
                    await #expect(throws: LinkFault.self) {
                        try await HTTPGatewayClient.connected(to: url, keys: county.keys) {
                            _ = try await $0.root()
                        }
                    }
                }
            }
        }
    }

    private func subject(_ envelope: Envelope) throws -> UUID { try envelope.uncheckedHeader().id }

    private func deposit(_ envelope: Envelope, _ county: CountyRig, _ mailbox: SQLiteMailbox) async throws {
        let receiptKey = SigningKey()
        let arrival = Arrival(
            envelope: envelope, header: try envelope.verified(by: county.boothKey.verificationKey),
            boothKey: county.boothKey.verificationKey)
        let certificate = try Signed(
            ReceiptKeyCertificate(key: receiptKey.verificationKey, validUntil: county.clock.now),
            by: county.keys.signing)
        _ = try await mailbox.deposit([arrival], at: county.clock.now) { arrival, time in
            ReceiptProof(
                receipt: try Signed(
                    StorageReceipt(for: arrival.header, digest: arrival.envelope.digest, storedAt: time),
                    by: receiptKey),
                certificate: certificate)
        }
    }

    private func withRealGateway(
        _ county: CountyRig, _ body: (SQLiteMailbox, String) async throws -> Void
    ) async throws {
        let clock = county.clock
        let mailbox = try SQLiteMailbox(path: county.folder + "/mailbox.sqlite", openedAt: clock.now)
        let (ports, port) = AsyncStream<Int>.makeStream()
        let gateway = Gateway(
            mailbox: mailbox, keys: try GatewayKeys(directory: county.folder + "/keys/gateway"),
            address: "127.0.0.1", port: 0, logger: CountyRig.quiet, now: { clock.now },
            onListening: { port.yield($0) })
        let group = ServiceGroup(services: [gateway], logger: CountyRig.quiet)
        let running = Task {
            defer { port.finish() }
            try await group.run()
        }
        var iterator = ports.makeAsyncIterator()
        let number = try #require(await iterator.next(), "the gateway did not start")
        let result: Result<Void, any Error>
        do { result = .success(try await body(mailbox, "https://127.0.0.1:\(number)")) } catch {
            result = .failure(error)
        }
        await group.triggerGracefulShutdown()
        try await running.value
        try result.get()
    }
}
