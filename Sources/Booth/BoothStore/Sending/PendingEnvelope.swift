import CountyAPI
import Domain
import FoundationEssentials
import GRDB

/// An envelope that waits to be sent, without its bytes.
public struct PendingEnvelope: Sendable, Hashable {
    /// The envelope's id: the submission's, the inquiry's or that of a piece of an attachment.
    public var id: UUID
    /// What is inside.
    public var kind: EnvelopeKind
    /// The place in the booth's sequence; nil for all but submissions.
    public var sequence: Int?
    /// The digest that names the envelope.
    public var digest: ContentDigest
    /// Bytes on the wire before compression.
    public var size: Int
    /// The order in which envelopes of one kind were made on this machine.
    public var position: Int64
    /// Whether the county had it before, and lost it.
    public var isRepeated = false

    /// An envelope that waits.
    public init(
        id: UUID, kind: EnvelopeKind, sequence: Int?, digest: ContentDigest, size: Int, position: Int64
    ) {
        self.id = id
        self.kind = kind
        self.sequence = sequence
        self.digest = digest
        self.size = size
        self.position = position
    }
}

/// Which rows of the queue to read: so many submissions and pieces of attachments, behind the places read up to.
public struct PendingWindow: Sendable, Hashable {
    /// One kind of envelope that waits in order.
    public struct Lane: Sendable, Hashable {
        /// The position after which to read.
        public var after: Int64
        /// How many to read at most.
        public var limit: Int

        /// So many after this position.
        public init(after: Int64 = 0, limit: Int = 256) {
            self.after = after
            self.limit = limit
        }
    }

    /// The submissions.
    public var submissions: Lane
    /// The pieces of attachments.
    public var attachments: Lane

    /// A window; without arguments, the beginning of both.
    public init(submissions: Lane = Lane(), attachments: Lane = Lane()) {
        self.submissions = submissions
        self.attachments = attachments
    }
}

extension BoothStore {
    /// What waits to be sent: all inquiries first, then the submissions and the pieces of attachments of a window, each in
    /// order, then the first of what is to be sent again. Reading on from the last positions walks a queue of any length in linear time.
    public func pending(_ window: PendingWindow = PendingWindow()) throws -> [PendingEnvelope] {
        try read { connection in
            let inquiries = try Row.fetchAll(
                connection.cachedStatement(
                    sql: """
                        SELECT id, NULL AS sequence, digest, size, position FROM inquiry
                            WHERE state = 'queued' ORDER BY position
                        """))
            let submissions = try Row.fetchAll(
                connection.cachedStatement(
                    sql: """
                        SELECT s.id, s.sequence, s.digest, s.size, s.position
                            FROM queue q JOIN submission s USING (position)
                            WHERE q.state = 'queued' AND q.position > ? ORDER BY q.position LIMIT ?
                        """), arguments: [window.submissions.after, window.submissions.limit])
            let attachments = try Row.fetchAll(
                connection.cachedStatement(
                    sql: """
                        SELECT id, NULL AS sequence, digest, size, position FROM attachment_part
                            WHERE state = 'queued' AND position > ? ORDER BY position LIMIT ?
                        """), arguments: [window.attachments.after, window.attachments.limit])
            return try inquiries.map { try Self.pending($0, .inquiry) }
                + submissions.map { try Self.pending($0, .submission) }
                + attachments.map { try Self.pending($0, .attachment) }
                + Self.resending(limit: 256, in: connection)
        }
    }

    /// The sealed bytes of a submission, a piece of an attachment or an inquiry, exactly as they were finalised; nil if there is none, or no
    /// longer. Throws ``StoreError`` with code `record-damaged` if the disk has changed them.
    public func envelope(_ id: UUID) throws -> Envelope? {
        try read { connection in
            let select = try connection.cachedStatement(
                sql: """
                    SELECT s.receipt_number AS name, s.digest, s.header, p.bytes FROM submission s
                        JOIN payload p USING (position) WHERE s.id = :id
                    UNION ALL SELECT id, digest, header, payload FROM attachment_part
                        WHERE id = :id AND payload IS NOT NULL
                    UNION ALL SELECT id, digest, header, payload FROM inquiry WHERE id = :id
                    """)
            guard let row = try Row.fetchOne(select, arguments: ["id": id.uuidString]) else { return nil }
            let header: Data = row["header"]
            let payload: Data = row["bytes"]
            guard let signed = try? CanonicalJSON.decode(Signed<EnvelopeHeader>.self, from: header) else {
                throw StoreError.recordDamaged(row["name"])
            }
            let envelope = Envelope(header: signed, payload: payload)
            guard envelope.digest.hex == row["digest"], let outside = try? envelope.uncheckedHeader(),
                outside.payloadDigest == ContentDigest(of: payload)
            else { throw StoreError.recordDamaged(row["name"]) }
            return envelope
        }
    }

    static func pending(_ row: Row, _ kind: EnvelopeKind) throws -> PendingEnvelope {
        let text: String = row["id"]
        guard let id = UUID(uuidString: text), let digest = ContentDigest(hex: row["digest"]) else {
            throw StoreError.recordDamaged(text)
        }
        return PendingEnvelope(
            id: id, kind: kind, sequence: row["sequence"], digest: digest, size: row["size"],
            position: row["position"])
    }
}
