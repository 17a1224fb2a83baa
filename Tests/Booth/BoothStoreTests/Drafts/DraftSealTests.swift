import CountyAPI
import Domain
import Foundation
import GRDB
import Testing

@testable import BoothStore

@Suite("A half-filled form is readable to the booth alone")
struct DraftSealTests {
    let fixture: DraftFixture

    init() throws { fixture = try DraftFixture() }

    private func bare(_ statement: String) throws {
        try DatabaseQueue(path: fixture.booth.directory.path + "/booth.db").write {
            try $0.execute(sql: statement)
        }
    }

    @Test("No file of the store holds an answer, a name or a number in UTF-8 or UTF-16, saved or dropped")
    func sealed() throws {
        let draft = try fixture.draft(answers: "<note>种植水稻三亩</note>")
        try fixture.save(draft)
        try fixture.save(fixture.draft(draft.id, answers: "<note>种植水稻三亩</note><sms>yes</sms>"))
        try search()
        try fixture.store.parkDraft(draft.id, until: fixture.booth.noon, at: fixture.booth.noon)
        try fixture.store.dropDraft(draft.id, .thrownAway, at: fixture.booth.noon)
        try search()
    }

    private func search() throws {
        let folder = fixture.booth.directory.path
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
        #expect(names.contains("booth.db") && names.contains("booth.db-wal"))
        // The item's name is public; which person began it is not told by it.
        for value in DraftFixture.planted.dropLast() + ["种植水稻三亩", "<data>", "/data/phone"] {
            for encoding in [String.Encoding.utf8, .utf16LittleEndian, .utf16BigEndian] {
                let bytes = try #require(value.data(using: encoding))
                for name in names {
                    let content = try Data(contentsOf: URL(filePath: folder + "/" + name))
                    #expect(content.range(of: bytes) == nil, "\(value) in \(name), \(encoding)")
                }
            }
        }
    }

    @Test("With another key it is not shown but dropped, with an audit row, and the person can begin anew")
    func otherKey() throws {
        try fixture.save(fixture.draft())
        #expect(try fixture.found(key: DraftKey()).isEmpty)
        #expect(try fixture.store.draftCount() == 0)
        #expect(try fixture.audit() == ["draft-begun", "draft-dropped unreadable"])
        try fixture.save(fixture.draft())
        #expect(try fixture.found().count == 1)
    }

    @Test(
        "Bytes that were changed, cut off, or moved to another person's row do not open",
        arguments: [
            "UPDATE draft SET sealed = zeroblob(200)", "UPDATE draft SET sealed = x''",
            "UPDATE draft SET sealed = substr(sealed, 1, length(sealed) - 1)",
            "UPDATE draft SET implementation_code = 'other'", "UPDATE draft SET form_version = '2'",
            "UPDATE draft SET id = '00000000-0000-4000-8000-000000000009'",
        ])
    func changed(statement: String) throws {
        try fixture.save(fixture.draft())
        try bare(statement)
        #expect(try fixture.found().isEmpty)
        #expect(try fixture.audit().last == "draft-dropped unreadable")
    }

    @Test("One that does not open takes no other along")
    func others() throws {
        try fixture.save(fixture.draft())
        let other = try fixture.draft(of: fixture.wei)
        try fixture.save(other)
        try bare("UPDATE draft SET person_tag = 'x' WHERE person_tag = '\(fixture.nong)'")
        try bare("UPDATE draft SET person_tag = '\(fixture.nong)' WHERE person_tag = '\(fixture.wei)'")
        #expect(try fixture.found().isEmpty)
        #expect(try fixture.store.draftCount() == 1)
    }

    @Test(
        "A finalised submission never becomes a draft again, and a draft's form is never deleted, not even by a bug of ours"
    )
    func guarded() throws {
        let draft = try fixture.draft()
        try fixture.save(draft)
        #expect(throws: DatabaseError.self) {
            try bare("DELETE FROM catalogue_entry; DELETE FROM blob WHERE digest = '\(fixture.form.digest)'")
        }
        try fixture.booth.finalise(fixture.store, draft.id)
        #expect(throws: DatabaseError.self) {
            try bare(
                """
                INSERT INTO draft (id, person_tag, implementation_code, form_id, form_version, form_digest, state,
                    begun_at, changed_at, kept_until, sealed)
                    VALUES ('\(draft.id)', 'x', 'x', 'x', 'x', 'x', 'draft', 0, 0, 0, x'00')
                """)
        }
    }

    @Test("The key seals with a fresh number each time, and is 32 bytes")
    func key() throws {
        let key = DraftKey()
        let (plain, binding) = (Data("内容".utf8), Data("row".utf8))
        let sealed = try key.seal(plain, binding: binding)
        #expect(try sealed != key.seal(plain, binding: binding))
        #expect(DraftKey(rawRepresentation: key.rawRepresentation)?.open(sealed, binding: binding) == plain)
        #expect(key.open(sealed, binding: Data("other".utf8)) == nil)
        #expect(DraftKey(rawRepresentation: Data(count: 31)) == nil)
    }

    @Test("What is printed of a draft in an error or a log tells nothing about the person")
    func printed() throws {
        let draft = try fixture.draft()
        var text = "\(draft) \(draft.content) \(String(reflecting: draft))"
        dump(draft, to: &text)
        for value in DraftFixture.planted { #expect(!text.contains(value)) }
    }
}
