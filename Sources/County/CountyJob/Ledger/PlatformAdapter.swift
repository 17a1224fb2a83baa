import CountyAPI
import Domain
import FoundationEssentials

/// The county's platform, as the sync job sees it. ``CaseLedger`` is the one that comes with the product; a county with a
/// platform of its own puts another behind the same protocols, and behind the same contract tests.
public protocol PlatformAdapter: Intake, Outbox, CaseRecords, CatalogueArchive {}

/// Where opened post is booked.
public protocol Intake: Sendable {
    /// Up to where the gateway's envelopes have been taken in; 0 before the first.
    func intakeCursor() async throws -> Int64

    /// Books one envelope's outcome, together with the cursor that covers it and with what booths are to be told, in one
    /// transaction. `cursor` is nil for a parked submission that is tried again.
    ///
    /// A submission that was booked before is not booked again, whatever the retries. Throws ``BookingConflict`` where
    /// its case was opened by other bytes (a correction), and ``CaseFault`` where no case can be opened; nothing has
    /// changed then, and the caller parks it.
    func take(_ outcome: Outcome, cursor: Int64?, at time: Instant) async throws -> Taken

    /// Starts again from the gateway's beginning, when the gateway does not know our cursor (restored from a copy).
    func restartIntake() async throws

    /// The parked submissions, oldest first.
    func parked() async throws -> [ParkedSubmission]
}

/// What an envelope comes to.
public enum Outcome: Sendable {
    /// A case is opened.
    case book(SubmissionRecord, ServiceItem)
    /// A person has to look.
    case park(ParkedSubmission)
    /// A piece of a file is kept for its submission, whether that is here yet or not.
    case attach(AttachmentPart, from: BoothID, envelope: ContentDigest)
    /// An inquiry is answered.
    case reply(InquiryReply, to: BoothID)
    /// Nothing is to be done.
    case pass
}

/// The submission's case was opened by an envelope with other bytes.
public struct BookingConflict: Error, Sendable, Hashable {}

/// What was done with an outcome.
public enum Taken: Sendable, Hashable {
    /// A case was opened.
    case booked(CaseFile)
    /// The submission's case was there before.
    case alreadyBooked(CaseFile)
    /// The submission waits for a person.
    case parked(ParkReason)
    /// The piece of a file is kept.
    case attached
    /// An answer is on its way.
    case replied
    /// Nothing was to be done.
    case passed
}

/// A submission that waits for a person, kept whole and sealed as it came.
public struct ParkedSubmission: Sendable {
    /// The envelope as the gateway handed it over.
    public var posted: PostedEnvelope
    /// What stands on it, where its signature was right.
    public var header: EnvelopeHeader?
    /// Why it waits.
    public var reason: ParkReason
    /// More about why; places in a form, never values.
    public var detail: String
    /// Since when.
    public var parkedAt: Instant

    /// A submission that waits.
    public init(
        posted: PostedEnvelope, header: EnvelopeHeader?, reason: ParkReason, detail: String, parkedAt: Instant
    ) {
        self.posted = posted
        self.header = header
        self.reason = reason
        self.detail = detail
        self.parkedAt = parkedAt
    }
}

/// What has to be told to booths.
public protocol Outbox: Sendable {
    /// The oldest messages that the gateway has not acknowledged.
    func outgoing(limit: Int) async throws -> [OutgoingPost]

    /// The gateway has them.
    func acknowledge(_ ids: [UUID]) async throws

    /// The number of the newest message that the gateway has acknowledged; 0 before the first.
    func deliveredThrough() async throws -> Int64

    /// Puts all events of all cases into the outbox again, with their ids: the gateway has lost some of them, and knows the
    /// others. Says how many.
    func redeliver() async throws -> Int
}

/// A message for a booth, not signed yet: the ledger holds no keys.
public struct OutgoingPost: Sendable, Hashable {
    /// The same for the same message whatever the retries.
    public var id: UUID
    /// The booth that will fetch it.
    public var booth: BoothID
    /// What it says.
    public var body: Body
    /// Its place in the outbox; 0 before it is there.
    public var number: Int64 = 0

    /// What can be told.
    public enum Body: Sendable, Hashable {
        /// A step of a case.
        case event(CaseEvent)
        /// A sealed answer.
        case reply(InquiryReply)
    }

    /// A step of a case.
    public init(_ event: CaseEvent, to booth: BoothID) {
        id = MessageID.make("case-event", event.submissionID, event.ordinal)
        self.booth = booth
        body = .event(event)
    }

    /// A sealed answer.
    public init(_ reply: InquiryReply, to booth: BoothID) {
        id = MessageID.make("reply", reply.inquiryID, 1)
        self.booth = booth
        body = .reply(reply)
    }

    /// The message, signed by the county.
    func signed(by key: SigningKey) throws -> DownwardMessage {
        switch body {
        case .event(let event):
            try DownwardMessage(id: id, subject: event.submissionID, Signed(event, by: key))
        case .reply(let reply): try DownwardMessage(id: id, subject: reply.inquiryID, Signed(reply, by: key))
        }
    }
}

/// The cases, for operators and for the persons themselves.
public protocol CaseRecords: Sendable {
    /// The cases of exactly this person, newest first.
    func cases(of person: PersonKey) async throws -> [CaseFile]

    /// All cases that fit, newest first.
    func records(_ filter: CaseFilter) async throws -> [CaseRecord]

    /// The case with this submission id, receipt number or acceptance number.
    func record(_ reference: String) async throws -> CaseRecord?

    /// The bytes of a file that belongs to the case with this reference, by its name; nil if there is no such case or file,
    /// or not all of it has come.
    func attachment(_ name: String, case reference: String) async throws -> Data?

    /// Makes a move with a case and puts its event into the outbox, in one transaction. Throws ``CaseFault``; nil if there
    /// is no such case.
    func make(_ move: CaseMove, case reference: String, at time: Instant) async throws -> CaseFile?
}

/// Which cases are listed.
public struct CaseFilter: Sendable, Hashable {
    /// Only in this state.
    public var state: CaseState?
    /// Only of this item.
    public var implementationCode: String?

    /// A filter; without arguments, all cases.
    public init(state: CaseState? = nil, implementationCode: String? = nil) {
        self.state = state
        self.implementationCode = implementationCode
    }
}

/// A case with the submission that opened it.
public struct CaseRecord: Sendable, Hashable {
    /// The case.
    public var file: CaseFile
    /// What the person submitted.
    public var submission: SubmissionRecord
    /// How many pieces of each file have come, by the file's digest.
    public var arrived: [ContentDigest: Int] = [:]

    /// Whether all of a file has come.
    public func isComplete(_ attachment: Attachment) -> Bool {
        arrived[attachment.digest, default: 0] == attachment.parts
    }
}

/// What this county has published, for reading submissions that were made with it.
public protocol CatalogueArchive: Sendable {
    /// A form's XML, or a list beside one, by its digest, of any version ever published.
    func form(_ digest: ContentDigest) async throws -> Data?

    /// An item as published last.
    func item(_ implementationCode: String) async throws -> ServiceItem?

    /// The version published last; 0 before the first.
    func publishedVersion() async throws -> Int

    /// Keeps a version's files before it is published, so that no submission can arrive that cannot be read.
    func archive(version: Int, items: [ServiceItem], files: [Data]) async throws

    /// Notes that a version is in force.
    func notePublished(version: Int, at time: Instant) async throws
}
