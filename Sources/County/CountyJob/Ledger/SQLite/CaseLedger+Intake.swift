import CountyAPI
import Domain
import FoundationEssentials
import GRDB

extension CaseLedger {
    public func intakeCursor() async throws -> Int64 {
        try await pool.read {
            try Int64.fetchOne($0, sql: "SELECT value FROM cursor WHERE name = 'intake'") ?? 0
        }
    }

    public func restartIntake() async throws {
        try await pool.write { try $0.execute(sql: "DELETE FROM cursor WHERE name = 'intake'") }
    }

    public func take(_ outcome: Outcome, cursor: Int64?, at time: Instant) async throws -> Taken {
        let calendar = calendar
        return try await pool.write { database in
            let taken: Taken =
                switch outcome {
                case .book(let submission, let item):
                    try Self.book(submission, item, at: time, calendar, database)
                case .park(let parked): try Self.park(parked, database)
                case .attach(let part, let booth, let envelope):
                    try Self.attach(part, from: booth, envelope, database)
                case .reply(let reply, let booth): try Self.reply(reply, to: booth, database)
                case .pass: .passed
                }
            if let cursor {
                try database.execute(
                    sql: """
                        INSERT INTO cursor (name, value) VALUES ('intake', ?)
                        ON CONFLICT (name) DO UPDATE SET value = excluded.value
                        """, arguments: [cursor])
            }
            return taken
        }
    }

    private static func book(
        _ submission: SubmissionRecord, _ item: ServiceItem, at time: Instant, _ calendar: WorkingCalendar,
        _ database: Database
    ) throws -> Taken {
        if let known = try Row.fetchOne(
            database, sql: "SELECT digest, file FROM \"case\" WHERE submission = ?",
            arguments: [submission.id.uuidString])
        {
            guard known["digest"] == submission.digest.hex else { throw BookingConflict() }
            return .alreadyBooked(try CanonicalJSON.decode(from: known["file"]))
        }
        let day = time.civil()?.date.description ?? ""
        let serial = try Int.fetchOne(
            database,
            sql: """
                INSERT INTO serial (item, day, last) VALUES (?, ?, 1)
                ON CONFLICT (item, day) DO UPDATE SET last = last + 1 RETURNING last
                """, arguments: [item.implementationCode, day])
        let file = try CaseFile.open(
            submission, item: item, serial: serial ?? 0, at: time, calendar: calendar)
        try insert(file, submission, database)
        try database.execute(
            sql: "DELETE FROM parked WHERE digest = ?", arguments: [submission.digest.hex])
        for event in file.events { try enqueue(OutgoingPost(event, to: submission.booth), database) }
        return .booked(file)
    }

    private static func insert(
        _ file: CaseFile, _ submission: SubmissionRecord, _ database: Database
    ) throws {
        let content = submission.content
        try database.execute(
            sql: """
                INSERT INTO "case" (submission, acceptance_number, receipt_number, item, state, person_kind,
                    person_number, person_name, booth, sequence, revision, digest, stored_at, form_id, form_version,
                    form_digest, language, today, card_xml, answers_xml, file, attachments)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                submission.id.uuidString, file.acceptanceNumber.description, content.receiptNumber.digits,
                content.implementationCode, file.state.rawValue, content.person.documentKind.rawValue,
                content.person.number, content.personName, submission.booth.description, submission.sequence,
                submission.revision, submission.digest.hex, submission.storedAt.milliseconds, content.formID,
                content.formVersion, content.formDigest.hex, content.language.rawValue,
                content.today.description, content.cardXML, content.answersXML,
                try CanonicalJSON.encode(file), try CanonicalJSON.encode(content.attachments),
            ])
    }

    /// Keeps a piece once, however often it comes; what was there first stays.
    private static func attach(
        _ part: AttachmentPart, from booth: BoothID, _ envelope: ContentDigest, _ database: Database
    ) throws -> Taken {
        try database.execute(
            sql: """
                INSERT OR IGNORE INTO attachment_part (submission, booth, file, part, parts, bytes)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                part.submissionID.uuidString, booth.description, part.file.hex, part.index, part.count,
                part.bytes,
            ])
        try database.execute(sql: "DELETE FROM parked WHERE digest = ?", arguments: [envelope.hex])
        return .attached
    }

    private static func park(_ parked: ParkedSubmission, _ database: Database) throws -> Taken {
        let booked = try parked.header.map { header in
            try Bool.fetchOne(
                database, sql: "SELECT EXISTS (SELECT 1 FROM \"case\" WHERE submission = ? AND digest = ?)",
                arguments: [header.id.uuidString, parked.posted.envelope.digest.hex]) ?? false
        }
        // Seen again after the gateway was restored: it was taken in long ago.
        if booked == true { return .passed }
        let isNew = try Bool.fetchOne(
            database, sql: "SELECT NOT EXISTS (SELECT 1 FROM parked WHERE digest = ?)",
            arguments: [parked.posted.envelope.digest.hex])
        try database.execute(
            sql: """
                INSERT INTO parked (digest, submission, booth, reason, detail, parked_at, posted)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (digest) DO UPDATE SET reason = excluded.reason, detail = excluded.detail
                """,
            arguments: [
                parked.posted.envelope.digest.hex, parked.header?.id.uuidString,
                parked.header?.booth.description, parked.reason.rawValue, parked.detail,
                parked.parkedAt.milliseconds, try CanonicalJSON.encode(parked.posted),
            ])
        if isNew == true, parked.header != nil, parked.reason != .correction {
            _ = try tellReceived(parked.posted, database)
        }
        return .parked(parked.reason)
    }

    private static func reply(
        _ reply: InquiryReply, to booth: BoothID, _ database: Database
    ) throws -> Taken {
        try enqueue(OutgoingPost(reply, to: booth), database)
        return .replied
    }

    public func parked() async throws -> [ParkedSubmission] {
        try await pool.read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM parked ORDER BY parked_at, rowid").map { row in
                let posted = try CanonicalJSON.decode(PostedEnvelope.self, from: row["posted"])
                let submission: String? = row["submission"]
                return ParkedSubmission(
                    posted: posted,
                    // What was verified once is not doubted again; a header that was not verified is not shown.
                    header: submission == nil ? nil : try? posted.envelope.uncheckedHeader(),
                    reason: ParkReason(rawValue: row["reason"]) ?? .unreadable, detail: row["detail"],
                    parkedAt: Instant(milliseconds: row["parked_at"]))
            }
        }
    }
}
