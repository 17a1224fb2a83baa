import BoothStore
import CountyAPI
import Domain
import Foundation
import Testing

@Suite("Messages from the county")
struct MessagesTests {
    let booth: TestBooth
    let store: BoothStore
    let submission = UUID()

    init() throws {
        booth = try TestBooth()
        store = try booth.open()
        try booth.finalise(store, submission)
    }

    private func save(_ messages: [DownwardMessage], cursor: String = "1") throws -> Int {
        try store.saveMessages(messages, cursor: cursor, trust: booth.trust, at: booth.noon)
    }

    @Test("The cursor moves with the messages, and neither without the other")
    func cursor() throws {
        #expect(try store.eventsCursor() == "")
        #expect(try save([booth.caseEvent(submission, 1, .received)], cursor: "7") == 1)
        #expect(try store.eventsCursor() == "7")
        #expect(try booth.open().caseEvents(submissionID: submission, trust: booth.trust).count == 1)
    }

    @Test("A message that comes again is kept once")
    func once() throws {
        let message = try booth.caseEvent(submission, 1, .received)
        #expect(try save([message, message]) == 1)
        #expect(try save([message], cursor: "2") == 0)
        #expect(try store.caseEvents(submissionID: submission, trust: booth.trust).count == 1)
        #expect(try store.eventsCursor() == "2")
    }

    @Test(
        "The queue shows the state of the newest event by the county's numbering, whatever the order of arrival"
    )
    func order() throws {
        let number = try #require(
            AcceptanceNumber(
                implementationCode: "11450000MB0000000X2450000000001", day: booth.day, serial: 1))
        #expect(
            try save([
                booth.caseEvent(submission, 3, .inReview), booth.caseEvent(submission, 1, .received),
                booth.caseEvent(submission, 2, .accepted, number: number),
            ]) == 3)
        let entry = try #require(try store.queueEntry(submissionID: submission))
        #expect(entry.caseState == .inReview)
        #expect(entry.acceptanceNumber == number)
        #expect(
            try store.caseEvents(submissionID: submission, trust: booth.trust).map(\.state)
                == [.received, .accepted, .inReview])
    }

    @Test("A message that the county did not sign, or about something else than it says, is never acted on")
    func forged() throws {
        let forged = try booth.caseEvent(submission, 1, .decided, by: SigningKey())
        let moved = DownwardMessageMover.move(try booth.caseEvent(UUID(), 1, .decided), to: submission)
        _ = try save([forged, moved])
        #expect(try store.queueEntry(submissionID: submission)?.caseState == nil)
        #expect(try store.caseEvents(submissionID: submission, trust: booth.trust).isEmpty)
        #expect(try store.audit(last: 2).map(\.kind) == ["message-refused", "message-refused"])
    }

    @Test("A message of an unknown kind is kept for a program that knows it")
    func unknownKind() throws {
        struct Notice: SignedBody {
            static let context = "notice"
            var text: String
        }
        let message = try DownwardMessage(
            id: UUID(), subject: submission, Signed(Notice(text: "停水通知"), by: booth.county))
        _ = try save([message])
        #expect(try store.messages(kind: "notice", subject: submission) == [message])
    }

    @Test("A reply is here until the session forgets it, and then its bytes are nowhere")
    func reply() throws {
        let question = UUID()
        try store.ask(booth.inquiry(question), at: booth.noon)
        #expect(try store.openInquiries() == 1)
        #expect(try store.reply(question) == nil)
        let reply = try booth.reply(to: question)
        _ = try save([reply])
        #expect(try store.reply(question) == reply)
        #expect(try store.openInquiries() == 0)
        try store.forgetInquiry(question)
        #expect(try store.reply(question) == nil)
        #expect(try store.inquiry(question) == nil)
        #expect(try save([reply]) == 0)
        #expect(try store.reply(question) == nil)
    }

    @Test("A reply to a question that nobody waits for is not kept")
    func unasked() throws {
        let question = UUID()
        _ = try save([booth.reply(to: question)])
        #expect(try store.reply(question) == nil)
    }

    @Test("A question is dropped after ten minutes, a reply after fifteen, whichever way the clock went")
    func expiry() throws {
        let question = UUID()
        try store.ask(booth.inquiry(question), at: booth.noon)
        _ = try save([booth.reply(to: question)])
        #expect(try store.purgeExpired(at: booth.noon.adding(seconds: 599)) == 0)
        #expect(try store.purgeExpired(at: booth.noon.adding(seconds: 601)) == 1)
        #expect(try store.reply(question) != nil)
        #expect(try store.purgeExpired(at: booth.noon.adding(seconds: -901)) == 1)
        #expect(try store.reply(question) == nil)
    }

    @Test("A question is sent, refused and shown like that")
    func inquiryStates() throws {
        let (taken, refused) = (UUID(), UUID())
        for id in [taken, refused] { try store.ask(booth.inquiry(id), at: booth.noon) }
        _ = try store.beginAttempt([taken, refused], at: booth.noon)
        #expect(try store.inquiry(taken)?.state == .sending)
        let envelope = try #require(try store.envelope(taken))
        try store.recordProof(taken, booth.proof(for: envelope), trust: booth.trust, at: booth.noon)
        try store.recordRefusal(refused, TestBooth.never("unreadable-envelope"), at: booth.noon)
        #expect(try store.inquiry(taken)?.state == .stored)
        #expect(try store.inquiry(refused)?.lastFailure == "problem:unreadable-envelope")
        #expect(try store.pending().allSatisfy { $0.kind == .submission })
    }
}

/// Puts a message under another subject, as somebody on the way could.
enum DownwardMessageMover {
    static func move(_ message: DownwardMessage, to subject: UUID) -> DownwardMessage {
        var moved = message
        moved.subject = subject
        return moved
    }
}
