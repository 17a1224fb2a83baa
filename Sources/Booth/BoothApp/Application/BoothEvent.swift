import CountyAPI
import Domain
import Forms
import TerminalUI
import WorkerProtocol

/// What happens to the application, in the order in which it happens.
public enum BoothEvent: Sendable {
    /// A key, or a touch that equals one.
    case key(Key)
    /// A finger on the pad that is shown.
    case pad(PadMove)
    /// Something that means nothing, but somebody is there.
    case stir
    /// The terminal has this size.
    case resized(rows: Int, columns: Int)
    /// Time has passed; see ``Booth/nextWake``.
    case tick
    /// The card reader has news.
    case reader(ReaderNews)
    /// The catalogue in force; empty if there is none yet.
    case catalogue([ServiceSummary])
    /// The sentences of all languages; the first screen was drawn with the Chinese ones alone.
    case messages(Messages)
    /// The county's notices to everybody.
    case notices([PublicNotice])
    /// The record of a service that was asked for.
    case itemOpened(ServiceItem)
    /// The form that was asked for.
    case formOpened(OpenedForm)
    /// The form could not be opened.
    case formUnavailable(code: String)
    /// News of half-filled forms.
    case draft(DraftNews)
    /// News of the scanner and of signatures.
    case imaging(ImagingNews)
    /// The link's state.
    case link(LinkView)
    /// The printer's state.
    case printer(PrinterCondition)
    /// Whether the disk has room for another session.
    case storage(hasRoom: Bool)
    /// The submission is durable and has its number.
    case submitted(Submitted)
    /// The submission could not be made durable; nothing was kept.
    case submissionFailed(code: String)
    /// How the slip is doing.
    case slip(SlipNews)
    /// How far the session's submission is on its way.
    case delivery(DeliveryView)
    /// What the booth itself knows of the person's submissions, and how the county answered.
    case progress(ProgressNews)
    /// The input method's answer.
    case composition(Composition)
    /// This card (by its place in the list) lies on the demonstration's reader now, or none.
    case demonstration(card: Int?)
    /// Whether there is a voice that can read screens aloud.
    case voice(isThere: Bool)
}

/// What the card reader tells.
public enum ReaderNews: Sendable, Hashable {
    /// The reader works.
    case ready
    /// A card lies on it and is being read.
    case reading
    /// The card was read.
    case document(IdentityDocument)
    /// The card was not read; the code decides what the person is told.
    case failed(ReaderTrouble)
    /// The card was taken away.
    case removed
    /// The reader does not work.
    case unavailable
}

/// Why a card was not read, as far as the person can do something about it.
public enum ReaderTrouble: Sendable, Hashable {
    /// Lay it on again and hold it still.
    case unsteady
    /// Not a card that this booth reads.
    case unknownCard
    /// The card was not accepted as genuine.
    case notAccepted
}

/// A form with what the application needs to fill and submit it.
public struct OpenedForm: Sendable {
    /// The parsed form.
    public var definition: FormDefinition
    /// The digest of its XML.
    public var digest: ContentDigest
    /// The lists that lie beside the form, by instance id.
    public var lists: [String: OpenedList]
    /// A fresh id for the submission that this filling of the form may become.
    public var submissionID: SubmissionID
    /// A fresh UUID for the form's `instanceID`.
    public var instanceID: String

    /// A form.
    public init(
        definition: FormDefinition, digest: ContentDigest, lists: [String: OpenedList] = [:],
        submissionID: SubmissionID, instanceID: String
    ) {
        self.definition = definition
        self.digest = digest
        self.lists = lists
        self.submissionID = submissionID
        self.instanceID = instanceID
    }
}

/// A list beside a form.
public struct OpenedList: Sendable {
    /// Its content as forms see it.
    public var root: XMLElement
    /// The digest of the file.
    public var digest: ContentDigest

    /// A list.
    public init(root: XMLElement, digest: ContentDigest) {
        self.root = root
        self.digest = digest
    }
}

/// The link to the county as the screens show it.
public struct LinkView: Sendable, Hashable {
    /// Whether the county was reached at the last attempt.
    public var isUp: Bool
    /// Since when it has not been reached.
    public var downSince: Instant?
    /// When it was last reached.
    public var lastReached: Instant?

    /// A state of the link.
    public init(isUp: Bool, downSince: Instant? = nil, lastReached: Instant? = nil) {
        self.isUp = isUp
        self.downSince = downSince
        self.lastReached = lastReached
    }
}

/// A finalised submission as the screens show it.
public struct Submitted: Sendable, Equatable {
    /// The number on the slip.
    public var receiptNumber: ReceiptNumber
    /// The QR code of that number.
    public var code: BitMatrix?
    /// The booth's clock.
    public var at: Instant

    /// A finalised submission.
    public init(receiptNumber: ReceiptNumber, code: BitMatrix?, at: Instant) {
        self.receiptNumber = receiptNumber
        self.code = code
        self.at = at
    }

}

/// How a slip is doing: no more is claimed than is known (composed, handed over, held up, failed).
public enum SlipNews: Sendable, Hashable {
    /// Handed to the print system.
    case queued
    /// Written to a file, in a folder that stands for a printer.
    case filed(path: String)
    /// Handed to the printer in full.
    case handedOver
    /// Waits: the printer wants paper or attention.
    case heldUp(PrinterCondition)
    /// Will not print.
    case failed
}

/// How far a submission is on its way.
public enum DeliveryView: Sendable, Hashable {
    /// Waits at the booth, or is being sent.
    case waiting
    /// The county holds it: its signed receipt is here.
    case stored(at: Instant)
    /// The county has taken it on under this number.
    case accepted(AcceptanceNumber, due: CivilDate?)
    /// Could not go on; a technician will look.
    case quarantined
}

/// News for the progress screen.
public enum ProgressNews: Sendable, Hashable {
    /// What the booth itself knows of this person's submissions.
    case known([KnownSubmission])
    /// The county's answer.
    case answered(CaseProgressAnswer)
    /// No answer came in time, or the question could not be put.
    case unanswered
}

/// A submission made at this booth, as the booth knows it without opening anything.
public struct KnownSubmission: Sendable, Hashable {
    /// The number on the slip.
    public var receiptNumber: ReceiptNumber
    /// When it was made.
    public var at: Instant
    /// How far it is.
    public var delivery: DeliveryView

    /// A submission.
    public init(receiptNumber: ReceiptNumber, at: Instant, delivery: DeliveryView) {
        self.receiptNumber = receiptNumber
        self.at = at
        self.delivery = delivery
    }
}
