import CountyAPI
import Domain
import FoundationEssentials
import GRDB

/// An envelope that waits to be sent, without its bytes.
public struct PendingEnvelope: Sendable, Hashable {
    /// The submission's or inquiry's id.
    public var id: UUID
    /// What is inside.
    public var kind: EnvelopeKind
    /// The place in the booth's sequence; nil for inquiries.
    public var sequence: Int?
    /// The digest that names the envelope.
    public var digest: ContentDigest
    /// Bytes on the wire before compression.
    public var size: Int
    /// The order in which envelopes of one kind were made on this machine.
    public var position: Int64

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

extension BoothStore {
    /// What waits to be sent: all inquiries first, then at most `limit` submissions with a position after `position`, in
    /// order. Reading on from the last position walks a queue of any length in linear time.
    public func pending(after position: Int64 = 0, limit: Int = 256) throws -> [PendingEnvelope] {
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
                        """), arguments: [position, limit])
            return try inquiries.map { try Self.pending($0, .inquiry) }
                + submissions.map { try Self.pending($0, .submission) }
        }
    }

    /// The sealed bytes of a submission or inquiry, exactly as they were finalised; nil if there is none, or no
    /// longer. Throws ``StoreError`` with code `record-damaged` if the disk has changed them.
    public func envelope(_ id: UUID) throws -> Envelope? {
        try read { connection in
            let select = try connection.cachedStatement(
                sql: """
                    SELECT s.receipt_number AS name, s.digest, s.header, p.bytes FROM submission s
                        JOIN payload p USING (position) WHERE s.id = :id
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

    private static func pending(_ row: Row, _ kind: EnvelopeKind) throws -> PendingEnvelope {
        let text: String = row["id"]
        guard let id = UUID(uuidString: text), let digest = ContentDigest(hex: row["digest"]) else {
            throw StoreError.recordDamaged(text)
        }
        return PendingEnvelope(
            id: id, kind: kind, sequence: row["sequence"], digest: digest, size: row["size"],
            position: row["position"])
    }
}
