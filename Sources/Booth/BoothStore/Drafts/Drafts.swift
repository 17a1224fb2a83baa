import CountyAPI
import Domain
import FoundationEssentials
import GRDB

extension BoothStore {
    /// Saves a draft, in one transaction: begins it (audited) or puts the new state in the place of the old one. On
    /// return it is on the disk, sealed.
    ///
    /// `files` are the form that is being filled and the lists beside it; they are laid by if the catalogue has moved on
    /// and left them out. A draft of a submission that was finalised meanwhile is not saved. Time that was promised
    /// before is not cut short.
    ///
    /// Throws ``StoreError`` with code `form-missing` if a file is neither here nor handed in, and the store's own.
    public func saveDraft(_ draft: DraftRecord, files: [FormFile] = [], key: DraftKey) throws {
        let sealed = try key.seal(CanonicalJSON.encode(draft.content), binding: draft.binding)
        try write { connection in
            guard try !Self.isFinalised(draft.id, in: connection) else { return }
            if try Self.change(draft, sealed, in: connection) {
                return try Self.keepAttachments(of: draft, key: key, in: connection)
            }
            try Self.makeRoom(for: draft, in: connection)
            try Self.keep(files, for: draft, in: connection)
            try Self.insert(draft, sealed, in: connection)
            try Self.keepAttachments(of: draft, key: key, in: connection)
            try AuditTrail.append(
                "draft-begun",
                [
                    "draft": draft.id.uuidString, "item": draft.implementationCode, "form": draft.formID,
                    "version": draft.formVersion,
                ], at: draft.changedAt, in: connection)
        }
    }

    /// A person's drafts, the one changed last first. One that cannot be opened with this key is dropped (audited) and not
    /// given out; one whose time is over likewise.
    public func drafts(of person: PersonTag, key: DraftKey, at: Instant) throws -> [DraftRecord] {
        try purgeDrafts(at: at)
        let rows = try read { connection in
            try Row.fetchAll(
                connection,
                sql: "SELECT * FROM draft WHERE person_tag = ? ORDER BY changed_at DESC, position DESC",
                arguments: [person.description])
        }
        return try rows.compactMap { row in
            if let draft = Self.draft(row, of: person, key: key) { return draft }
            if let id = UUID(uuidString: row["id"]) { try dropDraft(id, .unreadable, at: at) }
            return nil
        }
    }

    /// One draft of a person with its files; nil if the person has none with this id, or it cannot be opened.
    public func draft(_ id: UUID, of person: PersonTag, key: DraftKey, at: Instant) throws -> DraftRecord? {
        guard var draft = try drafts(of: person, key: key, at: at).first(where: { $0.id == id }) else {
            return nil
        }
        draft.attachments = try read { try Self.attachments(ofDraft: id, key: key, in: $0) }
        return draft
    }

    /// The person left it half-filled: it waits for the same person until then, or as long as was promised before.
    public func parkDraft(_ id: UUID, until: Instant, at: Instant) throws {
        try write { connection in
            try connection.execute(
                sql: "UPDATE draft SET state = 'parked', kept_until = max(kept_until, ?) WHERE id = ?",
                arguments: [until.milliseconds, id.uuidString])
            guard connection.changesCount == 1 else { return }
            try AuditTrail.append(
                "draft-parked", ["draft": id.uuidString, "reason": "left"], at: at, in: connection)
        }
    }

    /// Ends a draft, with an audit row; one that is not there is no mistake.
    public func dropDraft(_ id: UUID, _ reason: DraftEnd, at: Instant) throws {
        try write { connection in _ = try Self.drop(id, reason, at: at, in: connection) }
    }

    private static func draft(_ row: Row, of person: PersonTag, key: DraftKey) -> DraftRecord? {
        let (id, item): (String, String) = (row["id"], row["implementation_code"])
        let (form, version, digest): (String, String, String) = (
            row["form_id"], row["form_version"], row["form_digest"]
        )
        let binding = DraftRecord.binding(id, person, item, form, version, digest)
        guard let name = UUID(uuidString: id), let formDigest = ContentDigest(hex: digest),
            let bytes = key.open(row["sealed"], binding: binding),
            let content = try? CanonicalJSON.decode(DraftContent.self, from: bytes)
        else { return nil }
        var draft = DraftRecord(
            id: name, personTag: person, implementationCode: item, formID: form, formVersion: version,
            formDigest: formDigest, at: Instant(milliseconds: row["changed_at"]),
            keptUntil: Instant(milliseconds: row["kept_until"]), content: content)
        draft.begunAt = Instant(milliseconds: row["begun_at"])
        return draft
    }
}
