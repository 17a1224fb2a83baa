import CountyAPI
import Domain
import FoundationEssentials

/// A case as an operator sees it in a list or on its own: masked unless revealing is asked for.
public struct CaseSummary: Sendable, Hashable, Codable {
    /// 办件编号.
    public var acceptanceNumber: AcceptanceNumber
    /// The number on the slip.
    public var receiptNumber: ReceiptNumber
    /// The submission's id.
    public var submissionID: UUID
    /// The booth.
    public var booth: BoothID
    /// The item's name.
    public var itemName: String
    /// The person's name, masked or in the clear.
    public var name: String
    /// The number of the person's document, masked or in the clear.
    public var documentNumber: String
    /// Where the case stands.
    public var state: CaseState
    /// The level at work.
    public var level: ReviewLevel?
    /// What was decided.
    public var decision: CaseFile.Decision?
    /// When it was received, China's time.
    public var receivedAt: String
    /// The day by which the county promises to be done.
    public var dueDay: CivilDate?
    /// The steps so far, for a case on its own.
    public var events: [Step]?
    /// The files that belong to it, for a case on its own.
    public var attachments: [File]?
    /// The answers, for a case on its own and revealed.
    public var answersXML: String?

    /// A file that belongs to the case.
    public struct File: Sendable, Hashable, Codable {
        /// Its name in the answers.
        public var name: String
        /// What it is.
        public var mediaType: String
        /// How many bytes it has.
        public var size: Int
        /// How many of its pieces have come.
        public var arrived: Int
        /// How many pieces it travels in.
        public var parts: Int

        init(_ attachment: Attachment, of record: CaseRecord) {
            name = attachment.name
            mediaType = attachment.mediaType
            size = attachment.size
            arrived = record.arrived[attachment.digest, default: 0]
            parts = attachment.parts
        }
    }

    /// One step so far.
    public struct Step: Sendable, Hashable, Codable {
        /// Its place, from 1.
        public var ordinal: Int
        /// The state after it.
        public var state: CaseState
        /// The level that acted.
        public var level: ReviewLevel?
        /// When, China's time.
        public var at: String
    }

    /// A summary; `whole` adds the steps, and the answers where `reveal` is asked for.
    public init(_ record: CaseRecord, whole: Bool, reveal: Bool) {
        let (file, content) = (record.file, record.submission.content)
        acceptanceNumber = file.acceptanceNumber
        receiptNumber = file.receiptNumber
        submissionID = file.submissionID
        booth = file.booth
        itemName = file.itemName
        name = reveal ? content.personName : Masking.name(content.personName)
        documentNumber = reveal ? content.person.number : Masking.documentNumber(content.person.number)
        state = file.state
        level = file.level
        decision = file.decision
        receivedAt = file.receivedAt.localText
        dueDay = file.dueDay
        if whole {
            events = file.events.map {
                Step(ordinal: $0.ordinal, state: $0.state, level: $0.level, at: $0.at.localText)
            }
            attachments = content.attachments.map { File($0, of: record) }
            answersXML = reveal ? content.answersXML : nil
        }
    }
}

/// A parked submission as an operator sees it.
public struct ParkedSummary: Sendable, Hashable, Codable {
    /// The envelope's digest.
    public var digest: ContentDigest
    /// The submission's id, where the signature was right.
    public var submissionID: UUID?
    /// The booth.
    public var booth: BoothID?
    /// Why it waits.
    public var reason: ParkReason
    /// More about why.
    public var detail: String
    /// What to do.
    public var remedy: String
    /// Since when, China's time.
    public var parkedAt: String

    /// A summary.
    public init(_ parked: ParkedSubmission) {
        digest = parked.posted.envelope.digest
        submissionID = parked.header?.id
        booth = parked.header?.booth
        reason = parked.reason
        detail = parked.detail
        remedy = parked.reason.remedy
        parkedAt = parked.parkedAt.localText
    }
}
