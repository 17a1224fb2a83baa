import BoothStore
import CountyAPI
import Domain
import Foundation
import Testing

@Suite("Attempts, receipts and refusals")
struct AttemptsTests {
    let booth: TestBooth
    let store: BoothStore
    let id = UUID()

    init() throws {
        booth = try TestBooth()
        store = try booth.open()
        try booth.finalise(store, id)
    }

    private var entry: QueueEntry { get throws { try #require(try store.queueEntry(submissionID: id)) } }
    private var envelope: Envelope { get throws { try #require(try store.envelope(id)) } }

    @Test("An attempt is written down before it begins, and only for what waits")
    func begin() throws {
        #expect(try store.beginAttempt([id, UUID()], at: booth.noon) == [id])
        #expect(try entry.state == .sending)
        #expect(try entry.attempts == 1)
        #expect(try store.beginAttempt([id], at: booth.noon).isEmpty)
        #expect(try store.pending().isEmpty)
    }

    @Test("A failed attempt puts the row back with the failure's code and the same bytes")
    func end() throws {
        let before = try envelope
        _ = try store.beginAttempt([id], at: booth.noon)
        try store.endAttempt([id], failure: "timeout")
        #expect(try entry.state == .queued)
        #expect(try entry.lastFailure == "timeout")
        #expect(try envelope == before)
    }

    @Test("What was being sent when the program died is queued again at the next start")
    func recover() throws {
        try store.ask(booth.inquiry(), at: booth.noon)
        _ = try store.beginAttempt(try store.pending().map(\.id), at: booth.noon)
        let restarted = try booth.open()
        #expect(try restarted.recoverInterruptedAttempts() == 2)
        #expect(try restarted.pending().map(\.kind) == [.inquiry, .submission])
    }

    @Test("The county's receipt makes a submission stored, for ever")
    func proof() throws {
        let proof = try booth.proof(for: envelope)
        #expect(try store.recordProof(id, proof, trust: booth.trust, at: booth.noon))
        #expect(try store.recordProof(id, proof, trust: booth.trust, at: booth.noon))
        #expect(try entry.state == .stored)
        #expect(try entry.storedAt == booth.noon.adding(seconds: 60))
        #expect(try store.receipt(submissionID: id) == proof)
        try store.recordRefusal(id, TestBooth.never(), at: booth.noon)
        try store.endAttempt([id], failure: "timeout")
        #expect(try entry.state == .stored)
        #expect(try store.audit(last: 9).map(\.kind) == ["finalised", "stored"])
    }

    @Test("A receipt for an envelope that is not here is no receipt")
    func unknown() throws {
        #expect(
            try !store.recordProof(UUID(), booth.proof(for: envelope), trust: booth.trust, at: booth.noon))
    }

    @Test("A receipt that the county did not sign, or about other bytes, changes nothing")
    func believedOnly() throws {
        let other = UUID()
        try booth.finalise(store, other)
        let impostors = [
            try booth.proof(for: envelope, receiptKey: SigningKey()),
            try booth.proof(for: envelope, county: SigningKey()),
            try booth.proof(for: #require(try store.envelope(other))),
        ]
        for proof in impostors {
            #expect(throws: ReceiptProof.Fault.self) {
                try store.recordProof(id, proof, trust: booth.trust, at: booth.noon)
            }
            #expect(try entry.state == .queued)
        }
    }

    @Test("A refusal for ever quarantines with its reason and keeps the bytes; a technician puts it back")
    func quarantine() throws {
        let before = try envelope
        _ = try store.beginAttempt([id], at: booth.noon)
        try store.recordRefusal(id, TestBooth.never(), at: booth.noon)
        #expect(try entry.state == .quarantined)
        #expect(try entry.refusal?.code == "other-content")
        #expect(try envelope == before)
        #expect(try store.pending().isEmpty)
        #expect(try store.requeue(entry.receiptNumber, at: booth.noon))
        #expect(try !store.requeue(entry.receiptNumber, at: booth.noon))
        #expect(try store.pending().map(\.id) == [id])
    }

    @Test("A refusal for now puts the row back", arguments: [Problem.Retry.later, .afterFix])
    func later(_ retry: Problem.Retry) throws {
        _ = try store.beginAttempt([id], at: booth.noon)
        try store.recordRefusal(
            id, Problem(code: "storage", title: "Full", status: 503, retry: retry), at: booth.noon)
        #expect(try entry.state == .queued)
        #expect(try entry.lastFailure == "problem:storage")
    }

    @Test("A receipt that comes after a quarantine still counts")
    func lateReceipt() throws {
        try store.recordRefusal(id, TestBooth.never(), at: booth.noon)
        try store.recordProof(id, booth.proof(for: envelope), trust: booth.trust, at: booth.noon)
        #expect(try entry.state == .stored)
        #expect(try entry.refusal == nil)
    }

    @Test("Questions go before submissions, and a long queue is read page by page in order")
    func pending() throws {
        let more = try (0..<5).map { _ in try booth.finalise(store) }
        let question = try booth.inquiry()
        try store.ask(question, at: booth.noon)
        let first = try store.pending(PendingWindow(submissions: .init(limit: 4)))
        #expect(first.map(\.sequence) == [nil, 1, 2, 3, 4])
        let position = try #require(first.last?.position)
        #expect(
            try store.pending(PendingWindow(submissions: .init(after: position, limit: 4))).map(\.sequence)
                == [nil, 5, 6])
        #expect(
            try store.pending(PendingWindow(submissions: .init(after: position, limit: 0))).map(\.digest) == [
                question.digest
            ])
        #expect(
            more.last?.digest
                == (try store.pending(PendingWindow(submissions: .init(after: position))).last?.digest))
        #expect(first.allSatisfy { $0.size > 300 })
    }
}
