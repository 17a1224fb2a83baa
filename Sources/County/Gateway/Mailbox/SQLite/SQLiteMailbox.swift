import CountyAPI
import Domain
import FoundationEssentials
import GRDB

/// The mailbox in one SQLite file: write-ahead log, `synchronous=FULL`, so that what was answered survives the plug
/// being pulled. The `serve` process and the operator's commands may have it open at the same time.
public final class SQLiteMailbox: Mailbox {
    let pool: DatabasePool

    /// Opens the file, making it and its tables where missing. With each opening the counters go on at no less than the time
    /// in milliseconds: a mailbox that was made anew, or put back to an older state, gives no number that was given before.
    public init(path: String, openedAt: Instant) throws {
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        configuration.foreignKeysEnabled = true
        pool = try DatabasePool(path: path, configuration: configuration)
        // The pool itself asks for NORMAL, which in WAL mode loses the last commits with the power.
        try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
        try MailboxSchema.migrator.migrate(pool)
        try pool.write { database in
            for counter in Counter.allCases {
                try database.execute(
                    sql: """
                        INSERT INTO counter (name, last) VALUES (?, ?)
                        ON CONFLICT (name) DO UPDATE SET last = max(last, excluded.last)
                        """,
                    arguments: [counter.rawValue, openedAt.milliseconds])
            }
        }
    }

    public func figures() async throws -> MailboxFigures {
        try await pool.read { database in
            let booths = try Self.registeredBooths(database)
            return MailboxFigures(
                envelopes: try Int.fetchOne(database, sql: "SELECT count(*) FROM envelope") ?? 0,
                lastCursor: try Counter.envelope.last(database),
                messages: try Int.fetchOne(database, sql: "SELECT count(*) FROM message") ?? 0,
                booths: booths.filter { $0.revokedAt == nil }.count,
                missing: booths.reduce(0) { $0 + $1.track.missing },
                brokenLinks: booths.reduce(0) { $0 + $1.track.brokenLinks.count },
                catalogueVersion: try Int.fetchOne(database, sql: "SELECT max(version) FROM catalogue"))
        }
    }
}

/// How far the county's messages have come, by the numbers of its outbox; kept in the transaction of the messages.
enum DeliveryMark {
    static func read(_ database: Database) throws -> Int64 {
        try Int64.fetchOne(database, sql: "SELECT last FROM counter WHERE name = 'outbox'") ?? 0
    }

    static func raise(to number: Int64, _ database: Database) throws {
        try database.execute(
            sql: """
                INSERT INTO counter (name, last) VALUES ('outbox', ?)
                ON CONFLICT (name) DO UPDATE SET last = max(last, excluded.last)
                """, arguments: [number])
    }
}

/// How long the mailbox keeps what only a session can use: inquiries and their replies. Everything else stays.
enum Retention {
    static let sessionSeconds: Double = 86_400

    /// The moment before which they go.
    static func limit(at time: Instant) -> Int64 { time.adding(seconds: -sessionSeconds).milliseconds }
}

/// The counters that number envelopes and messages.
enum Counter: String, CaseIterable {
    case envelope
    case message

    /// The number given last.
    func last(_ database: Database) throws -> Int64 {
        try Int64.fetchOne(
            database, sql: "SELECT last FROM counter WHERE name = ?", arguments: [rawValue]) ?? 0
    }

    /// The next number, which no row has had.
    func next(_ database: Database) throws -> Int64 {
        try database.execute(
            sql: "UPDATE counter SET last = last + 1 WHERE name = ?", arguments: [rawValue])
        return try last(database)
    }

    /// Throws ``CursorFault`` unless the cursor is 0 or was given by this mailbox or a predecessor.
    func check(_ cursor: Int64, _ database: Database) throws {
        guard cursor >= 0, cursor <= (try last(database)) else { throw CursorFault() }
    }
}
