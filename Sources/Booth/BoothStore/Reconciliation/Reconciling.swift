import CountyAPI
import Domain
import FoundationEssentials
import GRDB

extension BoothStore {
    /// The highest number of a booth's sequence for which there is a receipt; 0 if there is none.
    public func highestStored(of booth: BoothID) throws -> Int {
        try read { connection in
            try Int.fetchOne(
                connection,
                sql: """
                    SELECT max(s.sequence) FROM submission s JOIN queue q USING (position)
                        WHERE s.booth = ? AND q.state = 'stored'
                    """, arguments: [booth.description]) ?? 0
        }
    }

    /// The digests of the submissions in a range of the sequence for which there are receipts.
    public func storedDigests(of booth: BoothID, in range: ClosedRange<Int>) throws -> [Int: ContentDigest] {
        try read { connection in
            let rows = try Row.fetchCursor(
                connection,
                sql: """
                    SELECT s.sequence, s.digest FROM submission s JOIN queue q USING (position)
                        WHERE s.booth = ? AND q.state = 'stored' AND s.sequence BETWEEN ? AND ?
                    """, arguments: [booth.description, range.lowerBound, range.upperBound])
            var digests: [Int: ContentDigest] = [:]
            while let row = try rows.next() { digests[row["sequence"]] = ContentDigest(hex: row["digest"]) }
            return digests
        }
    }

    /// Has submissions sent again that the county has lost, with the pieces of their files as far as they are here. What has
    /// no receipt is left alone: it waits anyway. Says how many submissions.
    public func sendAgain(_ sequences: [Int], of booth: BoothID, at: Instant) throws -> Int {
        try write { connection in
            var count = 0
            for sequence in sequences {
                let row = try Row.fetchOne(
                    connection,
                    sql: """
                        SELECT s.position, s.id, s.receipt_number FROM submission s JOIN queue q USING (position)
                            WHERE s.booth = ? AND s.sequence = ? AND q.state = 'stored'
                        """, arguments: [booth.description, sequence])
                guard let row else { continue }
                let id: String = row["id"]
                try connection.execute(sql: "INSERT OR IGNORE INTO resend (id) VALUES (?)", arguments: [id])
                guard connection.changesCount == 1 else { continue }
                count += 1
                try connection.execute(
                    sql: """
                        INSERT OR IGNORE INTO resend (id) SELECT id FROM attachment_part
                            WHERE submission = ? AND state = 'stored' AND payload IS NOT NULL
                        """, arguments: [row["position"] as Int64])
                try AuditTrail.append(
                    "lost-by-county", ["receipt": row["receipt_number"], "sequence": String(sequence)],
                    at: at,
                    in: connection)
            }
            return count
        }
    }

    /// Lets go of the bytes of files that the county has held for three days, by its own clock: as long they could be sent
    /// again after a loss. On a disk that is short of room, all that the county holds. Says how many pieces.
    @discardableResult
    public func releaseAttachments(all: Bool = false) throws -> Int {
        try write { connection in
            let newest =
                try Int64.fetchOne(
                    connection,
                    sql: """
                        SELECT max(newest) FROM (SELECT max(stored_at) AS newest FROM queue
                            UNION ALL SELECT max(stored_at) FROM attachment_part)
                        """) ?? 0
            try connection.execute(
                sql: """
                    UPDATE attachment_part SET payload = NULL WHERE state = 'stored' AND payload IS NOT NULL
                        AND stored_at <= ? AND id NOT IN (SELECT id FROM resend)
                    """, arguments: [all ? Int64.max : newest - Self.attachmentGrace])
            return connection.changesCount
        }
    }

    private static let attachmentGrace: Int64 = 3 * 86_400_000

    /// What is to be sent again, at most so many.
    static func resending(limit: Int, in connection: Database) throws -> [PendingEnvelope] {
        let rows = try Row.fetchAll(
            connection.cachedStatement(
                sql: """
                    SELECT s.id, 'submission' AS kind, s.sequence, s.digest, s.size, s.position
                        FROM resend r JOIN submission s USING (id)
                    UNION ALL SELECT a.id, 'attachment', NULL, a.digest, a.size, a.position
                        FROM resend r JOIN attachment_part a USING (id) WHERE a.payload IS NOT NULL
                    ORDER BY 2 DESC, 6 LIMIT ?
                    """), arguments: [limit])
        return try rows.map { row in
            var envelope = try pending(row, row["kind"] == "submission" ? .submission : .attachment)
            envelope.isRepeated = true
            return envelope
        }
    }
}
