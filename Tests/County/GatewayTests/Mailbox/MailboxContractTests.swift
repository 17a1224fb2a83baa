import CountyAPI
import Domain
import Foundation
import GRDB
import Testing

@testable import Gateway

/// The promises of ``Mailbox``, to be kept by every implementation: add a maker to ``makers``.
@Suite("The mailbox")
struct MailboxContractTests {
    struct Maker: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var open: @Sendable (_ folder: String, _ madeAt: Instant) throws -> any Mailbox
    }

    static let makers = [
        Maker(testDescription: "SQLite") { try SQLiteMailbox(path: $0 + "/mailbox.sqlite", openedAt: $1) }
    ]

    private static let start = Instant(milliseconds: 1_795_399_200_000)
    private let signing = SigningKey()
    private let county = OpeningKey().sealingKey
    private let receiptKey = SigningKey()

    private func booth() throws -> BoothID { try #require(BoothID("shuikou-01")) }

    private func arrival(_ sequence: Int?, bytes: Int = 10) throws -> Arrival {
        let id = UUID()
        let place: Envelope.Place =
            try sequence.map { .submission(id: id, booth: try booth(), sequence: $0, previous: nil) }
            ?? .inquiry(id: id, booth: try booth())
        let envelope = try Envelope.seal(
            Data(repeating: 7, count: bytes), at: place, to: county, by: signing, time: Self.start)
        return Arrival(
            envelope: envelope, header: try envelope.verified(by: signing.verificationKey),
            boothKey: signing.verificationKey)
    }

    private func deposit(
        _ arrivals: [Arrival], _ mailbox: any Mailbox, at time: Instant = start
    ) async throws -> [Deposit] {
        let certificate = try Signed(
            ReceiptKeyCertificate(key: receiptKey.verificationKey, validUntil: Self.start), by: receiptKey)
        let issuer = ReceiptIssuer(key: receiptKey, certificate: certificate)
        return try await mailbox.deposit(arrivals, at: time) { try issuer.proof(for: $0, storedAt: $1) }
    }

    private func message(_ number: Int) throws -> OutgoingMessages.Addressed {
        let submission = UUID()
        let event = CaseEvent(submissionID: submission, ordinal: number, state: .received, at: Self.start)
        return try .init(
            booth: booth(),
            message: DownwardMessage(id: UUID(), subject: submission, Signed(event, by: signing)))
    }

    @Test(
        "Cursors are gap-free in the order of storing, and a page ends by count or by bytes",
        arguments: makers)
    func pages(maker: Maker) async throws {
        try await withTemporaryFolder { folder in
            let mailbox = try maker.open(folder, Self.start)
            var arrivals: [Arrival] = []
            for sequence in 1...5 { arrivals.append(try arrival(sequence, bytes: 1000)) }
            _ = try await deposit(arrivals, mailbox)
            let all = try await mailbox.envelopes(after: 0, limit: 10, bytes: 1 << 20)
            #expect(all.envelopes.map(\.envelope) == arrivals.map(\.envelope) && !all.hasMore)
            let cursors = all.envelopes.map(\.cursor)
            #expect(cursors == Array(cursors[0]..<cursors[0] + 5))
            #expect(all.envelopes.allSatisfy { $0.storedAt == Self.start })
            let byCount = try await mailbox.envelopes(after: cursors[0], limit: 2, bytes: 1 << 20)
            #expect(byCount.envelopes.map(\.cursor) == Array(cursors[1...2]) && byCount.hasMore)
            let byBytes = try await mailbox.envelopes(after: 0, limit: 10, bytes: 2500)
            #expect(byBytes.envelopes.count == 2 && byBytes.hasMore)
            let large = try await mailbox.envelopes(after: 0, limit: 10, bytes: 1)
            #expect(large.envelopes.count == 1 && large.hasMore)
        }
    }

    @Test(
        "What was stored is there after the mailbox is opened again, with the same receipts",
        arguments: makers)
    func reopening(maker: Maker) async throws {
        try await withTemporaryFolder { folder in
            let arrivals = [try arrival(1), try arrival(nil)]
            let first = try await deposit(arrivals, maker.open(folder, Self.start))
            let again = try await deposit(arrivals, maker.open(folder, Self.start.adding(seconds: 99)))
            #expect(again.map(Self.isKnown) == [true, true])
            #expect(first.map(Self.proof) == again.map(Self.proof))
        }
    }

    @Test("If a receipt cannot be made, nothing of the batch is stored", arguments: makers)
    func receiptFailure(maker: Maker) async throws {
        struct Broken: Error {}
        try await withTemporaryFolder { folder in
            let mailbox = try maker.open(folder, Self.start)
            let arrivals = [try arrival(1), try arrival(2)]
            await #expect(throws: Broken.self) {
                _ = try await mailbox.deposit(arrivals, at: Self.start) { _, _ in throw Broken() }
            }
            #expect(try await mailbox.figures().envelopes == 0)
        }
    }

    @Test("A cursor that the mailbox never gave is refused", arguments: makers)
    func cursors(maker: Maker) async throws {
        try await withTemporaryFolder { folder in
            let mailbox = try maker.open(folder, Self.start)
            _ = try await deposit([try arrival(1)], mailbox)
            let last = try await mailbox.figures().lastCursor
            #expect(try await mailbox.envelopes(after: last, limit: 1, bytes: 1).envelopes.isEmpty)
            await #expect(throws: CursorFault.self) {
                _ = try await mailbox.envelopes(after: last + 1, limit: 1, bytes: 1)
            }
            for cursor in ["", "?", "zzzzzzzzzz"] {
                await #expect(throws: CursorFault.self) {
                    _ = try await mailbox.messages(for: try booth(), after: cursor, limit: 1)
                }
            }
        }
    }

    @Test("A mailbox made anew is ahead of every cursor of the lost one", arguments: makers)
    func rebuilt(maker: Maker) async throws {
        try await withTemporaryFolder { folder in
            let lost = try maker.open(folder, Self.start)
            _ = try await deposit([try arrival(1), try arrival(2)], lost)
            let cursor = try await lost.figures().lastCursor
            try await withTemporaryFolder { other in
                let rebuilt = try maker.open(other, Self.start.adding(seconds: 3600))
                #expect(try await rebuilt.envelopes(after: cursor, limit: 9, bytes: 99).envelopes.isEmpty)
                let arrival = try arrival(3)
                _ = try await deposit([arrival], rebuilt)
                let page = try await rebuilt.envelopes(after: cursor, limit: 9, bytes: 99)
                #expect(page.envelopes.map(\.envelope) == [arrival.envelope])
            }
        }
    }

    @Test("Messages are kept once by their id, paged in order, each booth its own", arguments: makers)
    func messages(maker: Maker) async throws {
        try await withTemporaryFolder { folder in
            let mailbox = try maker.open(folder, Self.start)
            var sent: [OutgoingMessages.Addressed] = []
            for number in 1...5 { sent.append(try message(number)) }
            let other = try #require(BoothID("other-02"))
            let foreign = OutgoingMessages.Addressed(booth: other, message: try message(9).message)
            #expect(
                try await mailbox.accept(OutgoingMessages(messages: sent + [foreign]), at: Self.start) == [
                    try booth(), other,
                ])
            #expect(try await mailbox.accept(OutgoingMessages(messages: sent), at: Self.start) == [])
            var cursor: String?
            var seen: [DownwardMessage] = []
            var pages = 0
            while true {
                let page = try await mailbox.messages(for: try booth(), after: cursor, limit: 2)
                seen += page.messages
                cursor = page.next
                pages += 1
                if !page.hasMore { break }
            }
            #expect(seen == sent.map(\.message) && pages == 3)
            #expect(try await mailbox.messages(for: try booth(), after: cursor, limit: 2).messages.isEmpty)
            #expect(
                try await mailbox.messages(for: other, after: nil, limit: 9).messages == [foreign.message])
        }
    }

    @Test(
        "A day later inquiries and replies are gone; submissions, events and cursors stay", arguments: makers)
    func retention(maker: Maker) async throws {
        try await withTemporaryFolder { folder in
            let mailbox = try maker.open(folder, Self.start)
            let arrivals = [try arrival(1), try arrival(nil)]
            _ = try await deposit(arrivals, mailbox)
            let reply = try InquiryReply(to: UUID(), replyKey: county, answer: ["cases": 0])
            let answer = OutgoingMessages.Addressed(
                booth: try booth(),
                message: try DownwardMessage(
                    id: UUID(), subject: reply.inquiryID, Signed(reply, by: signing)))
            let event = try message(1)
            _ = try await mailbox.accept(OutgoingMessages(messages: [event, answer]), at: Self.start)
            let (cursor, next) = (
                try await mailbox.figures().lastCursor,
                try await mailbox.messages(for: try booth(), after: nil, limit: 9).next
            )
            let later = Self.start.adding(seconds: 86_401)
            _ = try await deposit([], mailbox, at: later)
            _ = try await mailbox.accept(OutgoingMessages(messages: []), at: later)
            let page = try await mailbox.envelopes(after: 0, limit: 9, bytes: 99)
            #expect(page.envelopes.map(\.envelope) == [arrivals[0].envelope])
            let messages = try await mailbox.messages(for: try booth(), after: nil, limit: 9)
            #expect(messages.messages == [event.message])
            #expect(try await mailbox.envelopes(after: cursor, limit: 9, bytes: 99).envelopes.isEmpty)
            let newest = try arrival(2)
            _ = try await deposit([newest], mailbox, at: later)
            #expect(try await mailbox.envelopes(after: cursor, limit: 9, bytes: 99).envelopes.count == 1)
            let newEvent = try message(2)
            _ = try await mailbox.accept(OutgoingMessages(messages: [newEvent]), at: later)
            #expect(
                try await mailbox.messages(for: try booth(), after: next, limit: 9).messages
                    == [newEvent.message])
        }
    }

    @Test("The digests of a booth's sequence are those of the newest envelopes", arguments: makers)
    func digests(maker: Maker) async throws {
        try await withTemporaryFolder { folder in
            let mailbox = try maker.open(folder, Self.start)
            let arrivals = try [arrival(1), arrival(2), arrival(2), arrival(4), arrival(nil)]
            _ = try await deposit(arrivals, mailbox)
            let digests = try await mailbox.digests(of: booth(), in: 2...9)
            #expect(digests == [2: arrivals[2].envelope.digest, 4: arrivals[3].envelope.digest])
            let other = try #require(BoothID("other-01"))
            #expect(try await mailbox.digests(of: other, in: 1...9).isEmpty)
        }
    }

    @Test(
        "A mailbox that is put back from a copy gives no number twice, and says how far it was told by the county",
        arguments: makers)
    func putBack(maker: Maker) async throws {
        try await withTemporaryFolder { folder in
            try FileManager.default.createDirectory(atPath: folder + "/a", withIntermediateDirectories: false)
            var mailbox: (any Mailbox)? = try maker.open(folder + "/a", Self.start)
            _ = try await deposit([arrival(1)], try #require(mailbox))
            _ = try await mailbox?.accept(
                OutgoingMessages(messages: [message(1)], through: 7), at: Self.start)
            mailbox = nil
            try FileManager.default.copyItem(atPath: folder + "/a", toPath: folder + "/b")
            mailbox = try maker.open(folder + "/a", Self.start)
            _ = try await deposit([arrival(2), arrival(3)], try #require(mailbox))
            _ = try await mailbox?.accept(
                OutgoingMessages(messages: [message(1), message(1)], through: 9), at: Self.start)
            let lost = try await mailbox?.envelopes(after: 0, limit: 9, bytes: 1 << 20)
            #expect(lost?.deliveredThrough == 9)
            let messages = try await mailbox?.messages(for: booth(), after: nil, limit: 9)
            mailbox = nil

            let copy = try maker.open(folder + "/b", Self.start.adding(seconds: 60))
            let seen = try #require(lost?.envelopes.last?.cursor)
            let new = try arrival(4)
            _ = try await deposit([new], copy)
            let page = try await copy.envelopes(after: seen, limit: 9, bytes: 1 << 20)
            #expect(page.envelopes.map(\.envelope) == [new.envelope])
            #expect(page.deliveredThrough == 7)
            let told = try message(1)
            _ = try await copy.accept(OutgoingMessages(messages: [told]), at: Self.start)
            let next = try await copy.messages(for: booth(), after: messages?.next, limit: 9)
            #expect(next.messages == [told.message])
        }
    }

    @Test("SQLite compares a booth's sequence by an index alone")
    func sequenceIndex() async throws {
        try await withTemporaryFolder { folder in
            let mailbox = try SQLiteMailbox(path: folder + "/mailbox.sqlite", openedAt: Self.start)
            let plan = try await mailbox.pool.read { database in
                try Row.fetchAll(
                    database,
                    sql: """
                        EXPLAIN QUERY PLAN SELECT sequence, digest FROM envelope
                        WHERE booth = 'a' AND sequence >= 1 AND sequence <= 9 ORDER BY sequence, cursor
                        """
                ).map { $0["detail"] as String }
            }
            #expect(plan.count == 1 && plan[0].contains("COVERING INDEX envelope_place"), "\(plan)")
        }
    }

    @Test("SQLite waits for the disk at every commit")
    func durability() async throws {
        try await withTemporaryFolder { folder in
            let mailbox = try SQLiteMailbox(path: folder + "/mailbox.sqlite", openedAt: Self.start)
            let (mode, level) = try await mailbox.pool.writeWithoutTransaction { database in
                (
                    try String.fetchOne(database, sql: "PRAGMA journal_mode"),
                    try Int.fetchOne(database, sql: "PRAGMA synchronous")
                )
            }
            #expect(mode == "wal" && level == 2)
        }
    }

    private static func proof(_ deposit: Deposit) -> ReceiptProof? {
        switch deposit {
        case .stored(let proof), .alreadyStored(let proof): proof
        case .otherContent: nil
        }
    }

    private static func isKnown(_ deposit: Deposit) -> Bool {
        if case .alreadyStored = deposit { true } else { false }
    }
}
