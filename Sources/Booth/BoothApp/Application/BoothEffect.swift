import CountyAPI
import Domain
import WorkerProtocol

/// What the application wants done in the world. The shell does it and answers with events; it decides nothing.
public enum BoothEffect: Sendable {
    /// Read the record of this service (by its implementation code).
    case openItem(code: String)
    /// Open this form of the catalogue in force.
    case openForm(id: String)
    /// Save, find, open, keep or drop a half-filled form.
    case draft(DraftRequest)
    /// Scan a page, or make a picture of a signature.
    case image(ImagingOrder)
    /// Make the submission durable: number, seal, sequence and queue in one transaction.
    case submit(SubmissionOrder)
    /// Print this slip and follow it.
    case printSlip(SlipDocument)
    /// Tell how far this submission is, now and whenever it changes.
    case followDelivery(SubmissionID)
    /// Tell what is known of the person's submissions, or of the one with a number, and ask the county.
    case askProgress(Inquiry.Question)
    /// Drop the question that was put and the key for its answer.
    case forgetInquiry
    /// Hand this to the input method.
    case compose(InputMethodRequest)
    /// Lay this card (by place in the list) on the demonstration's reader, or take it away.
    case demonstrate(card: Int?)
    /// Nothing of the session is left in the application: let nothing be left elsewhere.
    case wipe
    /// Say this aloud, and nothing that was begun before.
    case say(Utterance)
    /// Say no more.
    case hush
    /// Have the terminal draw its letters in this size.
    case setTextSize(TextSize)
    /// Leave the program (in the demonstration only).
    case quit
}

/// The id of a submission, made by the shell's random source when the form is opened.
public typealias SubmissionID = String

/// A filled form on its way to become durable.
public struct SubmissionOrder: Sendable, CustomStringConvertible, CustomReflectable {
    /// The submission's id, a UUID; the same order again is the same submission.
    public var id: SubmissionID
    /// The service item.
    public var item: ServiceItem
    /// The form's version.
    public var formVersion: String
    /// The digest of the form's XML.
    public var formDigest: ContentDigest
    /// The digests of the lists that lay beside the form.
    public var lists: [String: ContentDigest]
    /// The language in which it was filled.
    public var language: Language
    /// The person's document.
    public var document: IdentityDocument
    /// The card as the form saw it.
    public var cardXML: String
    /// The answers.
    public var answersXML: String
    /// The files that the answers name.
    public var attachments: [AttachedFile]
    /// The day on which relative rules were evaluated.
    public var today: CivilDate
    /// The booth's clock.
    public var at: Instant

    public var description: String { "submission order \(id)" }
    public var customMirror: Mirror { Mirror(self, children: ["id": id]) }
}
