import CountyAPI
import Domain
import FoundationEssentials
import GRDB

extension BoothStore {
    /// Writes down that these envelopes are about to leave; to be called before their first byte does. Returns those
    /// that were indeed waiting.
    public func beginAttempt(_ ids: [UUID], at: Instant) throws -> [UUID] {
        try write { connection in
            let submission = try connection.cachedStatement(
                sql: """
                    UPDATE queue SET state = 'sending', attempts = attempts + 1, last_attempt_at = ?
                        WHERE state = 'queued' AND position = (SELECT position FROM submission WHERE id = ?)
                    """)
            let others = try ["attachment_part", "inquiry"].map { table in
                try connection.cachedStatement(
                    sql: """
                        UPDATE \(table) SET state = 'sending', attempts = attempts + 1
                            WHERE state = 'queued' AND id = ?
                        """)
            }
            let again = try connection.cachedStatement(
                sql: "UPDATE resend SET attempts = attempts + 1 WHERE id = ?")
            return try ids.filter { id in
                try submission.execute(arguments: [at.milliseconds, id.uuidString])
                if connection.changesCount == 1 { return true }
                return try (others + [again]).contains { other in
                    try other.execute(arguments: [id.uuidString])
                    return connection.changesCount == 1
                }
            }
        }
    }

    /// Takes envelopes whose attempt came to nothing back into the queue, with the failure's code.
    public func endAttempt(_ ids: [UUID], failure: String) throws {
        try write { connection in
            for id in ids { try Self.backToQueue(id, failure: failure, in: connection) }
        }
    }

    /// Makes queued what was being sent when the program died: it will be sent again, with the same bytes. To be
    /// called when the sync daemon starts. Returns how many there were.
    @discardableResult
    public func recoverInterruptedAttempts() throws -> Int {
        try write { connection in
            var count = 0
            for table in ["queue", "attachment_part", "inquiry"] {
                try connection.execute(
                    sql:
                        "UPDATE \(table) SET state = 'queued', last_failure = 'interrupted' WHERE state = 'sending'"
                )
                count += connection.changesCount
            }
            return count
        }
    }

    /// Takes in the county's receipt, if it is one: signed by the county, about the bytes that were finalised. Only this
    /// makes a submission `stored`; it may come at any time, by any road, more than once.
    ///
    /// Throws ``ReceiptProof/Fault`` for a receipt that is not believed, and changes nothing then. Returns false if
    /// there is no such envelope here.
    @discardableResult
    public func recordProof(_ id: UUID, _ proof: ReceiptProof, trust: CountyTrust, at: Instant) throws -> Bool
    {
        try write { connection in
            let known = try Row.fetchOne(
                connection.cachedStatement(
                    sql: """
                        SELECT 'submission' AS kind, s.digest, q.state, s.position, s.receipt_number
                            FROM submission s JOIN queue q USING (position) WHERE s.id = :id
                        UNION ALL SELECT 'attachment', digest, state, position, NULL FROM attachment_part
                            WHERE id = :id
                        UNION ALL SELECT 'inquiry', digest, state, position, NULL FROM inquiry WHERE id = :id
                        """), arguments: ["id": id.uuidString])
            guard let known, let digest = ContentDigest(hex: known["digest"]) else { return false }
            let receipt = try proof.verified(by: trust.countyKey, for: digest)
            guard known["state"] != LocalState.stored.rawValue else {
                try Self.wasSentAgain(id, "stored-again", at: at, in: connection)
                return true
            }
            let position: Int64 = known["position"]
            switch EnvelopeKind(rawValue: known["kind"]) {
            case .submission: break
            case .attachment:
                try connection.cachedStatement(
                    sql: """
                        UPDATE attachment_part SET state = 'stored', receipt = ?, stored_at = ?,
                            last_failure = NULL, refusal = NULL WHERE position = ?
                        """
                ).execute(arguments: [
                    try CanonicalJSON.encode(proof), receipt.storedAt.milliseconds, position,
                ])
                return true
            case .inquiry, nil:
                try connection.execute(
                    sql: "UPDATE inquiry SET state = 'stored', last_failure = NULL WHERE position = ?",
                    arguments: [position])
                return true
            }
            try connection.cachedStatement(
                sql: """
                    UPDATE queue SET state = 'stored', receipt = ?, stored_at = ?, last_failure = NULL,
                        refusal = NULL WHERE position = ?
                    """
            ).execute(arguments: [
                try CanonicalJSON.encode(proof), receipt.storedAt.milliseconds, position,
            ])
            try AuditTrail.append(
                "stored", ["receipt": known["receipt_number"], "digest": digest.hex], at: at, in: connection)
            return true
        }
    }

    /// Takes in a refusal. What can never be accepted is quarantined with the reason and its bytes; anything else
    /// goes back into the queue.
    public func recordRefusal(_ id: UUID, _ problem: Problem, at: Instant) throws {
        try write { connection in
            guard problem.retry == .never else {
                return try Self.backToQueue(id, failure: "problem:\(problem.code)", in: connection)
            }
            try Self.wasSentAgain(id, "refused-again", at: at, in: connection)
            let refusal = try CanonicalJSON.encode(problem)
            try connection.execute(
                sql:
                    "UPDATE inquiry SET state = 'quarantined', last_failure = ? WHERE id = ? AND state <> 'stored'",
                arguments: ["problem:\(problem.code)", id.uuidString])
            try connection.execute(
                sql: """
                    UPDATE attachment_part SET state = 'quarantined', refusal = ?, last_failure = ?
                        WHERE id = ? AND state IN ('queued', 'sending')
                    """, arguments: [refusal, "problem:\(problem.code)", id.uuidString])
            if connection.changesCount == 1 {
                return try AuditTrail.append(
                    "quarantined", ["attachment": id.uuidString, "problem": problem.code], at: at,
                    in: connection)
            }
            try connection.execute(
                sql: """
                    UPDATE queue SET state = 'quarantined', refusal = ?, last_failure = ?
                        WHERE position = (SELECT position FROM submission WHERE id = ?)
                        AND state IN ('queued', 'sending')
                    """, arguments: [refusal, "problem:\(problem.code)", id.uuidString])
            guard connection.changesCount == 1 else { return }
            try AuditTrail.append(
                "quarantined", ["submission": id.uuidString, "problem": problem.code], at: at, in: connection)
        }
    }

    /// The county's receipt for a submission, for handing on; nil while there is none.
    public func receipt(submissionID: UUID) throws -> ReceiptProof? {
        try read { connection in
            let bytes = try Data.fetchOne(
                connection,
                sql: "SELECT q.receipt FROM queue q JOIN submission s USING (position) WHERE s.id = ?",
                arguments: [submissionID.uuidString])
            return try bytes.map { try CanonicalJSON.decode(from: $0) }
        }
    }

    /// What was to be sent again has come to an end.
    private static func wasSentAgain(_ id: UUID, _ kind: String, at: Instant, in connection: Database) throws
    {
        try connection.cachedStatement(sql: "DELETE FROM resend WHERE id = ?").execute(arguments: [
            id.uuidString
        ])
        guard connection.changesCount == 1 else { return }
        try AuditTrail.append(kind, ["envelope": id.uuidString], at: at, in: connection)
    }

    private static func backToQueue(_ id: UUID, failure: String, in connection: Database) throws {
        for (table, condition) in [
            ("queue", "position = (SELECT position FROM submission WHERE id = ?)"),
            ("attachment_part", "id = ?"), ("inquiry", "id = ?"),
        ] {
            try connection.cachedStatement(
                sql: """
                    UPDATE \(table) SET state = 'queued', last_failure = ?
                        WHERE state IN ('sending', 'queued') AND \(condition)
                    """
            ).execute(arguments: [failure, id.uuidString])
        }
    }
}
