import CountyAPI
import Domain
import FoundationEssentials
import GRDB

extension SQLiteMailbox {
    public func accept(
        _ outgoing: OutgoingMessages, at time: Instant
    ) async throws -> Set<BoothID> {
        try await pool.write { database in
            try database.execute(
                sql: "DELETE FROM message WHERE kind = 'reply' AND stored_at < ?",
                arguments: [Retention.limit(at: time)])
            var booths: Set<BoothID> = []
            if let through = outgoing.through { try DeliveryMark.raise(to: through, database) }
            for addressed in outgoing.messages {
                let message = addressed.message
                let isKnown = try Bool.fetchOne(
                    database, sql: "SELECT EXISTS (SELECT 1 FROM message WHERE id = ?)",
                    arguments: [message.id.uuidString])
                if isKnown == true { continue }
                try database.execute(
                    sql: """
                        INSERT INTO message (position, id, booth, kind, subject, body, stored_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """,
                    arguments: [
                        try Counter.message.next(database), message.id.uuidString,
                        addressed.booth.description, message.kind, message.subject.uuidString, message.body,
                        time.milliseconds,
                    ])
                booths.insert(addressed.booth)
            }
            return booths
        }
    }

    public func messages(for booth: BoothID, after cursor: String?, limit: Int) async throws -> EventsPage {
        try await pool.read { database in
            let after: Int64
            if let cursor {
                guard let position = Int64(cursor, radix: 36) else { throw CursorFault() }
                after = position
            } else {
                after = 0
            }
            try Counter.message.check(after, database)
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT position, id, kind, subject, body FROM message
                    WHERE booth = ? AND position > ? ORDER BY position LIMIT ?
                    """,
                arguments: [booth.description, after, limit + 1])
            let page = rows.prefix(limit)
            let last: Int64 = page.last?["position"] ?? after
            return EventsPage(
                messages: try page.map(Self.message), next: String(last, radix: 36),
                hasMore: rows.count > limit)
        }
    }

    private static func message(_ row: Row) throws -> DownwardMessage {
        /// The wire's own shape, since a message is otherwise made only from a signed value.
        struct Stored: Encodable {
            var id: String
            var kind: String
            var subject: String
            var body: Data
        }
        let stored = Stored(id: row["id"], kind: row["kind"], subject: row["subject"], body: row["body"])
        return try CanonicalJSON.decode(from: CanonicalJSON.encode(stored))
    }
}
