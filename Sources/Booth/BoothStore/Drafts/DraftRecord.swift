import CountyAPI
import Domain
import FoundationEssentials

/// A half-filled form as the store keeps it. What is outside of ``content`` stands in the clear in the database and says
/// nothing about the person; the content is sealed with the booth's ``DraftKey``.
public struct DraftRecord: Sendable, CustomStringConvertible, CustomReflectable {
    /// The id of the submission that the draft may become: finalising that submission ends the draft.
    public var id: UUID
    /// Whose it is, in a way that says nothing to others. One person has one draft of an item at most.
    public var personTag: PersonTag
    /// 实施编码 of the service item.
    public var implementationCode: String
    /// The form's id.
    public var formID: String
    /// The form's version.
    public var formVersion: String
    /// The digest of the form's XML: exactly this form goes on being filled, whatever the catalogue says by then.
    public var formDigest: ContentDigest
    /// When the first answer was saved.
    public var begunAt: Instant
    /// When the last answer was saved.
    public var changedAt: Instant
    /// Until when it is kept.
    public var keptUntil: Instant
    /// What is sealed.
    public var content: DraftContent
    /// The files that belong to it, sealed each for itself; ``BoothStore/drafts(of:key:at:)`` leaves them where they are.
    public var attachments: [DraftAttachment]

    /// A draft that begins or changes now.
    public init(
        id: UUID, personTag: PersonTag, implementationCode: String, formID: String, formVersion: String,
        formDigest: ContentDigest, at: Instant, keptUntil: Instant, content: DraftContent,
        attachments: [DraftAttachment] = []
    ) {
        self.id = id
        self.personTag = personTag
        self.implementationCode = implementationCode
        self.formID = formID
        self.formVersion = formVersion
        self.formDigest = formDigest
        begunAt = at
        changedAt = at
        self.keptUntil = keptUntil
        self.content = content
        self.attachments = attachments
    }

    public var description: String { "draft \(id)" }
    public var customMirror: Mirror { Mirror(self, children: ["id": id]) }

    /// The digests of the files that it needs: the form and its lists.
    var files: Set<ContentDigest> { Set([formDigest] + content.lists.values) }

    /// What the seal is bound to: sealed bytes that were moved to another row do not open there.
    var binding: Data {
        Self.binding(id.uuidString, personTag, implementationCode, formID, formVersion, formDigest.hex)
    }

    static func binding(
        _ id: String, _ person: PersonTag, _ item: String, _ form: String, _ version: String, _ digest: String
    ) -> Data {
        Data(
            ["ting/draft", id, person.description, item, form, version, digest].joined(separator: "\u{0}")
                .utf8)
    }
}

/// The sealed part of a draft.
///
/// The card is not in it, nor anything else that the booth hands to a form: the person lays the card on again before
/// anything is opened, and the form works out anew what it takes from it. So the submission agrees with the card that
/// goes with it, and less lies on the disk. The language is not in it either; it was chosen again by then.
public struct DraftContent: Codable, Sendable, Hashable, CustomStringConvertible, CustomReflectable {
    /// The service item as it was when the person began: its promises were read before the form was filled.
    public var item: ServiceItem
    /// The record with every answer, relevant or not.
    public var draftXML: String
    /// The name of the page that was shown; nil for the first.
    public var page: String?
    /// Whether all answers were shown for review.
    public var isInReview: Bool
    /// The UUID that the form was begun with.
    public var instanceID: String
    /// The digests of the lists that lay beside the form, by instance id.
    public var lists: [String: ContentDigest]

    /// A draft's content.
    public init(
        item: ServiceItem, draftXML: String, page: String?, isInReview: Bool = false, instanceID: String,
        lists: [String: ContentDigest] = [:]
    ) {
        self.item = item
        self.draftXML = draftXML
        self.page = page
        self.isInReview = isInReview
        self.instanceID = instanceID
        self.lists = lists
    }

    public var description: String { "draft content" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// Why a draft is no more, for the audit trail.
public enum DraftEnd: String, Sendable, Hashable {
    /// The person did not want it kept.
    case thrownAway = "thrown-away"
    /// The person began the form anew.
    case begunAnew = "begun-anew"
    /// The person left, and drafts of this item are not kept.
    case notKept = "not-kept"
    /// It could not be opened, or its form is gone or does not fit.
    case unreadable
    /// Its time was over.
    case expired
    /// Another draft of the same person and item took its place.
    case replaced
}
