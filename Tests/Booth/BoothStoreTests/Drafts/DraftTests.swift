import BoothStore
import CountyAPI
import Domain
import Foundation
import Testing

@Suite("Half-filled forms are kept for the person who began them")
struct DraftTests {
    let fixture: DraftFixture

    init() throws { fixture = try DraftFixture() }

    @Test("What was saved last is found again, also by another process, with when it began and changed")
    func found() throws {
        let id = UUID()
        try fixture.save(fixture.draft(id))
        try fixture.save(fixture.draft(id, answers: "<sms>yes</sms>", after: 60))
        let other = try BoothStore(directory: fixture.booth.directory.path)
        let draft = try #require(
            try other.drafts(of: fixture.nong, key: fixture.key, at: fixture.booth.noon).first)
        #expect(draft.id == id)
        #expect(draft.content == (try fixture.draft(answers: "<sms>yes</sms>").content))
        #expect(draft.begunAt == fixture.booth.noon)
        #expect(draft.changedAt == fixture.booth.noon.adding(seconds: 60))
        #expect(try fixture.store.draftCount() == 1)
        #expect(try fixture.audit() == ["draft-begun"])
    }

    @Test("Nobody else finds it")
    func twoPeople() throws {
        try fixture.save(fixture.draft())
        let own = try fixture.draft(of: fixture.wei, answers: "<own/>")
        try fixture.save(own)
        #expect(try fixture.found(fixture.wei).map(\.id) == [own.id])
        let first = try #require(try fixture.found().first)
        #expect(
            try fixture.store.draft(first.id, of: fixture.wei, key: fixture.key, at: fixture.booth.noon)
                == nil)
        #expect(try fixture.store.draftCount() == 2)
    }

    @Test("A person has one draft of an item, and the one begun last is it; of another item another")
    func one() throws {
        try fixture.save(fixture.draft())
        let second = try fixture.draft(after: 5)
        try fixture.save(second)
        let other = try fixture.draft(after: 9, item: "11450000MB0000000X2450000000002")
        try fixture.save(other)
        #expect(try fixture.found().map(\.id) == [other.id, second.id])
        #expect(
            try fixture.audit() == ["draft-begun", "draft-dropped replaced", "draft-begun", "draft-begun"])
    }

    @Test("Finalising the submission ends the draft in the same transaction, and it cannot be saved again")
    func finalised() throws {
        let draft = try fixture.draft()
        try fixture.save(draft)
        let changes = try fixture.store.dataVersion()
        #expect(throws: CancellationError.self) {
            try fixture.store.finalise(fixture.booth.order(draft.id)) { _, _ in throw CancellationError() }
        }
        #expect(try fixture.found().map(\.id) == [draft.id])
        try fixture.booth.finalise(fixture.store, draft.id)
        #expect(try fixture.found().isEmpty && fixture.store.draftCount() == 0)
        try fixture.save(draft)
        #expect(try fixture.store.draftCount() == 0)
        #expect(try fixture.store.dataVersion() == changes)
        #expect(try fixture.store.verifyAudit() > 0)
    }

    @Test("Thrown away it is gone, and the audit trail says so without saying whose it was")
    func thrownAway() throws {
        let draft = try fixture.draft()
        try fixture.save(draft)
        for _ in 0..<2 { try fixture.store.dropDraft(draft.id, .thrownAway, at: fixture.booth.noon) }
        #expect(try fixture.found().isEmpty)
        #expect(try fixture.audit() == ["draft-begun", "draft-dropped thrown-away"])
        let details = try fixture.store.audit(last: 10).flatMap(\.detail.values).joined(separator: " ")
        #expect(!details.contains(fixture.nong.description))
        for value in DraftFixture.planted { #expect(!details.contains(value)) }
    }
}
