import BoothStore
import CountyAPI
import Domain
import Foundation
import Testing

@Suite("Finalising a submission")
struct FinaliseTests {
    let booth: TestBooth
    let store: BoothStore

    init() throws {
        booth = try TestBooth()
        store = try booth.open()
    }

    @Test(
        "A finalised submission has its number, its place in the sequence, sealed bytes, a queue row and an audit row"
    )
    func everythingAtOnce() throws {
        let id = UUID()
        let made = try booth.finalise(store, id)
        let entry = try #require(try store.queueEntry(submissionID: id))
        let envelope = try #require(try store.envelope(id))
        #expect(made.sequence == 1)
        #expect(made.receiptNumber.digits.hasPrefix("0423" + "261123" + "0001"))
        #expect(entry.state == .queued)
        #expect(entry.digest == made.digest)
        #expect(try store.audit(last: 1).map(\.kind) == ["finalised"])
        let header = try envelope.verified(by: booth.boothKey.verificationKey)
        #expect(try envelope.open(header, with: booth.opening) == Data("内容".utf8))
    }

    @Test("If sealing fails nothing is left, and the number goes to the next")
    func sealingFails() throws {
        struct NoEntropy: Error {}
        #expect(throws: NoEntropy.self) { try store.finalise(booth.order()) { _, _ in throw NoEntropy() } }
        #expect(try store.queue().isEmpty)
        #expect(try store.verifyAudit() == 0)
        #expect(try booth.finalise(store).sequence == 1)
    }

    @Test("An envelope that was sealed for another place is refused and nothing is left")
    func otherPlace() throws {
        let other = Envelope.Place.submission(id: UUID(), booth: booth.id, sequence: 1, previous: nil)
        let error = #expect(throws: StoreError.self) {
            try store.finalise(booth.order()) { _, number in try booth.seal()(other, number) }
        }
        #expect(error?.code == "sealed-otherwise")
        #expect(try store.queue().isEmpty)
    }

    @Test("Confirming twice gives the same number and one row, without sealing again")
    func twice() throws {
        let id = UUID()
        let first = try booth.finalise(store, id)
        struct SealedAgain: Error {}
        let second = try store.finalise(booth.order(id)) { _, _ in throw SealedAgain() }
        #expect(second == first)
        #expect(try store.queue().count == 1)
    }

    @Test("The serial begins anew each day, and goes on when the clock is set back")
    func serials() throws {
        let tomorrow = try #require(booth.day.adding(days: 1))
        let days = [booth.day, booth.day, tomorrow, booth.day, tomorrow]
        let numbers = try days.map {
            try store.finalise(booth.order(day: $0), seal: booth.seal()).receiptNumber
        }
        let serials = numbers.map { String($0.digits.dropFirst(4).prefix(10)) }
        #expect(serials == ["2611230001", "2611230002", "2611240001", "2611230003", "2611240002"])
    }

    @Test("A code outside the receipt number's range is refused with a remedy")
    func noNumber() throws {
        var order = booth.order()
        order.boothCode = 10_000
        let error = #expect(throws: StoreError.self) { try store.finalise(order, seal: booth.seal()) }
        #expect(error?.code == "receipt-numbers-used-up")
    }

    @Test("Each envelope names the one before, and the chain is found intact")
    func chain() throws {
        let ids = (0..<5).map { _ in UUID() }
        let made = try ids.map { try booth.finalise(store, $0) }
        let headers = try ids.map { try #require(try store.envelope($0)).uncheckedHeader() }
        #expect(headers.map(\.previous) == [nil] + made.dropLast().map(\.digest))
        #expect(headers.map(\.sequence) == [1, 2, 3, 4, 5])
        #expect(try store.verifySequence(of: booth.id) == 5)
        #expect(try store.verifyAudit() == 5)
    }

    @Test("A booth that was enrolled under another name begins its own sequence")
    func otherBooth() throws {
        try booth.finalise(store)
        var order = booth.order()
        order.boothID = try #require(BoothID("longzhou-0424"))
        #expect(try store.finalise(order, seal: booth.seal()).sequence == 1)
    }

    @Test("Connections that finalise at once give gap-free numbers and an intact chain")
    func parallel() async throws {
        let booth = booth
        let made = try await withThrowingTaskGroup(of: [Finalised].self) { group in
            for _ in 0..<4 {
                group.addTask {
                    let own = try booth.open()
                    return try (0..<25).map { _ in try booth.finalise(own) }
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(made.map(\.sequence).sorted() == Array(1...100))
        #expect(Set(made.map(\.receiptNumber)).count == 100)
        #expect(try store.verifySequence(of: booth.id) == 100)
        #expect(try store.verifyAudit() == 100)
    }

    @Test("A submission is found by its number; another booth's number finds none")
    func number() throws {
        let made = try (0..<3).map { _ in try booth.finalise(store) }
        #expect(try store.queueEntry(receiptNumber: made[1].receiptNumber)?.sequence == made[1].sequence)
        let foreign = try #require(ReceiptNumber("0423 261123 0007 6"))
        #expect(try store.queueEntry(receiptNumber: foreign) == nil)
    }

    @Test("A person's submissions are found by the tag, and nobody else's")
    func personTag() throws {
        let person = PersonKey(documentKind: .resident, number: "450000199001011234")
        let other = PersonKey(documentKind: .resident, number: "450000199001015678")
        let tag = PersonTag(of: person, at: booth.boothKey)
        let made = try store.finalise(booth.order(tag: tag), seal: booth.seal())
        _ = try store.finalise(
            booth.order(tag: PersonTag(of: other, at: booth.boothKey)), seal: booth.seal())
        #expect(try store.queue(personTag: tag).map(\.receiptNumber) == [made.receiptNumber])
    }
}
