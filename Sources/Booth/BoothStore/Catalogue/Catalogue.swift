import CountyAPI
import Domain
import FoundationEssentials

/// A form of the catalogue.
public struct FormFile: Sendable, Hashable {
    /// The XForms XML.
    public var xml: Data
    /// Its digest, which submissions name.
    public var digest: ContentDigest

    /// A form.
    public init(xml: Data, digest: ContentDigest) {
        self.xml = xml
        self.digest = digest
    }
}

/// One version of the catalogue, as the booth has switched to it. Records and forms are read when they are asked for.
public struct Catalogue: Sendable {
    /// Counts up with each publication.
    public let version: Int
    /// The county's clock at publication.
    public let publishedAt: Instant
    /// Every file of this version, in order of its path.
    public let entries: [CatalogueRoot.Entry]
    /// The key to which the booth seals; nil: the one of its enrolment.
    public let sealingKey: SealingKey?

    let store: BoothStore

    /// The service items, in order of their path.
    public func items() throws -> [ServiceItem] {
        try store.read { connection in
            try itemEntries.map { try BoothStore.record($0, as: ServiceItem.self, in: connection) }
        }
    }

    /// What lists and searches know of them, in the same order, each with the digest of its record.
    public func summaries() throws -> [(service: ServiceSummary, record: ContentDigest)] {
        try store.read { connection in
            try itemEntries.map { entry in
                (try BoothStore.record(entry, as: ServiceSummary.self, in: connection), entry.digest)
            }
        }
    }

    /// The county's notices, in order of their path. One that cannot be read is left out: it must not keep the services away.
    public func notices() throws -> [PublicNotice] {
        try store.read { connection in
            entries.filter { CataloguePaths.isNotice($0.path) }.compactMap { entry in
                try? BoothStore.record(entry, as: PublicNotice.self, in: connection)
            }
        }
    }

    private var itemEntries: [CatalogueRoot.Entry] { entries.filter { CataloguePaths.isItem($0.path) } }

    /// The form with this id, `forms/<id>.xml`; nil if the catalogue has none.
    public func form(_ id: String) throws -> FormFile? {
        guard let entry = entries.first(where: { $0.path == CataloguePaths.form(id) }) else { return nil }
        return try store.form(entry.digest)
    }

    /// The bytes of any file of this version; nil if it has none at this path.
    public func file(_ path: String) throws -> Data? {
        guard let entry = entries.first(where: { $0.path == path }) else { return nil }
        return try store.blob(entry.digest)
    }
}

/// Where things stand in a catalogue.
enum CataloguePaths {
    static func form(_ id: String) -> String { "forms/\(id).xml" }
    static func isNotice(_ path: String) -> Bool { path.hasPrefix("notices/") && path.hasSuffix(".json") }
    static func isItem(_ path: String) -> Bool { path.hasPrefix("items/") && path.hasSuffix(".json") }
}
