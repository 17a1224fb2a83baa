import CountyAPI
import Domain
import FoundationEssentials
import GRDB

/// A piece of an attachment, sealed: what ``BoothStore/finalise(_:parts:seal:)`` queues behind its submission.
public struct SealedPart: Sendable, Hashable {
    /// The digest of the whole file.
    public var file: ContentDigest
    /// Which piece, from 0.
    public var index: Int
    /// The envelope.
    public var envelope: Envelope

    /// A sealed piece.
    public init(file: ContentDigest, index: Int, envelope: Envelope) {
        self.file = file
        self.index = index
        self.envelope = envelope
    }

    /// A file in sealed pieces.
    public static func seal(
        _ file: Data, of submissionID: UUID, booth: BoothID, to county: SealingKey, by key: SigningKey,
        time: Instant
    ) throws -> [SealedPart] {
        try AttachmentPart.cut(file, of: submissionID).map { part in
            SealedPart(
                file: part.file, index: part.index,
                envelope: try Envelope.seal(
                    part.packed(), at: .attachment(id: part.envelopeID, booth: booth), to: county, by: key,
                    time: time))
        }
    }
}

/// How far the attachments of a submission are.
public struct AttachmentProgress: Sendable, Hashable {
    /// Pieces that there are.
    public var parts = 0
    /// Pieces for which the county has given a receipt.
    public var stored = 0
    /// Pieces that the county refuses.
    public var quarantined = 0

    /// So far; without arguments, there are none.
    public init(parts: Int = 0, stored: Int = 0, quarantined: Int = 0) {
        self.parts = parts
        self.stored = stored
        self.quarantined = quarantined
    }
}

extension BoothStore {
    /// How far the attachments of a submission are; all zero if it has none.
    public func attachmentProgress(submissionID: UUID) throws -> AttachmentProgress {
        try read { connection in
            let row = try Row.fetchOne(
                connection,
                sql: """
                    SELECT count(*) AS parts, count(*) FILTER (WHERE p.state = 'stored') AS stored,
                        count(*) FILTER (WHERE p.state = 'quarantined') AS quarantined
                        FROM attachment_part p JOIN submission s ON s.position = p.submission WHERE s.id = ?
                    """, arguments: [submissionID.uuidString])
            guard let row else { return AttachmentProgress() }
            return AttachmentProgress(
                parts: row["parts"], stored: row["stored"], quarantined: row["quarantined"])
        }
    }

    /// How many pieces of attachments are in each state.
    public func attachmentCounts() throws -> [LocalState: Int] {
        try read { connection in
            var counts: [LocalState: Int] = [:]
            for row in try Row.fetchAll(
                connection, sql: "SELECT state, count(*) AS n FROM attachment_part GROUP BY state")
            {
                if let state = LocalState(rawValue: row["state"]) { counts[state] = row["n"] }
            }
            return counts
        }
    }

    /// Queues the pieces of a submission that was inserted in the same transaction.
    static func insert(_ parts: [SealedPart], of submission: Int64, in connection: Database) throws {
        let insert = try connection.cachedStatement(
            sql: """
                INSERT INTO attachment_part (
                    id, submission, file, part, digest, header, payload, size, state
                ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'queued')
                """)
        for part in parts {
            let header = try? part.envelope.uncheckedHeader()
            guard let header, header.kind == .attachment,
                header.payloadDigest == ContentDigest(of: part.envelope.payload)
            else {
                throw StoreError(
                    code: "sealed-otherwise",
                    cause: "An envelope does not hold the attachment that it should.",
                    remedy: "This is a fault of the program; report it with the audit trail.")
            }
            try insert.execute(arguments: [
                header.id.uuidString, submission, part.file.hex, part.index, part.envelope.digest.hex,
                try CanonicalJSON.encode(part.envelope.header), part.envelope.payload,
                try CanonicalJSON.encode(part.envelope).count,
            ])
        }
    }
}
