import CountyAPI
import Domain
import FoundationEssentials

/// Publishes a catalogue: files first, then the signed root that puts them into force all at once.
public struct CataloguePublisher: Sendable {
    private let client: any GatewayClient
    private let archive: any CatalogueArchive
    private let signing: SigningKey
    private let sealingKey: SealingKey

    /// A publisher, with the key that signs the catalogue and the one that booths are to seal to.
    public init(
        client: any GatewayClient, archive: any CatalogueArchive, signing: SigningKey, sealingKey: SealingKey
    ) {
        self.client = client
        self.archive = archive
        self.signing = signing
        self.sealingKey = sealingKey
    }

    /// What publishing did.
    public enum Result: Sendable, Hashable {
        /// The folder's content is in force already.
        case unchanged(version: Int)
        /// A new version is in force.
        case published(version: Int, files: Int, uploaded: Int)
    }

    /// Publishes a folder. Publishing the same content again does nothing.
    public func publish(_ folder: CatalogueFolder, at time: Instant) async throws -> Result {
        let entries = folder.files.map {
            CatalogueRoot.Entry(path: $0.path, digest: ContentDigest(of: $0.bytes), size: $0.bytes.count)
        }
        let current = try await client.root().map { signed in
            do { return try signed.verified(by: signing.verificationKey) } catch {
                throw CountyFault(
                    code: "foreign-catalogue",
                    cause: "the gateway's catalogue is not signed with this county's key",
                    remedy: "Check gateway.url and keys_directory: this gateway belongs to another county.")
            }
        }
        if let current, current.entries == entries, current.sealingKey == sealingKey {
            return .unchanged(version: current.version)
        }
        // A gateway that was made anew has forgotten the version; the booths have not.
        let version = max(current?.version ?? 0, try await archive.publishedVersion()) + 1
        try await archive.archive(version: version, items: folder.items, files: folder.forms + folder.lists)
        var uploaded = 0
        for (file, entry) in zip(folder.files, entries) where try await !client.hasBlob(entry.digest) {
            try await client.upload(file.bytes, digest: entry.digest)
            uploaded += 1
        }
        let root = CatalogueRoot(
            version: version, publishedAt: time, entries: entries, sealingKey: sealingKey)
        try await client.publish(try Signed(root, by: signing))
        try await archive.notePublished(version: version, at: time)
        return .published(version: version, files: entries.count, uploaded: uploaded)
    }
}
