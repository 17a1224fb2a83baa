import BoothStore
import CountyAPI
import Domain
import Foundation
import GRDB
import Testing

@Suite("Files that belong to a submission")
struct AttachmentTests {
    let booth: TestBooth
    let store: BoothStore
    let file = Data((0..<100_000).map { UInt8(truncatingIfNeeded: $0) })

    init() throws {
        booth = try TestBooth()
        store = try booth.open()
    }

    private func parts(of id: UUID) throws -> [SealedPart] {
        try SealedPart.seal(
            file, of: id, booth: booth.id, to: booth.trust.sealingKey, by: booth.boothKey, time: booth.noon)
    }

    @discardableResult
    private func finalise(_ id: UUID = UUID()) throws -> [SealedPart] {
        let parts = try parts(of: id)
        _ = try store.finalise(booth.order(id), parts: parts, seal: booth.seal())
        return parts
    }

    private func execute(_ sql: String) throws {
        let queue = try DatabaseQueue(path: store.path)
        try queue.write { try $0.execute(sql: sql) }
    }

    @Test("They are queued in the submission's transaction: behind it, in order, and not at all if it fails")
    func atOnce() throws {
        struct NoEntropy: Error {}
        let id = UUID()
        let sealed = try parts(of: id)
        #expect(throws: NoEntropy.self) {
            try store.finalise(booth.order(id), parts: sealed) { _, _ in throw NoEntropy() }
        }
        #expect(try store.pending().isEmpty)
        _ = try store.finalise(booth.order(id), parts: sealed, seal: booth.seal())
        #expect(
            try store.pending().map(\.kind) == [
                .submission, .attachment, .attachment, .attachment, .attachment,
            ])
        #expect(
            try store.pending().dropFirst().map(\.id) == sealed.map { try $0.envelope.uncheckedHeader().id })
        #expect(try store.attachmentProgress(submissionID: id) == AttachmentProgress(parts: 4))
        #expect(try store.attachmentCounts() == [.queued: 4])
    }

    @Test(
        "A piece is read back as it was sealed and sent, and may go from the disk once the county's receipt is here"
    )
    func sent() throws {
        let id = UUID()
        let part = try #require(try finalise(id).first)
        let name = try part.envelope.uncheckedHeader().id
        #expect(try store.beginAttempt([name], at: booth.noon) == [name])
        #expect(try store.envelope(name) == part.envelope)
        #expect(throws: ReceiptProof.Fault.self) {
            try store.recordProof(
                name, booth.proof(for: part.envelope, county: SigningKey()), trust: booth.trust,
                at: booth.noon)
        }
        #expect(try store.envelope(name) == part.envelope)
        #expect(
            try store.recordProof(name, booth.proof(for: part.envelope), trust: booth.trust, at: booth.noon))
        #expect(
            try store.recordProof(name, booth.proof(for: part.envelope), trust: booth.trust, at: booth.noon))
        #expect(try store.envelope(name) == part.envelope)
        #expect(try store.releaseAttachments(all: true) == 1)
        #expect(try store.envelope(name) == nil)
        #expect(try store.attachmentProgress(submissionID: id).stored == 1)
        #expect(try store.queueEntry(submissionID: id)?.state == .queued)
    }

    @Test(
        "An attempt that came to nothing, or was interrupted, leaves the piece in the queue with the same bytes"
    )
    func failedAttempt() throws {
        let part = try #require(try finalise().first)
        let name = try part.envelope.uncheckedHeader().id
        _ = try store.beginAttempt([name], at: booth.noon)
        try store.endAttempt([name], failure: "timeout")
        #expect(try store.beginAttempt([name], at: booth.noon) == [name])
        let restarted = try booth.open()
        #expect(try restarted.recoverInterruptedAttempts() == 1)
        #expect(try restarted.envelope(name) == part.envelope)
        #expect(try restarted.pending().count == 5)
    }

    @Test("A refusal for ever quarantines the piece with its bytes, and a technician can put it back")
    func refused() throws {
        let id = UUID()
        let part = try #require(try finalise(id).first)
        let name = try part.envelope.uncheckedHeader().id
        let never = Problem(code: "other-content", title: "No", status: 409, retry: .never)
        try store.recordRefusal(name, never, at: booth.noon)
        #expect(try store.attachmentProgress(submissionID: id).quarantined == 1)
        #expect(try store.envelope(name) == part.envelope)
        #expect(try store.audit(last: 1).map(\.kind) == ["quarantined"])
        let number = try #require(try store.queueEntry(submissionID: id)).receiptNumber
        #expect(try store.requeue(number, at: booth.noon))
        #expect(try store.attachmentCounts() == [.queued: 4])
    }

    @Test(
        "No statement changes, deletes or gives up a piece before its receipt",
        arguments: [
            "UPDATE attachment_part SET payload = x'00'", "UPDATE attachment_part SET payload = NULL",
            "UPDATE attachment_part SET digest = 'x'", "UPDATE attachment_part SET state = 'stored'",
            "DELETE FROM attachment_part", "UPDATE attachment_part SET state = 'quarantined'",
        ])
    func fixed(sql: String) throws {
        try finalise()
        #expect(throws: DatabaseError.self) { try execute(sql) }
        #expect(try store.attachmentCounts() == [.queued: 4])
    }

    @Test("Bytes that the disk has changed are not sent")
    func damaged() throws {
        let name = try #require(try finalise().first).envelope.uncheckedHeader().id
        try execute("DROP TRIGGER attachment_bytes_never_change; UPDATE attachment_part SET payload = x'00'")
        let error = #expect(throws: StoreError.self) { try store.envelope(name) }
        #expect(error?.code == "record-damaged")
    }

    @Test("Confirming twice queues each piece once")
    func twice() throws {
        let id = UUID()
        try finalise(id)
        try finalise(id)
        #expect(try store.attachmentCounts() == [.queued: 4])
    }
}
