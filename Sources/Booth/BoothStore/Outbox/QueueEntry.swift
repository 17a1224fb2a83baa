import CountyAPI
import Domain
import FoundationEssentials

/// Where a finalised submission stands on this booth (offline-sync section 5; what the county does with it is
/// ``CaseState``).
public enum LocalState: String, Codable, Sendable, Hashable, CaseIterable {
    /// 待发送: on the disk, will be sent.
    case queued
    /// 发送中: bytes may have left; treated as perhaps received.
    case sending
    /// 县级已收: the county's signed receipt is here.
    case stored
    /// 待人工处理: cannot go on by itself; the bytes are kept and a person must look.
    case quarantined
}

/// One submission as queue and technician see it.
public struct QueueEntry: Sendable, Hashable {
    /// The submission's id.
    public var submissionID: UUID
    /// The number on the slip.
    public var receiptNumber: ReceiptNumber
    /// The booth's name at the time.
    public var booth: String
    /// The place in the booth's gap-free sequence.
    public var sequence: Int
    /// Where it stands.
    public var state: LocalState
    /// When the person confirmed, by the booth's clock.
    public var finalisedAt: Instant
    /// How often sending was begun.
    public var attempts: Int
    /// The code of the last failure, such as `timeout`; nil after a success.
    public var lastFailure: String?
    /// Why the county refused it, for ``LocalState/quarantined``.
    public var refusal: Problem?
    /// The county's legal time of receipt.
    public var storedAt: Instant?
    /// The digest that names the envelope.
    public var digest: ContentDigest
    /// Bytes on the wire before compression.
    public var size: Int
    /// 实施编码 of the service item.
    public var implementationCode: String
    /// The form's id.
    public var formID: String
    /// The form's version.
    public var formVersion: String
    /// 办件编号, once the county has booked the case.
    public var acceptanceNumber: AcceptanceNumber?
    /// Where the case stands by the newest event; nil before the first.
    public var caseState: CaseState?
}
