import CountyAPI
import Domain
import FoundationEssentials

/// Opens what the gateway hands over. It believes the booth's signature and the seal, nothing else.
public struct EnvelopeOpening: Sendable {
    private let keys: [String: OpeningKey]

    /// Opens with the county's keys.
    public init(keys: [OpeningKey]) {
        self.keys = Dictionary(keys.map { ($0.sealingKey.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// What an envelope turned out to be.
    public enum Opened: Sendable {
        /// A person's submission, with the form that it was filled in.
        case submission(SubmissionRecord, form: Data)
        /// The form with this digest is needed to read it.
        case needsForm(ContentDigest)
        /// A question.
        case inquiry(EnvelopeHeader, Inquiry)
        /// A piece of a file that belongs to a submission, and the booth that sent it.
        case attachment(AttachmentPart, BoothID)
        /// A submission or a piece of a file that cannot be opened or read: for a person to look at.
        case parked(ParkReason, EnvelopeHeader?)
        /// Something that cannot be answered: it is passed over.
        case worthless
    }

    /// Opens an envelope; `form` finds a published form's XML by its digest.
    public func open(_ posted: PostedEnvelope, form: (ContentDigest) -> Data?) -> Opened {
        let envelope = posted.envelope
        let header: EnvelopeHeader
        do { header = try envelope.verified(by: posted.boothKey) } catch {
            return .parked(.badSignature, nil)
        }
        let plaintext: Data
        do throws(OpeningFault) {
            guard let key = keys[header.recipientKeyID] else { throw .otherKey(header.recipientKeyID) }
            plaintext = try envelope.open(header, with: key)
        } catch {
            guard header.kind != .inquiry else { return .worthless }
            switch error {
            case .otherKey: return .parked(.otherKey, header)
            case .damaged: return .parked(.damaged, header)
            }
        }
        switch header.kind {
        case .inquiry:
            guard let inquiry = try? CanonicalJSON.decode(Inquiry.self, from: plaintext) else {
                return .worthless
            }
            return .inquiry(header, inquiry)
        case .submission: return submission(plaintext, header, posted, form)
        case .attachment:
            guard let part = try? AttachmentPart(unpacking: plaintext), part.envelopeID == header.id else {
                return .parked(.unreadable, header)
            }
            return .attachment(part, header.booth)
        }
    }

    private func submission(
        _ plaintext: Data, _ header: EnvelopeHeader, _ posted: PostedEnvelope,
        _ form: (ContentDigest) -> Data?
    ) -> Opened {
        var asked: (digest: ContentDigest, form: Data?)?
        let content = try? SubmissionContent.unpack(plaintext) { digest in
            asked = (digest, form(digest))
            return asked?.form
        }
        guard let asked else { return .parked(.unreadable, header) }
        guard let xml = asked.form else { return .needsForm(asked.digest) }
        guard let content, content.formDigest == asked.digest, let sequence = header.sequence else {
            return .parked(.unreadable, header)
        }
        return .submission(
            SubmissionRecord(
                id: header.id, revision: header.revision, booth: header.booth, sequence: sequence,
                digest: posted.envelope.digest, storedAt: posted.storedAt, content: content),
            form: xml)
    }
}
