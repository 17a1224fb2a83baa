import CountyAPI
import Domain
import FoundationEssentials
import GRDB

/// One row of the audit trail (审计). Each names the digest of the one before, so that a row taken out or changed
/// afterwards shows.
public struct AuditEntry: Codable, Sendable, Hashable {
    /// 1, 2, 3 … without a gap.
    public var sequence: Int
    /// The booth's wall clock.
    public var at: Instant
    /// What happened, in kebab-case, such as `finalised`.
    public var kind: String
    /// Particulars without personal data: numbers, digests, codes.
    public var detail: [String: String]
    /// The digest of the entry before; nil for the first.
    public var previous: ContentDigest?
}

/// Where a chain of rows is broken.
public struct ChainBreak: Error, Sendable, Hashable {
    /// The sequence number at which the chain does not hold.
    public var sequence: Int
    /// What does not hold: `gap`, `digest`, `previous`, `payload` or `header`.
    public var reason: String
}

extension BoothStore {
    /// Adds a row to the audit trail. The detail must not hold personal data.
    public func appendAudit(_ kind: String, _ detail: [String: String] = [:], at: Instant) throws {
        try write { try AuditTrail.append(kind, detail, at: at, in: $0) }
    }

    /// The newest rows of the audit trail, oldest first.
    public func audit(last count: Int) throws -> [AuditEntry] {
        try read { connection in
            let rows = try Row.fetchAll(
                connection, sql: "SELECT * FROM audit ORDER BY sequence DESC LIMIT ?", arguments: [count])
            return try rows.reversed().map(AuditTrail.entry)
        }
    }

    /// Walks the whole trail; returns how many rows it has, throws ``ChainBreak`` at the first that does not fit.
    @discardableResult
    public func verifyAudit() throws -> Int {
        try read { connection in
            var count = 0
            var previous: ContentDigest?
            let rows = try Row.fetchCursor(connection, sql: "SELECT * FROM audit ORDER BY sequence")
            while let row = try rows.next() {
                count += 1
                let sequence: Int = row["sequence"]
                guard sequence == count else { throw ChainBreak(sequence: count, reason: "gap") }
                guard let entry = try? AuditTrail.entry(row), entry.previous == previous else {
                    throw ChainBreak(sequence: count, reason: "previous")
                }
                let digest = try AuditTrail.digest(of: entry)
                guard digest.hex == row["digest"] else { throw ChainBreak(sequence: count, reason: "digest") }
                previous = digest
            }
            return count
        }
    }
}

/// The rows of the audit trail inside a transaction.
enum AuditTrail {
    static func append(_ kind: String, _ detail: [String: String], at: Instant, in connection: Database)
        throws
    {
        let last = try Row.fetchOne(
            connection.cachedStatement(
                sql: "SELECT sequence, digest FROM audit ORDER BY sequence DESC LIMIT 1"))
        let entry = AuditEntry(
            sequence: (last?["sequence"] ?? 0) + 1, at: at, kind: kind, detail: detail,
            previous: last.flatMap { ContentDigest(hex: $0["digest"]) })
        let insert = try connection.cachedStatement(
            sql: """
                INSERT INTO audit (sequence, at, kind, detail, previous, digest) VALUES (?, ?, ?, ?, ?, ?)
                """)
        try insert.execute(arguments: [
            entry.sequence, at.milliseconds, kind,
            String(decoding: CanonicalJSON.encode(detail), as: UTF8.self), entry.previous?.hex,
            try digest(of: entry).hex,
        ])
    }

    static func entry(_ row: Row) throws -> AuditEntry {
        let detail: String = row["detail"]
        let previous: String? = row["previous"]
        return AuditEntry(
            sequence: row["sequence"], at: Instant(milliseconds: row["at"]), kind: row["kind"],
            detail: try CanonicalJSON.decode(from: Data(detail.utf8)),
            previous: previous.flatMap { ContentDigest(hex: $0) })
    }

    static func digest(of entry: AuditEntry) throws -> ContentDigest {
        ContentDigest(of: try CanonicalJSON.encode(entry))
    }
}
