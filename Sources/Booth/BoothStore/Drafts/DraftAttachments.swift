import CountyAPI
import FoundationEssentials
import GRDB

/// A file that belongs to a half-filled form. A name stands for the same bytes as long as the draft lives: what was
/// scanned again has another name.
public struct DraftAttachment: Codable, Sendable, Hashable, CustomStringConvertible, CustomReflectable {
    /// The name by which the answers hold it.
    public var name: String
    /// What it is: a media type.
    public var mediaType: String
    /// How many pages it has.
    public var pageCount: Int
    /// Its bytes.
    public var bytes: Data

    /// A file.
    public init(name: String, mediaType: String, pageCount: Int, bytes: Data) {
        self.name = name
        self.mediaType = mediaType
        self.pageCount = pageCount
        self.bytes = bytes
    }

    public var description: String { "attachment of \(bytes.count) bytes" }
    public var customMirror: Mirror { Mirror(self, children: ["size": bytes.count]) }
}

extension BoothStore {
    /// Makes the draft's files those of the record: new ones are sealed and laid by, others go. A file is large and does
    /// not change, so that one that is here is not written again with every answer.
    static func keepAttachments(of draft: DraftRecord, key: DraftKey, in connection: Database) throws {
        guard
            let position = try Int64.fetchOne(
                connection, sql: "SELECT position FROM draft WHERE id = ?", arguments: [draft.id.uuidString])
        else { return }
        let here = try Set(
            String.fetchAll(
                connection, sql: "SELECT name FROM draft_attachment WHERE draft = ?", arguments: [position]))
        for name in here.subtracting(draft.attachments.map(\.name)) {
            try connection.execute(
                sql: "DELETE FROM draft_attachment WHERE draft = ? AND name = ?", arguments: [position, name])
        }
        for file in draft.attachments where !here.contains(file.name) {
            let sealed = try key.seal(
                CanonicalJSON.encode(file), binding: attachmentBinding(draft.id, file.name))
            try connection.execute(
                sql: "INSERT INTO draft_attachment (draft, name, sealed) VALUES (?, ?, ?)",
                arguments: [position, file.name, sealed])
        }
    }

    /// The files of a draft, in the order in which they came; one that does not open is left out, and its question is
    /// asked again.
    static func attachments(ofDraft id: UUID, key: DraftKey, in connection: Database) throws
        -> [DraftAttachment]
    {
        let rows = try Row.fetchAll(
            connection,
            sql: """
                SELECT a.name, a.sealed FROM draft_attachment a JOIN draft d ON d.position = a.draft
                    WHERE d.id = ? ORDER BY a.rowid
                """, arguments: [id.uuidString])
        return rows.compactMap { row in
            key.open(row["sealed"], binding: attachmentBinding(id, row["name"]))
                .flatMap { try? CanonicalJSON.decode(DraftAttachment.self, from: $0) }
        }
    }

    private static func attachmentBinding(_ draft: UUID, _ name: String) -> Data {
        Data(["ting/draft-attachment", draft.uuidString, name].joined(separator: "\u{0}").utf8)
    }
}
