import CountyAPI
import Domain
import FoundationEssentials
import GRDB

extension BoothStore {
    /// The catalogue in force; nil before the first.
    public func currentCatalogue() throws -> Catalogue? {
        try read { connection in
            guard let root = try Self.currentRoot(in: connection) else { return nil }
            return Catalogue(
                version: root.version, publishedAt: root.publishedAt, entries: root.entries,
                sealingKey: root.sealingKey, store: self)
        }
    }

    /// The version in force; nil before the first.
    public func catalogueVersion() throws -> Int? {
        try read { try Int.fetchOne($0, sql: "SELECT max(version) FROM catalogue") }
    }

    /// The files of a root that are not here yet, each digest once, in order of their path.
    public func missingBlobs(of root: CatalogueRoot) throws -> [CatalogueRoot.Entry] {
        try read { connection in
            var seen: Set<ContentDigest> = []
            return try root.entries.filter { entry in
                guard seen.insert(entry.digest).inserted else { return false }
                return try !Self.hasBlob(entry.digest, in: connection)
            }
        }
    }

    /// Lays a file by, under its digest, for a catalogue that will name it. Returns the digest.
    @discardableResult
    public func stageBlob(_ bytes: Data) throws -> ContentDigest {
        let digest = ContentDigest(of: bytes)
        try write { connection in
            try connection.execute(
                sql: "INSERT INTO blob (digest, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING",
                arguments: [digest.hex, bytes])
        }
        return digest
    }

    /// Puts a catalogue into force, in one transaction: signed by the county, not older than the one in force, every file
    /// here and unchanged, every item readable and its form present. If it throws, the old one stays.
    ///
    /// Files that neither this version, the one before, a draft nor an unsent submission needs are deleted. Returns false if
    /// the version is in force already.
    ///
    /// Throws ``SignatureFault``, or ``StoreError`` with code `catalogue-older`, `catalogue-conflict`,
    /// `catalogue-incomplete` or `catalogue-unreadable`.
    @discardableResult
    public func switchCatalogue(
        to signed: Signed<CatalogueRoot>, trust: CountyTrust, at: Instant
    ) throws -> Bool {
        let root = try signed.verified(by: trust.countyKey)
        return try write { connection in
            if let current = try Self.currentRoot(in: connection) {
                guard root.version >= current.version else { throw CatalogueFault.older(root, current) }
                if root.version == current.version {
                    guard root == current else { throw CatalogueFault.conflict(root) }
                    return false
                }
            }
            try Self.checkFiles(of: root, in: connection)
            try Self.insert(root, signed, at: at, in: connection)
            try Self.deleteUnneeded(keeping: root.version, in: connection)
            try AuditTrail.append(
                "catalogue-switched",
                ["version": String(root.version), "digest": ContentDigest(of: signed.bytes).hex], at: at,
                in: connection)
            return true
        }
    }

    /// The form with this digest, of whatever version; nil if it is not kept.
    public func form(_ digest: ContentDigest) throws -> FormFile? {
        try blob(digest).map { FormFile(xml: $0, digest: digest) }
    }

    /// The service item whose record has this digest; nil if it is not kept. Throws ``StoreError`` with code
    /// `catalogue-unreadable` if it is not one.
    public func serviceItem(_ digest: ContentDigest) throws -> ServiceItem? {
        guard let bytes = try blob(digest) else { return nil }
        guard let item = try? CanonicalJSON.decode(ServiceItem.self, from: bytes) else {
            throw CatalogueFault.unreadable(digest.hex, "it is not a service item")
        }
        return item
    }

    /// A file by its digest. Throws ``StoreError`` with code `store-damaged` if the disk has changed it.
    func blob(_ digest: ContentDigest) throws -> Data? {
        try read { try Self.blob(digest, in: $0) }
    }

    static func blob(_ digest: ContentDigest, in connection: Database) throws -> Data? {
        let select = try connection.cachedStatement(sql: "SELECT bytes FROM blob WHERE digest = ?")
        guard let bytes = try Data.fetchOne(select, arguments: [digest.hex]) else { return nil }
        guard ContentDigest(of: bytes) == digest else {
            throw StoreError.damaged("booth.db", "blob \(digest)")
        }
        return bytes
    }

    private static func hasBlob(_ digest: ContentDigest, in connection: Database) throws -> Bool {
        let select = try connection.cachedStatement(sql: "SELECT 1 FROM blob WHERE digest = ?")
        return try Int.fetchOne(select, arguments: [digest.hex]) != nil
    }

    private static func currentRoot(in connection: Database) throws -> CatalogueRoot? {
        let bytes = try Data.fetchOne(
            connection, sql: "SELECT root FROM catalogue ORDER BY version DESC LIMIT 1")
        guard let bytes else { return nil }
        let signed = try CanonicalJSON.decode(Signed<CatalogueRoot>.self, from: bytes)
        return try CanonicalJSON.decode(from: signed.bytes)
    }

    /// Reads one record, whole or in part.
    static func record<Record: Decodable>(
        _ entry: CatalogueRoot.Entry, as type: Record.Type, in connection: Database
    ) throws -> Record {
        guard let bytes = try blob(entry.digest, in: connection) else {
            throw CatalogueFault.incomplete(entry)
        }
        guard let record = try? CanonicalJSON.decode(type, from: bytes) else {
            throw CatalogueFault.unreadable(entry.path, "it is not a service item")
        }
        return record
    }

    private static func checkFiles(of root: CatalogueRoot, in connection: Database) throws {
        for entry in root.entries {
            guard let bytes = try blob(entry.digest, in: connection), bytes.count == entry.size else {
                throw CatalogueFault.incomplete(entry)
            }
        }
        let paths = Set(root.entries.map(\.path))
        guard paths.count == root.entries.count else {
            throw CatalogueFault.unreadable("the root", "it names a path twice")
        }
        for entry in root.entries where CataloguePaths.isItem(entry.path) {
            let item = try record(entry, as: ServiceItem.self, in: connection)
            guard paths.contains(CataloguePaths.form(item.formID)) else {
                throw CatalogueFault.unreadable(item.implementationCode, "its form \(item.formID) is missing")
            }
        }
    }

    private static func insert(
        _ root: CatalogueRoot, _ signed: Signed<CatalogueRoot>, at: Instant, in connection: Database
    ) throws {
        try connection.execute(
            sql: "INSERT INTO catalogue (version, published_at, root, switched_at) VALUES (?, ?, ?, ?)",
            arguments: [
                root.version, root.publishedAt.milliseconds, try CanonicalJSON.encode(signed),
                at.milliseconds,
            ])
        let insert = try connection.cachedStatement(
            sql: "INSERT INTO catalogue_entry (version, path, digest) VALUES (?, ?, ?)")
        for entry in root.entries {
            try insert.execute(arguments: [root.version, entry.path, entry.digest.hex])
        }
    }

    private static func deleteUnneeded(keeping version: Int, in connection: Database) throws {
        try connection.execute(
            sql: """
                DELETE FROM catalogue WHERE version NOT IN (
                    SELECT version FROM catalogue ORDER BY version DESC LIMIT 2);
                DELETE FROM blob WHERE digest NOT IN (\(neededBlobs));
                """)
    }
}

/// Why a catalogue was not put into force.
private enum CatalogueFault {
    static func older(_ new: CatalogueRoot, _ current: CatalogueRoot) -> StoreError {
        StoreError(
            code: "catalogue-older",
            cause: "Catalogue version \(new.version) is older than \(current.version), which is in force.",
            remedy: "Publish again at the county with a higher version; somebody may be replaying an old one."
        )
    }

    static func conflict(_ new: CatalogueRoot) -> StoreError {
        StoreError(
            code: "catalogue-conflict",
            cause: "There are two different catalogues with version \(new.version).",
            remedy: "Publish again at the county with a higher version.")
    }

    static func incomplete(_ entry: CatalogueRoot.Entry) -> StoreError {
        StoreError(
            code: "catalogue-incomplete",
            cause: "The catalogue's file \(entry.path) is not here or not whole.",
            remedy: "Nothing; it is fetched again.")
    }

    static func unreadable(_ what: String, _ reason: String) -> StoreError {
        StoreError(
            code: "catalogue-unreadable", cause: "The catalogue cannot be used: \(what): \(reason).",
            remedy: "Correct it at the county and publish again; the booth keeps the version it has.")
    }
}
