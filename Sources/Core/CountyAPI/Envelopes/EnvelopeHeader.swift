import Domain
import FoundationEssentials

/// The name of a booth: 1 … 32 lower-case letters, digits and hyphens.
public struct BoothID: Sendable, Hashable, Codable, CustomStringConvertible {
    /// The text of the name.
    public let description: String

    /// Reads a name; nil if it has other characters or another length.
    public init?(_ text: String) {
        guard (1...32).contains(text.utf8.count),
            text.utf8.allSatisfy({ (97...122).contains($0) || (48...57).contains($0) || $0 == 45 })
        else { return nil }
        description = text
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let id = BoothID(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a booth id")
        }
        self = id
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// What kind of thing an envelope holds. Known to the post office, which treats kinds alike.
public enum EnvelopeKind: String, Codable, Sendable, Hashable {
    /// A finalised submission: part of the booth's gap-free sequence, kept until the county's receipt.
    case submission
    /// A question that wants an answer in this session: no sequence, worthless afterwards.
    case inquiry
    /// A piece of a file that belongs to a submission: no sequence of its own, kept until the county's receipt.
    case attachment
}

/// What stands on the outside of an envelope. Its canonical bytes are signed by the booth, and their digest names
/// the envelope; the payload is covered through its own digest.
///
///     header bytes ──SHA-256──> digest (in receipts, in the next envelope's `previous`)
///        └ payloadDigest ──> payload (the ciphertext)
public struct EnvelopeHeader: SignedBody, Hashable {
    public static let context = "envelope"

    /// Made at the booth before the first byte is sent; the county creates one record for it whatever the retries.
    public var id: UUID
    /// 1, or more for a correction.
    public var revision: Int
    /// What is inside.
    public var kind: EnvelopeKind
    /// The booth that sealed it.
    public var booth: BoothID
    /// The place in the booth's gap-free sequence, from 1; nil for all but submissions.
    public var sequence: Int?
    /// The digest of the envelope with the sequence before this one; nil for the first and for all but submissions.
    public var previous: ContentDigest?
    /// The booth's wall clock when it was sealed. For people; never for order.
    public var sealedAt: Instant
    /// The cipher suite.
    public var suite: SealingSuite
    /// The county key that opens it.
    public var recipientKeyID: String
    /// The KEM's output.
    public var encapsulatedKey: Data
    /// The digest of the ciphertext.
    public var payloadDigest: ContentDigest
}

/// The part of a header that is fixed before sealing. It is authenticated together with the plaintext, so that a
/// payload cannot be moved into another envelope.
struct EnvelopeBinding: Codable {
    var id: UUID
    var revision: Int
    var kind: EnvelopeKind
    var booth: BoothID
    var sequence: Int?
    var previous: ContentDigest?
}
