import CountyAPI
import Domain
import FoundationEssentials
import GRDB

/// The case ledger in one SQLite file: write-ahead log, `synchronous=FULL`. The running job and the operator's commands
/// may have it open at the same time.
public final class CaseLedger: PlatformAdapter {
    let pool: DatabasePool
    let calendar: WorkingCalendar

    /// Opens the file, making it and its tables where missing.
    public init(path: String, calendar: WorkingCalendar = WorkingCalendar()) throws {
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        pool = try DatabasePool(path: path, configuration: configuration)
        self.calendar = calendar
        // The pool itself asks for NORMAL, which in WAL mode loses the last commits with the power.
        try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
        try LedgerSchema.migrator.migrate(pool)
    }

    // MARK: Outbox

    public func outgoing(limit: Int) async throws -> [OutgoingPost] {
        try await pool.read { database in
            try Row.fetchAll(
                database, sql: "SELECT number, booth, kind, body FROM outbox ORDER BY number LIMIT ?",
                arguments: [limit]
            )
            .compactMap { row in
                guard let booth = BoothID(row["booth"]) else { return nil }
                let body: Data = row["body"]
                var post =
                    row["kind"] == CaseEvent.context
                    ? OutgoingPost(try CanonicalJSON.decode(CaseEvent.self, from: body), to: booth)
                    : OutgoingPost(try CanonicalJSON.decode(InquiryReply.self, from: body), to: booth)
                post.number = row["number"]
                return post
            }
        }
    }

    public func acknowledge(_ ids: [UUID]) async throws {
        try await pool.write { database in
            for id in ids {
                let number = try Int64.fetchOne(
                    database, sql: "DELETE FROM outbox WHERE id = ? RETURNING number",
                    arguments: [id.uuidString])
                guard let number else { continue }
                try database.execute(
                    sql: """
                        INSERT INTO cursor (name, value) VALUES ('delivered', ?)
                        ON CONFLICT (name) DO UPDATE SET value = max(value, excluded.value)
                        """, arguments: [number])
            }
        }
    }

    public func deliveredThrough() async throws -> Int64 {
        try await pool.read {
            try Int64.fetchOne($0, sql: "SELECT value FROM cursor WHERE name = 'delivered'") ?? 0
        }
    }

    public func redeliver() async throws -> Int {
        try await pool.write { database in
            var count = 0
            let files = try Data.fetchCursor(database, sql: "SELECT file FROM \"case\" ORDER BY rowid")
            while let bytes = try files.next() {
                let file = try CanonicalJSON.decode(CaseFile.self, from: bytes)
                for event in file.events { try Self.enqueue(OutgoingPost(event, to: file.booth), database) }
                count += file.events.count
            }
            let parked = try Data.fetchAll(
                database,
                sql: "SELECT posted FROM parked WHERE submission IS NOT NULL AND reason <> ? ORDER BY rowid",
                arguments: [ParkReason.correction.rawValue])
            for bytes in parked {
                let posted = try CanonicalJSON.decode(PostedEnvelope.self, from: bytes)
                guard try Self.tellReceived(posted, database) else { continue }
                count += 1
            }
            return count
        }
    }

    /// The person sees 已收到 of what a person of the county has to look at; what keeps it is the county's business.
    static func tellReceived(_ posted: PostedEnvelope, _ database: Database) throws -> Bool {
        guard let header = try? posted.envelope.uncheckedHeader(), header.kind == .submission else {
            return false
        }
        let event = CaseEvent(submissionID: header.id, ordinal: 1, state: .received, at: posted.storedAt)
        try enqueue(OutgoingPost(event, to: header.booth), database)
        return true
    }

    static func enqueue(_ post: OutgoingPost, _ database: Database) throws {
        let (kind, body): (String, Data) =
            switch post.body {
            case .event(let event): (CaseEvent.context, try CanonicalJSON.encode(event))
            case .reply(let reply): (InquiryReply.context, try CanonicalJSON.encode(reply))
            }
        try database.execute(
            sql: "INSERT OR IGNORE INTO outbox (id, booth, kind, body) VALUES (?, ?, ?, ?)",
            arguments: [post.id.uuidString, post.booth.description, kind, body])
    }

    // MARK: Catalogue

    public func form(_ digest: ContentDigest) async throws -> Data? {
        try await pool.read {
            try Data.fetchOne($0, sql: "SELECT xml FROM form WHERE digest = ?", arguments: [digest.hex])
        }
    }

    public func item(_ implementationCode: String) async throws -> ServiceItem? {
        try await pool.read { database in
            try Data.fetchOne(
                database, sql: "SELECT item FROM item WHERE code = ? ORDER BY version DESC LIMIT 1",
                arguments: [implementationCode]
            )
            .map { try CanonicalJSON.decode(from: $0) }
        }
    }

    public func publishedVersion() async throws -> Int {
        try await pool.read { try Int.fetchOne($0, sql: "SELECT max(version) FROM published") ?? 0 }
    }

    public func archive(version: Int, items: [ServiceItem], files: [Data]) async throws {
        try await pool.write { database in
            for bytes in files {
                try database.execute(
                    sql: "INSERT OR IGNORE INTO form (digest, xml) VALUES (?, ?)",
                    arguments: [ContentDigest(of: bytes).hex, bytes])
            }
            for item in items {
                try database.execute(
                    sql: "INSERT OR REPLACE INTO item (code, version, item) VALUES (?, ?, ?)",
                    arguments: [item.implementationCode, version, try CanonicalJSON.encode(item)])
            }
        }
    }

    public func notePublished(version: Int, at time: Instant) async throws {
        try await pool.write { database in
            try database.execute(
                sql: "INSERT OR REPLACE INTO published (version, at) VALUES (?, ?)",
                arguments: [version, time.milliseconds])
        }
    }
}
