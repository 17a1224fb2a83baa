import BoothStore
import CountyAPI
import Domain
import Foundation
import Testing

@Suite("Files of half-filled forms")
struct DraftAttachmentTests {
    let fixture: DraftFixture

    init() throws { fixture = try DraftFixture() }

    private func file(_ number: Int) -> DraftAttachment {
        DraftAttachment(
            name: "material-\(number).pdf", mediaType: "application/pdf", pageCount: number,
            bytes: Data("农样例 450000194103081010 \(number)".utf8))
    }

    private func found(_ id: UUID) throws -> [DraftAttachment]? {
        try fixture.store.draft(id, of: fixture.nong, key: fixture.key, at: fixture.booth.noon)?.attachments
    }

    @Test("They are found again with the draft, new ones come in, and those left out go")
    func kept() throws {
        let id = UUID()
        var draft = try fixture.draft(id)
        draft.attachments = [file(1)]
        try fixture.save(draft)
        #expect(try found(id) == [file(1)])
        draft.attachments = [file(1), file(2)]
        try fixture.save(draft)
        #expect(try found(id) == [file(1), file(2)])
        draft.attachments = [file(2)]
        try fixture.save(draft)
        #expect(try found(id) == [file(2)])
    }

    @Test(
        "They are sealed: nothing of them is on the disk, and with another key there is neither draft nor file"
    )
    func sealed() throws {
        let id = UUID()
        var draft = try fixture.draft(id)
        draft.attachments = [file(1)]
        try fixture.save(draft)
        let folder = URL(filePath: fixture.booth.directory.path)
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            let bytes = try Data(contentsOf: folder.appending(path: name))
            for secret in ["450000194103081010", "农样例"] { #expect(bytes.range(of: Data(secret.utf8)) == nil) }
        }
        #expect(try fixture.store.draft(id, of: fixture.nong, key: DraftKey(), at: fixture.booth.noon) == nil)
    }

    @Test("They go with the draft, whether it is dropped or submitted")
    func gone() throws {
        let (first, second) = (UUID(), UUID())
        for id in [first, second] {
            var draft = try fixture.draft(
                id, item: id == first ? "11450000MB0000000X2450000000001" : "11450000MB0000000X2450000000002")
            draft.attachments = [file(1)]
            try fixture.save(draft)
        }
        try fixture.store.dropDraft(first, .thrownAway, at: fixture.booth.noon)
        try fixture.booth.finalise(fixture.store, second)
        #expect(try fixture.store.draftCount() == 0)
        #expect(try fixture.attachmentRows() == 0)
    }
}
