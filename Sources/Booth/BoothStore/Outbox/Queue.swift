import CountyAPI
import Domain
import FoundationEssentials
import GRDB

extension BoothStore {
    /// The finalised submissions, newest first; all of them, or those in one state.
    public func queue(state: LocalState? = nil, limit: Int = 1000) throws -> [QueueEntry] {
        try read { connection in
            try Row.fetchAll(
                connection,
                sql: QueueRows.select + (state == nil ? "" : " WHERE q.state = :state")
                    + " ORDER BY s.position DESC LIMIT :limit",
                arguments: state.map { ["state": $0.rawValue, "limit": limit] } ?? ["limit": limit]
            ).map(QueueRows.entry)
        }
    }

    /// The submissions of one person, newest first.
    public func queue(personTag person: PersonTag, limit: Int = 100) throws -> [QueueEntry] {
        try read { connection in
            try Row.fetchAll(
                connection,
                sql: QueueRows.select + " WHERE s.person_tag = ? ORDER BY s.position DESC LIMIT ?",
                arguments: [person.description, limit]
            ).map(QueueRows.entry)
        }
    }

    /// How many submissions are in each state.
    public func queueCounts() throws -> [LocalState: Int] {
        try read { connection in
            var counts: [LocalState: Int] = [:]
            for row in try Row.fetchAll(
                connection, sql: "SELECT state, count(*) AS n FROM queue GROUP BY state")
            {
                if let state = LocalState(rawValue: row["state"]) { counts[state] = row["n"] }
            }
            return counts
        }
    }

    /// The submission with this number on its slip; nil if this booth has none.
    public func queueEntry(receiptNumber: ReceiptNumber) throws -> QueueEntry? {
        try queueEntry(where: "s.receipt_number = ?", receiptNumber.digits)
    }

    /// The submission with this id; nil if this booth has none.
    public func queueEntry(submissionID: UUID) throws -> QueueEntry? {
        try queueEntry(where: "s.id = ?", submissionID.uuidString)
    }

    /// Puts a quarantined submission, or what of its attachments is quarantined, back into the queue, at a technician's
    /// word. Returns whether there was any.
    @discardableResult
    public func requeue(_ receiptNumber: ReceiptNumber, at: Instant) throws -> Bool {
        try write { connection in
            try connection.execute(
                sql: """
                    UPDATE queue SET state = 'queued', refusal = NULL WHERE state = 'quarantined'
                        AND position = (SELECT position FROM submission WHERE receipt_number = ?)
                    """, arguments: [receiptNumber.digits])
            let submissions = connection.changesCount
            try connection.execute(
                sql: """
                    UPDATE attachment_part SET state = 'queued', refusal = NULL WHERE state = 'quarantined'
                        AND submission = (SELECT position FROM submission WHERE receipt_number = ?)
                    """, arguments: [receiptNumber.digits])
            guard submissions + connection.changesCount > 0 else { return false }
            try AuditTrail.append("requeued", ["receipt": receiptNumber.digits], at: at, in: connection)
            return true
        }
    }

    /// Walks the sequence of a booth: no gap, each header naming the one before, every payload the one its header names.
    /// Returns the number of submissions; throws ``ChainBreak`` at the first that does not fit.
    @discardableResult
    public func verifySequence(of booth: BoothID) throws -> Int {
        try read { connection in
            var count = 0
            var previous: ContentDigest?
            let rows = try Row.fetchCursor(
                connection,
                sql: """
                    SELECT s.sequence, s.header, s.digest, p.bytes FROM submission s
                        LEFT JOIN payload p USING (position) WHERE s.booth = ? ORDER BY s.sequence
                    """, arguments: [booth.description])
            while let row = try rows.next() {
                count += 1
                let sequence: Int = row["sequence"]
                guard sequence == count else { throw ChainBreak(sequence: count, reason: "gap") }
                previous = try QueueRows.verify(row, sequence: count, previous: previous)
            }
            return count
        }
    }

    private func queueEntry(where condition: String, _ value: String) throws -> QueueEntry? {
        try read { connection in
            try Row.fetchOne(connection, sql: QueueRows.select + " WHERE " + condition, arguments: [value])
                .map(QueueRows.entry)
        }
    }
}

/// The queue's rows as values.
enum QueueRows {
    static let select = """
        SELECT s.*, q.state, q.attempts, q.last_failure, q.stored_at, q.refusal,
            e.state AS case_state,
            (SELECT acceptance_number FROM case_event WHERE submission_id = s.id
                AND acceptance_number IS NOT NULL ORDER BY ordinal DESC LIMIT 1) AS acceptance_number
        FROM submission s JOIN queue q USING (position)
        LEFT JOIN case_event e ON e.submission_id = s.id
            AND e.ordinal = (SELECT max(ordinal) FROM case_event WHERE submission_id = s.id)
        """

    static func entry(_ row: Row) throws -> QueueEntry {
        let text: String = row["receipt_number"]
        guard let id = UUID(uuidString: row["id"]), let number = ReceiptNumber(text),
            let state = LocalState(rawValue: row["state"]), let digest = ContentDigest(hex: row["digest"])
        else { throw StoreError.recordDamaged(text) }
        let refusal: Data? = row["refusal"]
        let storedAt: Int64? = row["stored_at"]
        let acceptance: String? = row["acceptance_number"]
        let caseState: String? = row["case_state"]
        return QueueEntry(
            submissionID: id, receiptNumber: number, booth: row["booth"], sequence: row["sequence"],
            state: state,
            finalisedAt: Instant(milliseconds: row["finalised_at"]), attempts: row["attempts"],
            lastFailure: row["last_failure"],
            refusal: refusal.flatMap { try? CanonicalJSON.decode(Problem.self, from: $0) },
            storedAt: storedAt.map(Instant.init(milliseconds:)), digest: digest, size: row["size"],
            implementationCode: row["implementation_code"], formID: row["form_id"],
            formVersion: row["form_version"],
            acceptanceNumber: acceptance.flatMap { AcceptanceNumber($0) },
            caseState: caseState.flatMap(CaseState.init(rawValue:)))
    }

    static func verify(_ row: Row, sequence: Int, previous: ContentDigest?) throws -> ContentDigest {
        let bytes: Data = row["header"]
        guard let header = try? CanonicalJSON.decode(Signed<EnvelopeHeader>.self, from: bytes),
            let outside = try? CanonicalJSON.decode(EnvelopeHeader.self, from: header.bytes)
        else { throw ChainBreak(sequence: sequence, reason: "header") }
        let digest = ContentDigest(of: header.bytes)
        guard digest.hex == row["digest"], outside.sequence == sequence else {
            throw ChainBreak(sequence: sequence, reason: "digest")
        }
        guard outside.previous == previous else { throw ChainBreak(sequence: sequence, reason: "previous") }
        let payload: Data? = row["bytes"]
        if let payload, ContentDigest(of: payload) != outside.payloadDigest {
            throw ChainBreak(sequence: sequence, reason: "payload")
        }
        return digest
    }
}
