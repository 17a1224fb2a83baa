/// A case as `county-sync export` writes it, with what tests look at.
public struct LedgerCase: Decodable, Sendable {
    /// 办件编号.
    public var acceptanceNumber: String
    /// The number on the slip.
    public var receiptNumber: String
    /// The submission's id.
    public var submissionID: String
    /// The booth's gap-free number.
    public var sequence: Int
    /// The person's document number, in the clear.
    public var documentNumber: String
    /// The person's name, in the clear.
    public var name: String
    /// Where the case stands.
    public var state: String
    /// The record that was filled in.
    public var answersXML: String
}

/// A submission as `kioskctl queue list --json` shows it, with what tests look at.
public struct QueuedSubmission: Decodable, Sendable {
    /// The number on the slip.
    public var receiptNumber: String
    /// `queued`, `sending`, `stored` or `quarantined`.
    public var state: String
    /// How often sending was begun.
    public var attempts: Int
    /// 办件编号, when the county has said it.
    public var acceptanceNumber: String?
}

struct QueueListing: Decodable {
    var submissions: [QueuedSubmission]
}
