import CountyAPI
import Domain
import FoundationEssentials
import GRDB

extension BoothStore {
    /// How long a reply lies here unfetched, and how long a question waits for one, in seconds.
    static let replyLifetime = 900.0
    static let inquiryLifetime = 600.0

    /// Where the next page of the county's messages begins; empty before the first.
    public func eventsCursor() throws -> String {
        try read { connection in
            try String.fetchOne(connection, sql: "SELECT value FROM cursor WHERE name = 'events'") ?? ""
        }
    }

    /// Keeps a page of messages and moves the cursor behind them, in one transaction. A message that is here already is
    /// passed over. Messages of a kind that this program does not know are kept for one that does; a message that
    /// the county did not sign is kept with its fault and never acted on. Returns how many were new.
    @discardableResult
    public func saveMessages(
        _ messages: [DownwardMessage], cursor: String, trust: CountyTrust, at: Instant
    ) throws -> Int {
        try write { connection in
            var new = 0
            for message in messages {
                if try Self.keep(message, trust: trust, at: at, in: connection) { new += 1 }
            }
            try connection.execute(
                sql: """
                    INSERT INTO cursor (name, value) VALUES ('events', ?)
                        ON CONFLICT (name) DO UPDATE SET value = excluded.value
                    """, arguments: [cursor])
            return new
        }
    }

    /// The messages of a kind about something, in the order in which they came.
    public func messages(kind: String, subject: UUID) throws -> [DownwardMessage] {
        try read { try Self.messages(kind: kind, subject: subject, in: $0) }
    }

    /// What became of a submission at the county, in the county's order; each checked again here.
    public func caseEvents(submissionID: UUID, trust: CountyTrust) throws -> [CaseEvent] {
        try messages(kind: CaseEvent.context, subject: submissionID)
            .compactMap { try? $0.open(CaseEvent.self, by: trust.countyKey) }
            .filter { $0.submissionID == submissionID }
            .sorted { $0.ordinal < $1.ordinal }
    }

    static func messages(kind: String, subject: UUID, in connection: Database) throws -> [DownwardMessage] {
        try Data.fetchAll(
            connection,
            sql: """
                SELECT body FROM message WHERE subject = ? AND kind = ? AND body IS NOT NULL AND fault IS NULL
                    ORDER BY position
                """, arguments: [subject.uuidString, kind]
        ).map { try CanonicalJSON.decode(from: $0) }
    }

    private static func keep(
        _ message: DownwardMessage, trust: CountyTrust, at: Instant, in connection: Database
    ) throws -> Bool {
        let reader = MessageReader(message, trust: trust)
        try connection.cachedStatement(
            sql: """
                INSERT INTO message (id, kind, subject, body, fault, received_at) VALUES (?, ?, ?, ?, ?, ?)
                    ON CONFLICT (id) DO NOTHING
                """
        ).execute(arguments: [
            message.id.uuidString, message.kind, message.subject.uuidString,
            try CanonicalJSON.encode(message), reader.fault, at.milliseconds,
        ])
        guard connection.changesCount == 1 else { return false }
        switch reader {
        case .refused(let fault):
            try AuditTrail.append(
                "message-refused", ["message": message.id.uuidString, "fault": fault], at: at, in: connection)
        case .caseEvent(let event):
            try connection.cachedStatement(
                sql: """
                    INSERT INTO case_event (submission_id, ordinal, state, acceptance_number) VALUES (?, ?, ?, ?)
                        ON CONFLICT DO NOTHING
                    """
            ).execute(arguments: [
                event.submissionID.uuidString, event.ordinal, event.state.rawValue,
                event.acceptanceNumber?.description,
            ])
        case .reply: try dropUnaskedReply(message, in: connection)
        case .kept: break
        }
        return true
    }
}

/// What a message is to this program: one case a kind that it knows.
private enum MessageReader {
    case caseEvent(CaseEvent)
    case reply
    case kept
    case refused(String)

    init(_ message: DownwardMessage, trust: CountyTrust) {
        do {
            switch message.kind {
            case CaseEvent.context:
                let event = try message.open(CaseEvent.self, by: trust.countyKey)
                self = event.submissionID == message.subject ? .caseEvent(event) : .refused("other-subject")
            case InquiryReply.context:
                let reply = try message.open(InquiryReply.self, by: trust.countyKey)
                self = reply.inquiryID == message.subject ? .reply : .refused("other-subject")
            default: self = .kept
            }
        } catch {
            self = .refused("signature")
        }
    }

    var fault: String? {
        if case .refused(let fault) = self { fault } else { nil }
    }
}
