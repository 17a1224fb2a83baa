/// Why a submission waits for a person at the county. Nothing of it is lost, and the others go on.
public enum ParkReason: String, Sendable, Hashable, Codable, CaseIterable {
    /// The booth's signature does not fit: the post office is not to be trusted, or the bytes were changed.
    case badSignature = "bad-signature"
    /// Sealed to a key that the county does not hold (any more).
    case otherKey = "other-key"
    /// The seal does not open: changed on the way, or bound to another envelope.
    case damaged
    /// It opens, but is not a submission that this program can read: made by a newer one, perhaps.
    case unreadable
    /// The form that it was filled in is not one that this county has published.
    case unknownForm = "unknown-form"
    /// No published item has its implementation code, or the item has another form.
    case unknownItem = "unknown-item"
    /// The answers break the form's rules.
    case answers = "answers-refused"
    /// The form engine could not judge the answers.
    case unchecked
    /// A correction of a case that is being worked on.
    case correction
    /// No acceptance number can be made (the day's serials are used up).
    case noNumber = "no-number"

    /// What the operator can do about it.
    public var remedy: String {
        switch self {
        case .badSignature:
            "Check the booth's enrolment and the gateway's mailbox; ask the booth's technician."
        case .otherKey: "Restore the opening key that the booth was enrolled with, then run again."
        case .damaged, .unreadable:
            "Update county-sync; if that does not help, ask the person to apply again."
        case .unknownForm, .unknownItem:
            "Publish the catalogue that holds the form and the item, then run again."
        case .answers: "Look at the answers and decide with the person; nothing was accepted."
        case .unchecked: "Update county-sync, then run again."
        case .correction: "Look at it beside its case."
        case .noNumber: "Run again tomorrow; the county day's numbers of this item are used up."
        }
    }

    /// Whether running again can help after somebody has mended the cause.
    var canMend: Bool {
        switch self {
        case .badSignature, .answers, .correction: false
        case .otherKey, .damaged, .unreadable, .unknownForm, .unknownItem, .unchecked, .noNumber: true
        }
    }
}
