import CountyAPI
import Domain
import FoundationEssentials
import GRDB

/// The rows of drafts inside a transaction.
extension BoothStore {
    static func isFinalised(_ id: UUID, in connection: Database) throws -> Bool {
        let select = try connection.cachedStatement(sql: "SELECT 1 FROM submission WHERE id = ?")
        return try Int.fetchOne(select, arguments: [id.uuidString]) != nil
    }

    /// Puts the new state in the place of the old one; false if there is none.
    static func change(_ draft: DraftRecord, _ sealed: Data, in connection: Database) throws -> Bool {
        try connection.cachedStatement(
            sql: """
                UPDATE draft SET state = 'draft', changed_at = ?, kept_until = max(kept_until, ?), sealed = ?
                    WHERE id = ? AND person_tag = ? AND form_digest = ?
                """
        ).execute(arguments: [
            draft.changedAt.milliseconds, draft.keptUntil.milliseconds, sealed, draft.id.uuidString,
            draft.personTag.description, draft.formDigest.hex,
        ])
        return connection.changesCount == 1
    }

    /// One draft a person and item: an earlier one gives way.
    static func makeRoom(for draft: DraftRecord, in connection: Database) throws {
        let other = try String.fetchOne(
            connection, sql: "SELECT id FROM draft WHERE person_tag = ? AND implementation_code = ?",
            arguments: [draft.personTag.description, draft.implementationCode])
        if let id = other.flatMap({ UUID(uuidString: $0) }) {
            try drop(id, .replaced, at: draft.changedAt, in: connection)
        }
    }

    /// Sees to it that the form and its lists are here, whatever the catalogue has become since they were opened.
    static func keep(_ files: [FormFile], for draft: DraftRecord, in connection: Database) throws {
        for digest in draft.files {
            let isHere = try Int.fetchOne(
                connection, sql: "SELECT 1 FROM blob WHERE digest = ?", arguments: [digest.hex])
            if isHere != nil { continue }
            guard let file = files.first(where: { $0.digest == digest }),
                ContentDigest(of: file.xml) == digest
            else {
                throw StoreError(
                    code: "form-missing",
                    cause:
                        "The form \(draft.formID) \(draft.formVersion) is not kept any more, or a list of it.",
                    remedy: "Nothing; the person can begin with the form of the catalogue in force.")
            }
            try connection.execute(
                sql: "INSERT INTO blob (digest, bytes) VALUES (?, ?)", arguments: [digest.hex, file.xml])
        }
    }

    static func insert(_ draft: DraftRecord, _ sealed: Data, in connection: Database) throws {
        try connection.execute(
            sql: """
                INSERT INTO draft (
                    id, person_tag, implementation_code, form_id, form_version, form_digest, state, begun_at,
                    changed_at, kept_until, sealed
                ) VALUES (?, ?, ?, ?, ?, ?, 'draft', ?, ?, ?, ?)
                """,
            arguments: [
                draft.id.uuidString, draft.personTag.description, draft.implementationCode, draft.formID,
                draft.formVersion, draft.formDigest.hex, draft.begunAt.milliseconds,
                draft.changedAt.milliseconds, draft.keptUntil.milliseconds, sealed,
            ])
        let position = connection.lastInsertedRowID
        for digest in draft.files {
            try connection.execute(
                sql: "INSERT INTO draft_file (draft, digest) VALUES (?, ?)",
                arguments: [position, digest.hex])
        }
    }

    /// Ends a draft, with an audit row. Gives whether it was there.
    @discardableResult
    static func drop(_ id: UUID, _ reason: DraftEnd, at: Instant, in connection: Database) throws -> Bool {
        guard try delete(id, in: connection) else { return false }
        try AuditTrail.append(
            "draft-dropped", ["draft": id.uuidString, "reason": reason.rawValue], at: at, in: connection)
        return true
    }

    /// Deletes a draft, and its form and lists where nothing else needs them. Other files stay: they may be laid by for
    /// a catalogue that is being fetched.
    @discardableResult
    static func delete(_ id: UUID, in connection: Database) throws -> Bool {
        let files = try String.fetchAll(
            connection,
            sql: "SELECT digest FROM draft_file JOIN draft ON draft = position WHERE id = ?",
            arguments: [id.uuidString])
        try connection.cachedStatement(sql: "DELETE FROM draft WHERE id = ?").execute(arguments: [
            id.uuidString
        ])
        guard connection.changesCount == 1 else { return false }
        for digest in files {
            try connection.execute(
                sql: "DELETE FROM blob WHERE digest = ? AND digest NOT IN (\(neededBlobs))",
                arguments: [digest])
        }
        return true
    }

    /// The digests of the files that catalogue, drafts or unsent submissions need.
    static let neededBlobs = """
        SELECT digest FROM catalogue_entry UNION SELECT digest FROM draft_file UNION
        SELECT s.form_digest FROM submission s JOIN queue q USING (position) WHERE q.state <> 'stored'
        """
}
