/// What a form's body consists of, in order.
indirect enum BodyItem: Sendable {
    case question(QuestionControl)
    case group(GroupControl)
    case `repeat`(RepeatControl)
}

/// A question.
struct QuestionControl: Sendable {
    enum Kind: Sendable, Hashable {
        case input, select1, select, rank, trigger
        case range(NumberRange)
        case upload(UploadKind)
    }

    let kind: Kind
    /// The definition of the field that it fills.
    let node: Int32
    let label: TextSource?
    let hint: TextSource?
    let guidance: TextSource?
    let appearance: String
    let line: Int
}

extension QuestionControl {
    /// The numbers that it offers, if it is a range.
    var range: NumberRange? { if case .range(let range) = kind { range } else { nil } }
    /// What it takes in, if it is an upload.
    var upload: UploadKind? { if case .upload(let upload) = kind { upload } else { nil } }
}

/// A group, with or without a field of its own.
struct GroupControl: Sendable {
    let node: Int32?
    let label: TextSource?
    let appearance: String
    let items: [BodyItem]
}

/// A repeat; its label is that of the group around it.
struct RepeatControl: Sendable {
    let node: Int32
    let label: TextSource?
    let appearance: String
    /// How many repetitions there are, where the form says so.
    let count: XPathExpression?
    /// Whether the person may add and remove repetitions.
    let allowsChange: Bool
    let items: [BodyItem]
}

/// The choices of a select.
enum ChoiceList: Sendable {
    case fixed([FixedChoice])
    case itemset(Itemset)
}

/// A choice written in the body.
struct FixedChoice: Sendable {
    let value: String
    let label: TextSource
}

/// Choices taken from an instance: the nodes, and where each has its value and its label.
struct Itemset: Sendable {
    let nodes: XPathExpression
    let value: XPathExpression
    let label: XPathExpression
}
