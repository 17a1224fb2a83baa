import BoothStore
import Domain

/// A finalised submission as the technician sees it: where it stands, and nothing of what it says.
public struct QueueLine: Codable, Sendable, Hashable {
    /// The number on the slip, grouped for reading.
    public var receiptNumber: String
    /// `queued`, `sending`, `stored` or `quarantined`.
    public var state: String
    /// When the person confirmed, RFC 3339.
    public var finalisedAt: String
    /// The place in the booth's gap-free sequence.
    public var sequence: Int
    /// How often sending was begun.
    public var attempts: Int
    /// The code of the last failure.
    public var lastFailure: String?
    /// The code of the county's refusal.
    public var refusal: String?
    /// The county's words for it.
    public var refusalReason: String?
    /// The county's legal time of receipt, RFC 3339.
    public var storedAt: String?
    /// 办件编号.
    public var acceptanceNumber: String?
    /// Where the case stands.
    public var caseState: String?
    /// 实施编码 of the service item.
    public var implementationCode: String
    /// The form's id.
    public var form: String
    /// The form's version.
    public var formVersion: String
    /// Bytes on the wire before compression.
    public var size: Int
    /// SHA-256 of the envelope's header.
    public var digest: String
    /// The submission's id.
    public var submission: String

    /// The line of an entry of the queue.
    public init(_ entry: QueueEntry) {
        receiptNumber = entry.receiptNumber.description
        state = entry.state.rawValue
        finalisedAt = entry.finalisedAt.rfc3339
        sequence = entry.sequence
        attempts = entry.attempts
        lastFailure = entry.lastFailure
        refusal = entry.refusal?.code
        refusalReason = entry.refusal.map { $0.detail ?? $0.title }
        storedAt = entry.storedAt?.rfc3339
        acceptanceNumber = entry.acceptanceNumber?.description
        caseState = entry.caseState?.rawValue
        implementationCode = entry.implementationCode
        form = entry.formID
        formVersion = entry.formVersion
        size = entry.size
        digest = entry.digest.hex
        submission = entry.submissionID.uuidString
    }

    /// Everything of it, one fact a line.
    public var text: String {
        var table = TextTable()
        let facts: [(String, String?)] = [
            ("receipt number", receiptNumber), ("state", state), ("confirmed", finalisedAt),
            ("sequence", String(sequence)), ("attempts", String(attempts)), ("last failure", lastFailure),
            ("refusal", refusal), ("reason", refusalReason), ("stored by the county", storedAt),
            ("acceptance number", acceptanceNumber), ("case", caseState), ("item", implementationCode),
            ("form", form + " " + formVersion), ("size", "\(size) bytes"), ("digest", digest),
            ("submission", submission),
        ]
        for (label, value) in facts { if let value { table.add([label, value]) } }
        return table.text
    }
}

/// The submissions of a booth, newest first.
public struct QueueReport: Codable, Sendable, Hashable {
    /// The submissions.
    public var submissions: [QueueLine]

    /// A report of these.
    public init(_ submissions: [QueueLine]) { self.submissions = submissions }

    /// As a table.
    public var text: String {
        guard !submissions.isEmpty else { return "No submission has been finalised here." }
        var table = TextTable(["RECEIPT", "CONFIRMED", "STATE", "TRIES", "LAST FAILURE", "CASE"])
        for line in submissions {
            table.add([
                line.receiptNumber, line.finalisedAt, line.state, String(line.attempts),
                line.refusal ?? line.lastFailure ?? "", line.caseState ?? "",
            ])
        }
        return table.text
    }
}
