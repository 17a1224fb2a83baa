import CountyAPI
import Domain
import FoundationEssentials
import GRDB

/// How a question of the present session stands.
public struct InquiryStatus: Sendable, Hashable {
    /// Where its envelope stands; `stored` means that the county has it and the reply is awaited.
    public var state: LocalState
    /// The code of the last failure to send it.
    public var lastFailure: String?
}

extension BoothStore {
    /// Puts a sealed question into the queue, ahead of all submissions.
    public func ask(_ envelope: Envelope, at: Instant) throws {
        let header = try envelope.uncheckedHeader()
        try write { connection in
            try connection.execute(
                sql: """
                    INSERT INTO inquiry (id, asked_at, digest, header, payload, size, state)
                        VALUES (?, ?, ?, ?, ?, ?, 'queued') ON CONFLICT (id) DO NOTHING
                    """,
                arguments: [
                    header.id.uuidString, at.milliseconds, envelope.digest.hex,
                    try CanonicalJSON.encode(envelope.header), envelope.payload,
                    try CanonicalJSON.encode(envelope).count,
                ])
        }
    }

    /// How a question stands; nil once it is forgotten.
    public func inquiry(_ id: UUID) throws -> InquiryStatus? {
        try read { connection in
            let row = try Row.fetchOne(
                connection, sql: "SELECT state, last_failure FROM inquiry WHERE id = ?",
                arguments: [id.uuidString])
            return row.flatMap { row in
                LocalState(rawValue: row["state"]).map {
                    InquiryStatus(state: $0, lastFailure: row["last_failure"])
                }
            }
        }
    }

    /// The sealed reply to a question; nil until it is here.
    public func reply(_ inquiryID: UUID) throws -> DownwardMessage? {
        try read { try Self.messages(kind: InquiryReply.context, subject: inquiryID, in: $0).last }
    }

    /// Wipes a question and its reply, when the session has read it or has ended.
    public func forgetInquiry(_ id: UUID) throws {
        try write { connection in
            try connection.execute(sql: "DELETE FROM inquiry WHERE id = ?", arguments: [id.uuidString])
            try connection.execute(
                sql: "UPDATE message SET body = NULL WHERE kind = ? AND subject = ?",
                arguments: [InquiryReply.context, id.uuidString])
        }
    }

    /// How many questions wait for sending or for their reply.
    public func openInquiries() throws -> Int {
        try read { connection in
            try Int.fetchOne(
                connection,
                sql: """
                    SELECT count(*) FROM inquiry WHERE state <> 'quarantined' AND id NOT IN
                        (SELECT subject FROM message WHERE kind = 'reply')
                    """) ?? 0
        }
    }

    /// Wipes questions of more than ten minutes ago and replies that nobody has fetched for fifteen. A clock that
    /// was set back counts like one that went on. Returns how many rows were wiped.
    @discardableResult
    public func purgeExpired(at now: Instant) throws -> Int {
        try write { connection in
            try connection.execute(
                sql: "DELETE FROM inquiry WHERE abs(asked_at - :now) > :lifetime",
                arguments: ["now": now.milliseconds, "lifetime": Int64(Self.inquiryLifetime * 1000)])
            let questions = connection.changesCount
            try connection.execute(
                sql: """
                    UPDATE message SET body = NULL WHERE kind = :kind AND body IS NOT NULL
                        AND abs(received_at - :now) > :lifetime
                    """,
                arguments: [
                    "kind": InquiryReply.context, "now": now.milliseconds,
                    "lifetime": Int64(Self.replyLifetime * 1000),
                ])
            return questions + connection.changesCount
        }
    }

    /// A reply to a question that nobody waits for is not kept.
    static func dropUnaskedReply(_ message: DownwardMessage, in connection: Database) throws {
        try connection.execute(
            sql:
                "UPDATE message SET body = NULL WHERE id = ? AND NOT EXISTS (SELECT 1 FROM inquiry WHERE id = ?)",
            arguments: [message.id.uuidString, message.subject.uuidString])
    }
}
