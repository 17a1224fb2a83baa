import CountyAPI
import FoundationEssentials

/// The catalogue's files by digest, and the signed root that lists them.
public protocol CatalogueStore: Sendable {
    /// Keeps a file; its digest was verified by the caller.
    func keep(_ bytes: Data, digest: ContentDigest) async throws

    /// A file's bytes.
    func blob(_ digest: ContentDigest) async throws -> Data?

    /// The root in force.
    func root() async throws -> Signed<CatalogueRoot>?

    /// Puts a root into force if it is newer than the one in force and all its files are here.
    func publish(_ signed: Signed<CatalogueRoot>, root: CatalogueRoot) async throws -> Publishing
}

/// What became of a root.
public enum Publishing: Sendable, Hashable {
    /// In force now.
    case published
    /// It was in force before.
    case unchanged
    /// Not newer than the version in force.
    case stale(current: Int)
    /// Files that have not been uploaded.
    case missing([ContentDigest])
}
