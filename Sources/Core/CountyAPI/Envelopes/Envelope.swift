import Domain
import FoundationEssentials

/// A sealed, signed piece of the booth's post. Its bytes never change from the moment it is finalised.
public struct Envelope: Codable, Sendable, Hashable {
    /// The header's canonical bytes with the booth's signature.
    public let header: Signed<EnvelopeHeader>
    /// The ciphertext.
    public let payload: Data

    /// The envelope that these two parts make, as they were stored.
    public init(header: Signed<EnvelopeHeader>, payload: Data) {
        self.header = header
        self.payload = payload
    }

    /// The digest that names the envelope.
    public var digest: ContentDigest { ContentDigest(of: header.bytes) }

    /// Why an envelope was not accepted.
    public enum Fault: Error, Sendable, Hashable {
        /// The header's signature.
        case signature(SignatureFault)
        /// The payload is not the one that the header names.
        case payload
    }

    /// The header, if the booth with this key signed it and the payload is the one it names.
    public func verified(by boothKey: VerificationKey) throws(Fault) -> EnvelopeHeader {
        let outside: EnvelopeHeader
        do { outside = try header.verified(by: boothKey) } catch { throw .signature(error) }
        guard ContentDigest(of: payload) == outside.payloadDigest else { throw .payload }
        return outside
    }

    /// The header without any check, for showing a queue's rows.
    public func uncheckedHeader() throws -> EnvelopeHeader { try CanonicalJSON.decode(from: header.bytes) }

    /// Where an envelope stands in the booth's post.
    public struct Place: Sendable, Hashable {
        /// The submission's or inquiry's id.
        public var id: UUID
        /// 1, or more for a correction.
        public var revision: Int
        /// What is inside.
        public var kind: EnvelopeKind
        /// The booth.
        public var booth: BoothID
        /// The sequence number of a submission.
        public var sequence: Int?
        /// The digest of the envelope before.
        public var previous: ContentDigest?

        /// The place of a submission in the booth's sequence.
        public static func submission(
            id: UUID, booth: BoothID, sequence: Int, previous: ContentDigest?
        ) -> Place {
            Place(
                id: id, revision: 1, kind: .submission, booth: booth, sequence: sequence, previous: previous)
        }

        /// The place of a piece of an attachment, outside the sequence.
        public static func attachment(id: UUID, booth: BoothID) -> Place {
            Place(id: id, revision: 1, kind: .attachment, booth: booth)
        }

        /// The place of an inquiry, outside the sequence.
        public static func inquiry(id: UUID, booth: BoothID) -> Place {
            Place(id: id, revision: 1, kind: .inquiry, booth: booth)
        }

        var binding: EnvelopeBinding {
            EnvelopeBinding(
                id: id, revision: revision, kind: kind, booth: booth, sequence: sequence, previous: previous)
        }
    }

    /// Seals a plaintext to the county and signs the envelope. The plaintext is nowhere else afterwards.
    public static func seal(
        _ plaintext: Data, at place: Place, to county: SealingKey, by booth: SigningKey, time: Instant
    ) throws -> Envelope {
        let sealed = try county.seal(
            plaintext, purpose: place.kind.rawValue, binding: CanonicalJSON.encode(place.binding))
        let header = EnvelopeHeader(
            id: place.id, revision: place.revision, kind: place.kind, booth: place.booth,
            sequence: place.sequence, previous: place.previous, sealedAt: time, suite: sealed.suite,
            recipientKeyID: sealed.recipientKeyID, encapsulatedKey: sealed.encapsulatedKey,
            payloadDigest: ContentDigest(of: sealed.ciphertext))
        return Envelope(header: try Signed(header, by: booth), payload: sealed.ciphertext)
    }

    /// Opens the payload with the county's key; the header must have been verified before.
    public func open(_ header: EnvelopeHeader, with key: OpeningKey) throws(OpeningFault) -> Data {
        let binding: Data
        do {
            binding = try CanonicalJSON.encode(
                EnvelopeBinding(
                    id: header.id, revision: header.revision, kind: header.kind, booth: header.booth,
                    sequence: header.sequence, previous: header.previous))
        } catch { throw .damaged }
        let sealed = SealedBytes(
            suite: header.suite, recipientKeyID: header.recipientKeyID,
            encapsulatedKey: header.encapsulatedKey,
            ciphertext: payload)
        return try key.open(sealed, purpose: header.kind.rawValue, binding: binding)
    }
}
