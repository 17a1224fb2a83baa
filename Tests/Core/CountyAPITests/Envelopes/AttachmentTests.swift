import Foundation
import Testing

@testable import CountyAPI

@Suite("Files that belong to a submission")
struct AttachmentTests {
    private func file(_ size: Int) -> Data {
        Data((0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) })
    }

    @Test(
        "A file is the sum of its pieces, in whatever order they come",
        arguments: [0, 1, 32_767, 32_768, 32_769, 200_000])
    func pieces(size: Int) throws {
        let file = file(size)
        let parts = AttachmentPart.cut(file, of: UUID())
        #expect(parts.count == Attachment(name: "a.pdf", mediaType: "application/pdf", bytes: file).parts)
        #expect(parts.allSatisfy { $0.bytes.count <= AttachmentPart.size })
        let unpacked = try parts.map { try AttachmentPart(unpacking: $0.packed()) }
        #expect(unpacked == parts)
        #expect(AttachmentPart.join(unpacked.shuffled(), into: ContentDigest(of: file)) == file)
    }

    @Test("Pieces that are missing, doubled or of another file make no file")
    func incomplete() {
        let file = file(100_000)
        let (digest, id) = (ContentDigest(of: file), UUID())
        let parts = AttachmentPart.cut(file, of: id)
        #expect(AttachmentPart.join([], into: digest) == nil)
        #expect(AttachmentPart.join(Array(parts.dropLast()), into: digest) == nil)
        #expect(AttachmentPart.join(parts + [parts[0]], into: digest) == nil)
        var other = parts
        other[1].bytes[0] ^= 1
        #expect(AttachmentPart.join(other, into: digest) == nil)
    }

    @Test("The same piece of the same submission has the same id, and every other another")
    func ids() {
        let (file, id) = (file(100_000), UUID())
        let first = AttachmentPart.cut(file, of: id).map(\.envelopeID)
        #expect(first == AttachmentPart.cut(file, of: id).map(\.envelopeID))
        #expect(Set(first).count == first.count)
        #expect(Set(first).isDisjoint(with: AttachmentPart.cut(file, of: UUID()).map(\.envelopeID)))
    }

    @Test("What is no piece is refused")
    func malformed() throws {
        let part = try #require(AttachmentPart.cut(file(10), of: UUID()).first)
        let packed = try part.packed()
        for bytes in [
            Data(), Data("{}\n".utf8), Data(packed.prefix(20)), packed + Data(count: 40_000),
            Data(String(decoding: packed, as: UTF8.self).replacing("\"count\":1", with: "\"count\":0").utf8),
            Data(String(decoding: packed, as: UTF8.self).replacing("\"index\":0", with: "\"index\":7").utf8),
        ] {
            #expect(throws: (any Error).self) { try AttachmentPart(unpacking: bytes) }
        }
    }

    @Test("A submission sealed by a booth that knew of no attachments has none")
    func older() throws {
        let content = try SubmissionContentTests.content(form: Data("form".utf8))
        let json = String(decoding: try CanonicalJSON.encode(content), as: UTF8.self)
        let older = json.replacing("\"attachments\":[],", with: "")
        #expect(older != json)
        #expect(try CanonicalJSON.decode(SubmissionContent.self, from: Data(older.utf8)) == content)
    }
}
