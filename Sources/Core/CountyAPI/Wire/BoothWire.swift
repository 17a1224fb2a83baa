import FoundationEssentials

/// The requests between booth and gateway: `POST /v1/booths/{booth}/batches`.
public struct BatchRequest: Codable, Sendable {
    /// The envelopes, in the order of their sequence; each is treated on its own.
    public var envelopes: [Envelope]

    /// A batch.
    public init(envelopes: [Envelope]) { self.envelopes = envelopes }
}

/// The answer to a batch: one result an envelope, in the same order.
public struct BatchResponse: Codable, Sendable {
    /// The results.
    public var results: [EnvelopeResult]

    /// An answer.
    public init(results: [EnvelopeResult]) { self.results = results }
}

/// What became of one envelope.
public struct EnvelopeResult: Codable, Sendable, Hashable {
    /// The envelope's digest as the gateway computed it.
    public var digest: ContentDigest
    /// The signed receipt; nil where ``problem`` says why there is none.
    public var proof: ReceiptProof?
    /// Why it was not stored.
    public var problem: Problem?

    /// A stored envelope's result.
    public init(digest: ContentDigest, proof: ReceiptProof) {
        self.digest = digest
        self.proof = proof
    }

    /// A refused envelope's result.
    public init(digest: ContentDigest, problem: Problem) {
        self.digest = digest
        self.problem = problem
    }
}

/// What the county sends down to a booth. The sync carries it by its kind without knowing what is inside, so that a
/// new kind touches only its reader.
public struct DownwardMessage: Codable, Sendable, Hashable {
    /// Made by the county; the booth keeps a message once.
    public var id: UUID
    /// The context of the signed type inside: `case-event`, `reply` …
    public var kind: String
    /// What it is about, for finding it again: a submission's or inquiry's id.
    public var subject: UUID
    /// The JSON of a `Signed<…>` of that kind.
    public var body: Data

    /// A message that carries a signed value.
    public init<Body: SignedBody>(id: UUID, subject: UUID, _ signed: Signed<Body>) throws {
        self.id = id
        self.kind = Body.context
        self.subject = subject
        body = try CanonicalJSON.encode(signed)
    }

    /// The value inside, if it is of this kind and the county signed it.
    public func open<Body: SignedBody>(_ type: Body.Type, by county: VerificationKey) throws -> Body {
        guard kind == Body.context else { throw SignatureFault.unreadable }
        return try CanonicalJSON.decode(Signed<Body>.self, from: body).verified(by: county)
    }
}

/// One page of `GET /v1/booths/{booth}/events?after=CURSOR&limit=N&wait=SECONDS` (long poll), oldest first.
public struct EventsPage: Codable, Sendable {
    /// The messages.
    public var messages: [DownwardMessage]
    /// Where the next page begins; stored in one transaction with the messages.
    public var next: String
    /// Whether more messages are waiting.
    public var hasMore: Bool

    /// A page.
    public init(messages: [DownwardMessage], next: String, hasMore: Bool) {
        self.messages = messages
        self.next = next
        self.hasMore = hasMore
    }
}

/// `POST /v1/enrolments`: a booth asks for its certificate with a one-time code, over TLS without a client certificate.
public struct EnrolmentRequest: Codable, Sendable {
    /// The code that an operator read out.
    public var code: String
    /// PKCS #10 request, PEM; its key is the booth's TLS key.
    public var certificateRequest: String
    /// The key with which the booth will sign envelopes.
    public var boothKey: VerificationKey

    /// A request.
    public init(code: String, certificateRequest: String, boothKey: VerificationKey) {
        self.code = code
        self.certificateRequest = certificateRequest
        self.boothKey = boothKey
    }
}

/// The answer to an enrolment.
public struct EnrolmentResponse: Codable, Sendable {
    /// The booth's name.
    public var booth: BoothID
    /// The booth's code in receipt numbers, 0 … 9999.
    public var boothCode: Int
    /// The booth's name for people.
    public var boothName: String
    /// The booth's TLS certificate, PEM.
    public var certificate: String
    /// What to trust of the county.
    public var trust: CountyTrust

    /// An answer.
    public init(booth: BoothID, boothCode: Int, boothName: String, certificate: String, trust: CountyTrust) {
        self.booth = booth
        self.boothCode = boothCode
        self.boothName = boothName
        self.certificate = certificate
        self.trust = trust
    }
}
