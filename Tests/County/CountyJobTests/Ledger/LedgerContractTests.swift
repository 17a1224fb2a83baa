import CountyAPI
import Domain
import Foundation
import GRDB
import Testing

@testable import CountyJob

/// The promises of ``PlatformAdapter``, to be kept by every implementation: add a maker to ``makers``.
@Suite("The case ledger")
struct LedgerContractTests {
    struct Maker: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var open: @Sendable (_ folder: String) throws -> any PlatformAdapter
    }

    static let makers = [Maker(testDescription: "SQLite") { try CaseLedger(path: $0 + "/ledger.sqlite") }]

    private func record(
        _ serial: Int = 1, id: UUID = UUID(), person: PersonKey = Samples.person
    ) throws -> SubmissionRecord {
        SubmissionRecord(
            id: id, revision: 1, booth: try #require(BoothID("shuikou-01")), sequence: serial,
            digest: ContentDigest(of: Data(id.uuidString.utf8)), storedAt: Samples.monday,
            content: try Samples.content(serial, person: person))
    }

    private func book(
        _ record: SubmissionRecord, cursor: Int64?, _ ledger: any PlatformAdapter,
        at time: Instant = Samples.monday
    ) async throws -> Taken {
        try await ledger.take(.book(record, Samples.item()), cursor: cursor, at: time)
    }

    @Test(
        "One submission is one case whatever the retries, one after the other or at once", arguments: makers)
    func once(maker: Maker) async throws {
        try await withTemporaryFolder { folder in
            let ledger = try maker.open(folder)
            let record = try record()
            let taken = try await withThrowingTaskGroup(of: Taken.self) { group in
                for _ in 0..<12 { group.addTask { try await book(record, cursor: 5, ledger) } }
                return try await group.reduce(into: [Taken]()) { $0.append($1) }
            }
            let booked = taken.filter { if case .booked = $0 { true } else { false } }
            let known = taken.filter { if case .alreadyBooked = $0 { true } else { false } }
            #expect(booked.count == 1 && known.count == 11)
            #expect(try await ledger.records(CaseFilter()).count == 1)
            #expect(try await ledger.outgoing(limit: 99).count == 2)
            let again = try await book(record, cursor: 6, maker.open(folder))
            #expect(known.contains(again))
        }
    }

    @Test(
        "The cursor is stored with the case it covers, and goes back with it when the case fails",
        arguments: makers)
    func cursor(maker: Maker) async throws {
        try await withTemporaryFolder { folder in
            let ledger = try maker.open(folder)
            #expect(try await ledger.intakeCursor() == 0)
            _ = try await book(record(), cursor: 5, ledger)
            #expect(try await ledger.intakeCursor() == 5)
            let farFuture = Instant(milliseconds: .max)
            await #expect(throws: CaseFault.noNumber) {
                _ = try await book(record(2), cursor: 6, ledger, at: farFuture)
            }
            #expect(try await ledger.intakeCursor() == 5)
            #expect(try await ledger.records(CaseFilter()).count == 1)
            _ = try await ledger.take(.pass, cursor: 7, at: Samples.monday)
            #expect(try await maker.open(folder).intakeCursor() == 7)
            try await ledger.restartIntake()
            #expect(try await ledger.intakeCursor() == 0)
        }
    }

    @Test("Serials count within item and county day, without gaps for retries", arguments: makers)
    func serials(maker: Maker) async throws {
        try await withTemporaryFolder { folder in
            let ledger = try maker.open(folder)
            var numbers: [String] = []
            let first = try record(1)
            for record in [first, try record(2), first, try record(3)] {
                switch try await book(record, cursor: nil, ledger) {
                case .booked(let file), .alreadyBooked(let file):
                    numbers.append(String(file.acceptanceNumber.description.suffix(12)))
                default: Issue.record("not booked")
                }
            }
            let tomorrow = Samples.monday.adding(seconds: 86_400)
            guard case .booked(let file) = try await book(record(4), cursor: nil, ledger, at: tomorrow) else {
                Issue.record("not booked")
                return
            }
            #expect(numbers == ["202611230001", "202611230002", "202611230001", "202611230003"])
            #expect(file.acceptanceNumber.description.hasSuffix("202611240001"))
        }
    }

    @Test("A case with other bytes for the same submission is no second case", arguments: makers)
    func conflict(maker: Maker) async throws {
        try await withTemporaryFolder { folder in
            let ledger = try maker.open(folder)
            let first = try record()
            _ = try await book(first, cursor: 1, ledger)
            var other = first
            other.digest = ContentDigest(of: Data("correction".utf8))
            let correction = other
            await #expect(throws: BookingConflict.self) {
                _ = try await book(correction, cursor: 2, ledger)
            }
            #expect(try await ledger.intakeCursor() == 1)
        }
    }

    @Test("A move and its event are stored together; a refused move stores neither", arguments: makers)
    func moves(maker: Maker) async throws {
        try await withTemporaryFolder { folder in
            let ledger = try maker.open(folder)
            let record = try record()
            guard case .booked(let file) = try await book(record, cursor: 1, ledger) else { return }
            try await ledger.acknowledge(ledger.outgoing(limit: 99).map(\.id))
            let number = file.acceptanceNumber.description
            let moved = try await ledger.make(.advance, case: number, at: Samples.monday)
            #expect(moved?.state == .inReview)
            let posts = try await ledger.outgoing(limit: 99)
            #expect(posts.map(\.body) == moved?.events.suffix(1).map { .event($0) })
            await #expect(throws: CaseFault.self) {
                _ = try await ledger.make(.decide(.granted), case: number, at: Samples.monday)
            }
            #expect(try await ledger.outgoing(limit: 99) == posts)
            #expect(try await ledger.record(number)?.file == moved)
            #expect(try await ledger.make(.advance, case: "nobody", at: Samples.monday) == nil)
        }
    }

    @Test("A case is found by each of its three names, and listed by state", arguments: makers)
    func finding(maker: Maker) async throws {
        try await withTemporaryFolder { folder in
            let ledger = try maker.open(folder)
            let record = try record()
            guard case .booked(let file) = try await book(record, cursor: 1, ledger) else { return }
            for name in [
                record.id.uuidString, record.id.uuidString.lowercased(), file.acceptanceNumber.description,
                record.content.receiptNumber.digits, record.content.receiptNumber.description,
            ] {
                #expect(try await ledger.record(name) == CaseRecord(file: file, submission: record))
            }
            #expect(try await ledger.records(CaseFilter(state: .accepted)).count == 1)
            #expect(try await ledger.records(CaseFilter(state: .decided)).isEmpty)
        }
    }

    @Test("A person's cases are those of exactly this document, the newest first", arguments: makers)
    func persons(maker: Maker) async throws {
        try await withTemporaryFolder { folder in
            let ledger = try maker.open(folder)
            let sameNumber = PersonKey(documentKind: .foreign2023, number: Samples.person.number)
            let longer = PersonKey(documentKind: .resident, number: Samples.person.number + "1")
            for (serial, person) in [Samples.person, sameNumber, longer, Samples.person].enumerated() {
                _ = try await book(record(serial + 1, person: person), cursor: nil, ledger)
            }
            let mine = try await ledger.cases(of: Samples.person)
            #expect(mine.map(\.receiptNumber) == [try Samples.receipt(4), try Samples.receipt(1)])
            #expect(try await ledger.cases(of: sameNumber).count == 1)
        }
    }

    @Test("The outbox keeps a message until it is acknowledged, in order", arguments: makers)
    func outbox(maker: Maker) async throws {
        try await withTemporaryFolder { folder in
            let ledger = try maker.open(folder)
            for serial in 1...3 { _ = try await book(record(serial), cursor: nil, ledger) }
            let all = try await ledger.outgoing(limit: 99)
            #expect(all.count == 6 && Set(all.map(\.id)).count == 6)
            #expect(try await ledger.outgoing(limit: 2) == Array(all.prefix(2)))
            try await ledger.acknowledge(all.prefix(4).map(\.id))
            #expect(try await maker.open(folder).outgoing(limit: 99) == Array(all.suffix(2)))
        }
    }

    @Test("Every form ever published stays, items are as published last", arguments: makers)
    func archive(maker: Maker) async throws {
        try await withTemporaryFolder { folder in
            let ledger = try maker.open(folder)
            var item = try Samples.item()
            try await ledger.archive(version: 1, items: [item], files: [Samples.form])
            #expect(try await ledger.publishedVersion() == 0)
            try await ledger.notePublished(version: 1, at: Samples.monday)
            item.promisedDays = 5
            let newForm = Data("new".utf8)
            try await ledger.archive(version: 2, items: [item], files: [newForm])
            try await ledger.notePublished(version: 2, at: Samples.monday)
            #expect(try await ledger.item(item.implementationCode)?.promisedDays == 5)
            for form in [Samples.form, newForm] {
                #expect(try await ledger.form(ContentDigest(of: form)) == form)
            }
            #expect(try await ledger.publishedVersion() == 2)
        }
    }

    @Test("SQLite waits for the disk at every commit")
    func durability() async throws {
        try await withTemporaryFolder { folder in
            let ledger = try CaseLedger(path: folder + "/ledger.sqlite")
            let (mode, level) = try await ledger.pool.writeWithoutTransaction { database in
                (
                    try String.fetchOne(database, sql: "PRAGMA journal_mode"),
                    try Int.fetchOne(database, sql: "PRAGMA synchronous")
                )
            }
            #expect(mode == "wal" && level == 2)
        }
    }
}
