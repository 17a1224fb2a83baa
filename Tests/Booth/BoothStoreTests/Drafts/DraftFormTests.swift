import BoothStore
import CountyAPI
import Domain
import Foundation
import Testing

@Suite("A half-filled form keeps its form")
struct DraftFormTests {
    let fixture: DraftFixture

    init() throws { fixture = try DraftFixture() }

    private var isFormHere: Bool { get throws { try fixture.store.form(fixture.form.digest) != nil } }

    @Test("The catalogue moves on by four versions, and the form is there as long as the draft is")
    func movedOn() throws {
        let draft = try fixture.draft()
        try fixture.save(draft)
        try fixture.moveOn()
        #expect(try fixture.store.form(fixture.form.digest)?.xml == fixture.form.xml)
        #expect(try fixture.store.currentCatalogue()?.form("gaoling-jintie")?.xml != fixture.form.xml)
        #expect(try fixture.found().first?.formDigest == fixture.form.digest)
        try fixture.store.dropDraft(draft.id, .thrownAway, at: fixture.booth.noon)
        #expect(try !isFormHere)
    }

    @Test("The form goes with the last of the drafts that need it")
    func lastOne() throws {
        let (first, second) = (try fixture.draft(), try fixture.draft(of: fixture.wei))
        try fixture.save(first)
        try fixture.save(second)
        try fixture.moveOn()
        try fixture.store.dropDraft(first.id, .begunAnew, at: fixture.booth.noon)
        #expect(try isFormHere)
        try fixture.store.purgeDrafts(at: fixture.booth.noon.adding(seconds: 90_000))
        #expect(try !isFormHere)
    }

    @Test(
        "A form of the catalogue in force stays when its draft goes, and so does what is laid by for the next one"
    )
    func stays() throws {
        let draft = try fixture.draft()
        try fixture.save(draft)
        let coming = try fixture.store.stageBlob(Data("<coming/>".utf8))
        try fixture.store.dropDraft(draft.id, .thrownAway, at: fixture.booth.noon)
        #expect(try isFormHere && fixture.store.form(coming) != nil)
    }

    @Test("Finalised from a draft, the form is kept until the county has the submission")
    func finalised() throws {
        let draft = try fixture.draft()
        try fixture.save(draft)
        try fixture.moveOn()
        var order = fixture.booth.order(draft.id)
        order.formDigest = fixture.form.digest
        _ = try fixture.store.finalise(order, seal: fixture.booth.seal())
        #expect(try isFormHere && fixture.store.draftCount() == 0)
        try fixture.publish(6, form: "<form v='6'/>")
        #expect(try isFormHere)
    }

    @Test(
        "A form that the catalogue left out before the first answer is laid by with it; unknown, it is refused"
    )
    func leftOut() throws {
        try fixture.moveOn()
        #expect(try !isFormHere)
        let draft = try fixture.draft()
        let error = #expect(throws: StoreError.self) {
            try fixture.store.saveDraft(draft, key: fixture.key)
        }
        #expect(error?.code == "form-missing")
        try fixture.save(draft)
        #expect(try isFormHere)
        #expect(try fixture.found().count == 1)
    }

    @Test("The lists beside a form are kept like the form")
    func lists() throws {
        let list = Data("name,label\n1,一\n".utf8)
        var draft = try fixture.draft()
        draft.content.lists = ["divisions": try fixture.store.stageBlob(list)]
        try fixture.save(draft)
        try fixture.moveOn()
        let digest = try #require(try fixture.found().first?.content.lists["divisions"])
        #expect(try fixture.store.form(digest)?.xml == list)
        try fixture.store.dropDraft(draft.id, .thrownAway, at: fixture.booth.noon)
        #expect(try fixture.store.form(digest) == nil)
    }
}
