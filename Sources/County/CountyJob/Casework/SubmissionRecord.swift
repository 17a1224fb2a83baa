import CountyAPI
import Domain
import FoundationEssentials

/// An opened submission with where it came from. It holds personal data in the clear: it lives in the county's intranet
/// alone, and prints nothing of them.
public struct SubmissionRecord: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
    /// Made at the booth; the county keeps one record for it.
    public var id: UUID
    /// The revision.
    public var revision: Int
    /// The booth.
    public var booth: BoothID
    /// Its place in the booth's sequence.
    public var sequence: Int
    /// The envelope's digest.
    public var digest: ContentDigest
    /// The county's clock when the post office stored it.
    public var storedAt: Instant
    /// What was in the envelope.
    public var content: SubmissionContent

    /// An opened submission.
    public init(
        id: UUID, revision: Int, booth: BoothID, sequence: Int, digest: ContentDigest, storedAt: Instant,
        content: SubmissionContent
    ) {
        self.id = id
        self.revision = revision
        self.booth = booth
        self.sequence = sequence
        self.digest = digest
        self.storedAt = storedAt
        self.content = content
    }

    public var description: String { "submission \(id)" }
    public var customMirror: Mirror { Mirror(self, children: ["id": id]) }
}
