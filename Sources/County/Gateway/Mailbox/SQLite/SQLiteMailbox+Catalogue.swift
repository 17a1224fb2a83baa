import CountyAPI
import FoundationEssentials
import GRDB

extension SQLiteMailbox {
    public func keep(_ bytes: Data, digest: ContentDigest) async throws {
        try await pool.write { database in
            try database.execute(
                sql: "INSERT OR IGNORE INTO blob (digest, bytes) VALUES (?, ?)",
                arguments: [digest.hex, bytes])
        }
    }

    public func blob(_ digest: ContentDigest) async throws -> Data? {
        try await pool.read { database in
            try Data.fetchOne(
                database, sql: "SELECT bytes FROM blob WHERE digest = ?", arguments: [digest.hex])
        }
    }

    public func root() async throws -> Signed<CatalogueRoot>? {
        try await pool.read { try Self.currentRoot($0)?.signed }
    }

    public func publish(_ signed: Signed<CatalogueRoot>, root: CatalogueRoot) async throws -> Publishing {
        try await pool.write { database in
            if let current = try Self.currentRoot(database) {
                if current.signed.bytes == signed.bytes { return .unchanged }
                guard root.version > current.version else { return .stale(current: current.version) }
            }
            let missing = try root.entries.map(\.digest).filter { digest in
                try Bool.fetchOne(
                    database, sql: "SELECT NOT EXISTS (SELECT 1 FROM blob WHERE digest = ?)",
                    arguments: [digest.hex]) ?? true
            }
            guard missing.isEmpty else { return .missing(missing) }
            try database.execute(
                sql: "INSERT INTO catalogue (version, root) VALUES (?, ?)",
                arguments: [root.version, try CanonicalJSON.encode(signed)])
            return .published
        }
    }

    private static func currentRoot(
        _ database: Database
    ) throws -> (version: Int, signed: Signed<CatalogueRoot>)? {
        try Row.fetchOne(
            database, sql: "SELECT version, root FROM catalogue ORDER BY version DESC LIMIT 1"
        )
        .map { ($0["version"], try CanonicalJSON.decode(from: $0["root"])) }
    }
}
