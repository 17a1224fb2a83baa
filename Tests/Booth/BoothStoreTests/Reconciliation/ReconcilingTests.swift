import BoothStore
import CountyAPI
import Domain
import Foundation
import Testing

@Suite("What the county has lost after it gave a receipt")
struct ReconcilingTests {
    private let booth: TestBooth
    private let store: BoothStore

    init() throws {
        booth = try TestBooth()
        store = try booth.open()
    }

    /// A submission with a file, all of it stored by the county.
    private func stored(_ id: UUID = UUID(), storedAt: Instant? = nil) throws -> (id: UUID, part: UUID) {
        let parts = try SealedPart.seal(
            Data("材料 \(id)".utf8), of: id, booth: booth.id, to: booth.trust.sealingKey, by: booth.boothKey,
            time: booth.noon)
        _ = try store.finalise(booth.order(id), parts: parts, seal: booth.seal("内容 \(id)"))
        let part = try #require(parts.first).envelope.uncheckedHeader().id
        for name in [id, part] { try prove(name) }
        return (id, part)
    }

    private func prove(_ id: UUID) throws {
        let envelope = try #require(try store.envelope(id))
        try store.recordProof(id, booth.proof(for: envelope), trust: booth.trust, at: booth.noon)
    }

    @Test(
        "It is sent again with its files, byte for byte, behind all that waits, and is `stored` all the while"
    )
    func again() throws {
        let (id, part) = try stored()
        let (envelope, piece) = (try store.envelope(id), try store.envelope(part))
        #expect(try store.pending().isEmpty)
        #expect(try store.sendAgain([1], of: booth.id, at: booth.noon) == 1)
        #expect(try store.sendAgain([1], of: booth.id, at: booth.noon) == 0)
        let waiting = UUID()
        try booth.finalise(store, waiting)
        let pending = try store.pending()
        #expect(
            pending.map(\.id) == [waiting, id, part] && pending.map(\.isRepeated) == [false, true, true])
        #expect(try store.queueEntry(submissionID: id)?.state == .stored)
        #expect(try store.beginAttempt([id, part], at: booth.noon) == [id, part])
        #expect(try store.envelope(id) == envelope && store.envelope(part) == piece)
        try store.endAttempt([id, part], failure: "timeout")
        try store.recoverInterruptedAttempts()
        #expect(try store.pending().count == 3)
        let receipt = try store.receipt(submissionID: id)
        for name in [id, part] { try prove(name) }
        #expect(try store.pending().map(\.id) == [waiting])
        #expect(try store.receipt(submissionID: id) == receipt, "the first receipt stays")
        _ = try store.verifyAudit()
    }

    @Test("What has no receipt yet, is another booth's, or is not there, is not sent again")
    func others() throws {
        try booth.finalise(store)
        let other = try #require(BoothID("other-01"))
        #expect(try store.sendAgain([1, 2, -5, 1 << 40], of: booth.id, at: booth.noon) == 0)
        #expect(try store.sendAgain([1], of: other, at: booth.noon) == 0)
        #expect(try store.highestStored(of: booth.id) == 0)
    }

    @Test("A county that refuses it for good is not asked again, and the receipt stays")
    func refused() throws {
        let (id, part) = try stored()
        #expect(try store.sendAgain([1], of: booth.id, at: booth.noon) == 1)
        let problem = Problem(code: "other-content", title: "", status: 409, retry: .never)
        for name in [id, part] { try store.recordRefusal(name, problem, at: booth.noon) }
        #expect(try store.pending().isEmpty)
        #expect(try store.queueEntry(submissionID: id)?.state == .stored)
    }

    @Test("Digests are those of what has receipts, by number")
    func digests() throws {
        let ids = try (0..<3).map { _ in try stored().id }
        try booth.finalise(store)
        let digests = try store.storedDigests(of: booth.id, in: 2...9)
        #expect(digests.keys.sorted() == [2, 3])
        #expect(digests[2] == (try store.envelope(ids[1])?.digest))
        #expect(try store.highestStored(of: booth.id) == 3)
    }

    @Test(
        "The bytes of files stay for three days of the county's time, and longer while they are being sent again"
    )
    func grace() throws {
        let (_, part) = try stored()
        #expect(try store.releaseAttachments() == 0)
        #expect(try store.envelope(part) != nil)
        #expect(try store.sendAgain([1], of: booth.id, at: booth.noon) == 1)
        #expect(try store.releaseAttachments(all: true) == 0)
        try prove(part)
        #expect(try store.releaseAttachments(all: true) == 1)
        #expect(try store.envelope(part) == nil)
        #expect(try store.attachmentCounts() == [.stored: 1])
    }
}
