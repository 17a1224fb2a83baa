import CountyAPI
import Domain

/// What the application wants done about half-filled forms. The shell does it in the order in which it is asked, before
/// or after a submission as it comes.
public enum DraftRequest: Sendable {
    /// Tell which drafts this person has. The answer names the same turn.
    case find(PersonKey, turn: Int)
    /// Open this draft of this person, with the form that it began with.
    case open(SubmissionID, PersonKey, turn: Int)
    /// Save the state of a form.
    case save(DraftOrder)
    /// The person has left: keep it for the same person until then.
    case park(SubmissionID, until: Instant)
    /// It is not wanted any more.
    case drop(SubmissionID, DraftReason)
}

/// Why a draft is not wanted any more.
public enum DraftReason: Sendable, Hashable {
    /// The person did not want it kept.
    case thrownAway
    /// The person begins the form anew.
    case begunAnew
    /// The person has left, and drafts of this item are not kept.
    case notKept
    /// It does not fit the form that it names.
    case unreadable
}

/// News of half-filled forms. An answer of another turn is for somebody who has gone.
public enum DraftNews: Sendable {
    /// The person's drafts, the one changed last first.
    case found([DraftView], turn: Int)
    /// The draft that was asked for.
    case opened(OpenedDraft, turn: Int)
    /// The draft that was asked for cannot be opened: it is gone, or only not now.
    case unavailable(SubmissionID, isGone: Bool, turn: Int)
    /// The state of this form could not be saved.
    case notSaved(SubmissionID)
    /// The program ended while a form was being filled, and its draft is there.
    case survived
    /// Nothing can be kept: there is no key to seal it with. The booth works as before, and promises nothing.
    case off
}

/// The state of a form on its way to the disk: everything that was answered, and where the person is.
public struct DraftOrder: Sendable, CustomStringConvertible, CustomReflectable {
    /// The id of the submission that it may become.
    public var id: SubmissionID
    /// The service item as it was when the form was opened.
    public var item: ServiceItem
    /// The form's version.
    public var formVersion: String
    /// The digest of the form's XML.
    public var formDigest: ContentDigest
    /// The digests of the lists that lie beside the form, by instance id.
    public var lists: [String: ContentDigest]
    /// The UUID that the form was begun with.
    public var instanceID: String
    /// Whose it is.
    public var person: PersonKey
    /// The record with every answer, relevant or not.
    public var draftXML: String
    /// The name of the page that is shown.
    public var page: String?
    /// Whether all answers are shown for review.
    public var isInReview: Bool
    /// The files that were made for it.
    public var attachments: [AttachedFile]
    /// The booth's clock.
    public var at: Instant
    /// Until when it is kept if the person comes back without having said anything.
    public var keptUntil: Instant

    public var description: String { "draft order \(id)" }
    public var customMirror: Mirror { Mirror(self, children: ["id": id]) }
}

/// A draft as the person is told of it.
public struct DraftView: Sendable, Hashable {
    /// The id of the submission that it may become.
    public var id: SubmissionID
    /// The service item as it was when the form was begun.
    public var item: ServiceItem
    /// When something was last answered.
    public var changedAt: Instant
    /// Until when it is kept.
    public var keptUntil: Instant

    /// A draft.
    public init(id: SubmissionID, item: ServiceItem, changedAt: Instant, keptUntil: Instant) {
        self.id = id
        self.item = item
        self.changedAt = changedAt
        self.keptUntil = keptUntil
    }
}

/// A draft with the form that it began with, to be gone on with.
public struct OpenedDraft: Sendable, CustomStringConvertible, CustomReflectable {
    /// The service item as it was when the form was begun.
    public var item: ServiceItem
    /// The form, under the ids with which it was begun.
    public var form: OpenedForm
    /// The record with every answer.
    public var draftXML: String
    /// The name of the page that was shown.
    public var page: String?
    /// Whether all answers were shown for review.
    public var isInReview: Bool
    /// The files that were made for it.
    public var attachments: [AttachedFile]

    /// A draft.
    public init(
        item: ServiceItem, form: OpenedForm, draftXML: String, page: String?, isInReview: Bool,
        attachments: [AttachedFile] = []
    ) {
        self.item = item
        self.form = form
        self.draftXML = draftXML
        self.page = page
        self.isInReview = isInReview
        self.attachments = attachments
    }

    public var description: String { "opened draft \(form.submissionID)" }
    public var customMirror: Mirror { Mirror(self, children: ["id": form.submissionID]) }
}
