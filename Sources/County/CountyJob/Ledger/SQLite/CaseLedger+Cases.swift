import CountyAPI
import Domain
import FoundationEssentials
import GRDB

extension CaseLedger {
    public func cases(of person: PersonKey) async throws -> [CaseFile] {
        try await pool.read { database in
            try Data.fetchAll(
                database,
                sql: """
                    SELECT file FROM "case" WHERE person_number = ? AND person_kind = ?
                    ORDER BY stored_at DESC, rowid DESC
                    """, arguments: [person.number, person.documentKind.rawValue]
            )
            .map { try CanonicalJSON.decode(from: $0) }
        }
    }

    public func records(_ filter: CaseFilter) async throws -> [CaseRecord] {
        try await pool.read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT * FROM "case" WHERE (?1 IS NULL OR state = ?1) AND (?2 IS NULL OR item = ?2)
                    ORDER BY stored_at DESC, rowid DESC
                    """, arguments: [filter.state?.rawValue, filter.implementationCode]
            )
            .compactMap { try Self.record($0, database) }
        }
    }

    public func record(_ reference: String) async throws -> CaseRecord? {
        try await pool.read { database in
            try Self.row(reference, database).flatMap { try Self.record($0, database) }
        }
    }

    public func attachment(_ name: String, case reference: String) async throws -> Data? {
        try await pool.read { database -> Data? in
            guard let row = try Self.row(reference, database), let record = try Self.record(row, database),
                let attachment = record.submission.content.attachments.first(where: { $0.name == name })
            else { return nil }
            // A booth's files are its submissions' alone: what another one says of this submission is not looked at.
            let parts = try Row.fetchAll(
                database,
                sql: """
                    SELECT part, parts, bytes FROM attachment_part
                    WHERE submission = ? AND booth = ? AND file = ?
                    """,
                arguments: [
                    record.submission.id.uuidString, record.submission.booth.description,
                    attachment.digest.hex,
                ]
            )
            .map { row in
                AttachmentPart(
                    submissionID: record.submission.id, file: attachment.digest, index: row["part"],
                    count: row["parts"], bytes: row["bytes"])
            }
            return AttachmentPart.join(parts, into: attachment.digest)
        }
    }

    public func make(_ move: CaseMove, case reference: String, at time: Instant) async throws -> CaseFile? {
        let calendar = calendar
        return try await pool.write { database in
            guard let row = try Self.row(reference, database) else { return nil }
            var file = try CanonicalJSON.decode(CaseFile.self, from: row["file"])
            try file.make(move, at: time, calendar: calendar)
            try database.execute(
                sql: "UPDATE \"case\" SET file = ?, state = ? WHERE submission = ?",
                arguments: [
                    try CanonicalJSON.encode(file), file.state.rawValue, file.submissionID.uuidString,
                ])
            if let event = file.events.last {
                try Self.enqueue(OutgoingPost(event, to: file.booth), database)
            }
            return file
        }
    }

    /// Finds a case by submission id, receipt number (spaces allowed) or acceptance number.
    private static func row(_ reference: String, _ database: Database) throws -> Row? {
        let compact = reference.filter { !$0.isWhitespace }.uppercased()
        return try Row.fetchOne(
            database,
            sql: """
                SELECT * FROM "case" WHERE submission = ?1 OR receipt_number = ?1 OR acceptance_number = ?1
                ORDER BY stored_at DESC LIMIT 1
                """, arguments: [compact])
    }

    private static func record(_ row: Row, _ database: Database) throws -> CaseRecord? {
        guard let id = UUID(uuidString: row["submission"]), let booth = BoothID(row["booth"]),
            let digest = ContentDigest(hex: row["digest"]),
            let formDigest = ContentDigest(hex: row["form_digest"]),
            let receiptNumber = ReceiptNumber(row["receipt_number"] as String),
            let language = Language(rawValue: row["language"]),
            let kind = IdentityDocument.Kind(rawValue: row["person_kind"]),
            let today = CivilDate(row["today"] as String)
        else { return nil }
        let content = SubmissionContent(
            receiptNumber: receiptNumber, implementationCode: row["item"], formID: row["form_id"],
            formVersion: row["form_version"], formDigest: formDigest, language: language,
            person: PersonKey(documentKind: kind, number: row["person_number"]),
            personName: row["person_name"], today: today, cardXML: row["card_xml"],
            answersXML: row["answers_xml"],
            // A case from before there were attachments has none.
            attachments: try (row["attachments"] as Data?).map { try CanonicalJSON.decode(from: $0) } ?? [])
        return CaseRecord(
            file: try CanonicalJSON.decode(from: row["file"]),
            submission: SubmissionRecord(
                id: id, revision: row["revision"], booth: booth, sequence: row["sequence"], digest: digest,
                storedAt: Instant(milliseconds: row["stored_at"]), content: content),
            arrived: content.attachments.isEmpty ? [:] : try arrived(of: id, from: booth, database))
    }

    /// How many pieces of each file of a submission are here.
    private static func arrived(
        of submission: UUID, from booth: BoothID, _ database: Database
    ) throws -> [ContentDigest: Int] {
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT file, count(*) AS n FROM attachment_part WHERE submission = ? AND booth = ?
                GROUP BY file
                """, arguments: [submission.uuidString, booth.description])
        return rows.reduce(into: [:]) { counts, row in
            if let file = ContentDigest(hex: row["file"]) { counts[file] = row["n"] }
        }
    }
}
