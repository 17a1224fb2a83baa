import CountyAPI
import Domain
import FoundationEssentials
import GRDB

/// The booth's durable memory: one SQLite file, `booth.db`, in the state directory. Front, sync daemon and technician's
/// tool each open it for themselves; it is the only thing that they share.
///
/// Every call is one transaction. A call that writes has reached the disk when it returns (`synchronous=FULL`), or
/// has changed nothing when it throws. Calls block the thread for some milliseconds.
///
/// Errors that concern the store are ``StoreError``.
public final class BoothStore: Sendable {
    /// The state directory.
    public let directory: String
    /// The database file.
    public let path: String

    private let database: DatabaseQueue
    private let bell: CommitBell
    private let reserve: DiskReserve

    /// How thoroughly a file is looked at when it is opened.
    public enum OpeningCheck: Sendable {
        /// SQLite's `quick_check` over the whole file.
        case quick
        /// Only that it is a database of this program.
        case none
    }

    /// Opens the store below a state directory, which is made if it is missing, and brings its schema up to date.
    ///
    /// Throws ``StoreError`` with code `store-cannot-open`, `store-damaged`, `store-newer`, `store-read-only`,
    /// `store-disk-full` or `store-busy`.
    public init(directory: String, check: OpeningCheck = .quick) throws(StoreError) {
        let file = directory + "/booth.db"
        self.directory = directory
        path = file
        reserve = DiskReserve(directory: directory)
        try PrivateFiles.makeDirectory(directory)
        let opening = try ProcessLock.wait(directory + "/booth.lock")
        defer { opening.release() }
        do {
            try PrivateFiles.createIfMissing(file, mode: 0o660)
            bell = CommitBell(directory: directory)
            database = try DatabaseQueue(path: file, configuration: Self.configuration)
            try Schema.open(database, path: file, check: check)
        } catch let error as DatabaseError {
            throw StoreError(error, path: file)
        } catch let error as StoreError {
            throw error
        } catch {
            throw .cannotOpen(file, String(describing: type(of: error)))
        }
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        configuration.label = "ting.booth-store"
        configuration.prepareDatabase { connection in
            try connection.execute(
                sql: """
                    PRAGMA journal_mode = WAL;
                    PRAGMA synchronous = FULL;
                    PRAGMA secure_delete = ON;
                    PRAGMA trusted_schema = OFF;
                    PRAGMA cell_size_check = ON;
                    """)
        }
        return configuration
    }

    /// A number that changes whenever another connection, in this process or another, has committed something.
    public func dataVersion() throws -> Int {
        try guarded {
            try database.unsafeRead { try Int.fetchOne($0, sql: "PRAGMA data_version") ?? 0 }
        }
    }

    /// The settings on which durability rests, as SQLite has them, for `kioskctl doctor`.
    public func durability() throws -> [String: String] {
        try guarded {
            try database.unsafeRead { connection in
                var settings: [String: String] = [:]
                for name in ["journal_mode", "synchronous", "secure_delete", "foreign_keys"] {
                    settings[name] = try String.fetchOne(connection, sql: "PRAGMA \(name)")
                }
                return settings
            }
        }
    }

    /// Lets the file grow by so many pages of 4 KiB at most, from now on and for this connection: a disk that is full.
    func limitSize(toPagesBeyond pages: Int) throws {
        try guarded {
            try database.writeWithoutTransaction { connection in
                let count = try Int.fetchOne(connection, sql: "PRAGMA page_count") ?? 0
                try connection.execute(sql: "PRAGMA max_page_count = \(count + pages)")
            }
        }
    }

    /// One read transaction.
    func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try guarded { try database.read(body) }
    }

    /// One immediate write transaction, durable on return. On a full disk the reserve is given up and the transaction tried
    /// once more: what a person is in the midst of, receipts and audit rows still find room.
    func write<Value>(_ body: (Database) throws -> Value) throws -> Value {
        let (value, changes): (Value, Int)
        do { (value, changes) = try transact(body) } catch let error as StoreError
            where error.code == StoreError.diskFull && reserve.giveUp()
        {
            (value, changes) = try transact(body)
        }
        if changes > 0 { bell.ring() }
        return value
    }

    private func transact<Value>(_ body: (Database) throws -> Value) throws -> (Value, changes: Int) {
        try guarded {
            try database.write { connection in
                let before = connection.totalChangesCount
                return (try body(connection), connection.totalChangesCount - before)
            }
        }
    }

    private func guarded<Value>(_ body: () throws -> Value) throws -> Value {
        do { return try body() } catch let error as DatabaseError {
            throw StoreError(error, path: path)
        }
    }
}
