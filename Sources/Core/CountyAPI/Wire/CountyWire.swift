import Domain

/// One envelope on its way from the gateway to the county job.
public struct PostedEnvelope: Codable, Sendable {
    /// The gateway's counter, ascending in the order of storing.
    public var cursor: Int64
    /// The envelope.
    public var envelope: Envelope
    /// The key with which the booth enrolled.
    public var boothKey: VerificationKey
    /// The county's clock when it was stored, as on its receipt: the legal time of receipt.
    public var storedAt: Instant

    /// An envelope at its place.
    public init(cursor: Int64, envelope: Envelope, boothKey: VerificationKey, storedAt: Instant) {
        self.cursor = cursor
        self.envelope = envelope
        self.boothKey = boothKey
        self.storedAt = storedAt
    }
}

/// One page of `GET /v1/county/envelopes?after=CURSOR&limit=N&wait=SECONDS` (long poll), oldest first.
public struct EnvelopesPage: Codable, Sendable {
    /// The envelopes.
    public var envelopes: [PostedEnvelope]
    /// Whether more are waiting.
    public var hasMore: Bool
    /// The ``OutgoingMessages/through`` of the newest messages that the mailbox holds, 0 before the first: a mailbox that was
    /// put back to an older state says less than it said before.
    public var deliveredThrough: Int64?

    /// A page.
    public init(envelopes: [PostedEnvelope], hasMore: Bool, deliveredThrough: Int64? = nil) {
        self.envelopes = envelopes
        self.hasMore = hasMore
        self.deliveredThrough = deliveredThrough
    }
}

/// `POST /v1/county/messages`: messages for booths; a message with a known id is kept once.
public struct OutgoingMessages: Codable, Sendable {
    /// The messages.
    public var messages: [Addressed]
    /// The number of the last of them in the sender's outbox; later deliveries have higher ones.
    public var through: Int64?

    /// A message with its booth.
    public struct Addressed: Codable, Sendable {
        /// The booth that will fetch it.
        public var booth: BoothID
        /// The message.
        public var message: DownwardMessage

        /// A message with its booth.
        public init(booth: BoothID, message: DownwardMessage) {
            self.booth = booth
            self.message = message
        }
    }

    /// Messages to deliver.
    public init(messages: [Addressed], through: Int64? = nil) {
        self.messages = messages
        self.through = through
    }
}

/// `PUT /v1/county/catalogue` and `GET /v1/catalogue`: the signed root. The files behind it travel as
/// `PUT /v1/county/blobs/{digest}` and `GET /v1/blobs/{digest}`; a root is accepted only when all its files are there.
public struct CataloguePublication: Codable, Sendable {
    /// The root.
    public var root: Signed<CatalogueRoot>

    /// A publication.
    public init(root: Signed<CatalogueRoot>) { self.root = root }
}
