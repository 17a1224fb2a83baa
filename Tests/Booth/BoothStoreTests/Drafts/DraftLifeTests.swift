import BoothStore
import CountyAPI
import Domain
import Foundation
import Testing

@Suite("A half-filled form is kept as long as was said, and no longer")
struct DraftLifeTests {
    let fixture: DraftFixture

    init() throws { fixture = try DraftFixture() }

    private func later(hours: Double) -> Instant { fixture.booth.noon.adding(seconds: hours * 3600) }

    @Test("When its time is over it is purged with an audit row; one moment before it is there")
    func expiry() throws {
        try fixture.save(fixture.draft())
        #expect(try fixture.store.purgeDrafts(at: later(hours: 23.9)) == 0)
        #expect(try fixture.store.purgeDrafts(at: later(hours: 24)) == 1)
        #expect(try fixture.store.draftCount() == 0)
        #expect(try fixture.audit() == ["draft-begun", "draft-dropped expired"])
    }

    @Test("The person does not find one whose time is over, also before anybody has purged it")
    func foundInTime() throws {
        try fixture.save(fixture.draft())
        #expect(try fixture.found(after: 25 * 3600).isEmpty)
        #expect(try fixture.store.draftCount() == 0)
    }

    @Test("Parked for a week it is kept for a week, also if somebody goes on with it and leaves again")
    func parked() throws {
        let draft = try fixture.draft()
        try fixture.save(draft)
        try fixture.store.parkDraft(draft.id, until: later(hours: 168), at: fixture.booth.noon)
        try fixture.save(fixture.draft(draft.id, answers: "<more/>", after: 3600))
        try fixture.store.parkDraft(draft.id, until: later(hours: 25), at: later(hours: 1))
        #expect(try fixture.store.purgeDrafts(at: later(hours: 167)) == 0)
        #expect(try fixture.found().first?.keptUntil == later(hours: 168))
        #expect(try fixture.store.purgeDrafts(at: later(hours: 168)) == 1)
    }

    @Test("What a power cut left is counted from when the booth is back, once")
    func interrupted() throws {
        let (left, cut) = (try fixture.draft(of: fixture.wei), try fixture.draft())
        try fixture.save(left)
        try fixture.store.parkDraft(left.id, until: later(hours: 24), at: fixture.booth.noon)
        try fixture.save(cut)
        // Off for two days.
        #expect(
            try fixture.store.parkInterruptedDrafts(until: later(hours: 72), at: later(hours: 48)) == 1)
        #expect(try fixture.store.purgeDrafts(at: later(hours: 48)) == 1)
        #expect(try fixture.found(after: 48 * 3600).map(\.id) == [cut.id])
        #expect(
            try fixture.store.parkInterruptedDrafts(until: later(hours: 90), at: later(hours: 60)) == 0)
        #expect(try fixture.store.purgeDrafts(at: later(hours: 72)) == 1)
        #expect(
            try fixture.audit() == [
                "draft-begun", "draft-parked left", "draft-begun", "draft-parked interrupted",
                "draft-dropped expired", "draft-dropped expired",
            ])
    }

    @Test("A clock that ran ahead keeps nothing for years, and takes away nothing")
    func clock() throws {
        let draft = try fixture.draft(after: 30 * 365 * 86_400)
        try fixture.save(draft)
        #expect(try fixture.store.purgeDrafts(at: fixture.booth.noon) == 0)
        let found = try #require(try fixture.found().first)
        #expect(found.keptUntil == later(hours: 24) && found.changedAt == fixture.booth.noon)
        #expect(try fixture.store.purgeDrafts(at: later(hours: 24)) == 1)
    }
}
