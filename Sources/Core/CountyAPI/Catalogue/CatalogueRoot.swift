import Domain

/// The signed list of everything in one version of the catalogue (服务事项目录), by digest. A booth believes a file only through it.
public struct CatalogueRoot: SignedBody, Hashable {
    public static let context = "catalogue"

    /// Counts up with each publication; a booth never goes back.
    public var version: Int
    /// The county's clock at publication.
    public var publishedAt: Instant
    /// The files, in order of their path.
    public var entries: [Entry]
    /// The key to which booths seal from now on; nil: the one that they were told at enrolment.
    public var sealingKey: SealingKey?

    /// One file of the catalogue.
    public struct Entry: Codable, Sendable, Hashable {
        /// Where it stands, such as `items/gaoling-jintie.json` or `forms/gaoling-jintie.xml`.
        public var path: String
        /// The digest of its bytes.
        public var digest: ContentDigest
        /// Its length in bytes.
        public var size: Int

        /// One file of the catalogue.
        public init(path: String, digest: ContentDigest, size: Int) {
            self.path = path
            self.digest = digest
            self.size = size
        }
    }

    /// A version of the catalogue.
    public init(version: Int, publishedAt: Instant, entries: [Entry], sealingKey: SealingKey? = nil) {
        self.version = version
        self.publishedAt = publishedAt
        self.entries = entries.sorted { $0.path < $1.path }
        self.sealingKey = sealingKey
    }
}
