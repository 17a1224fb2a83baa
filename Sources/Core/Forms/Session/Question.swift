/// A question as it is to be shown now.
public struct Question: Sendable, Hashable {
    /// What kind of answer it takes.
    public enum Control: String, Sendable, Hashable, Codable {
        /// Any text.
        case text
        /// A whole number.
        case integer
        /// A number with a point.
        case decimal
        /// `YYYY-MM-DD`
        case date
        /// `hh:mm:ss.fff±hh:mm`
        case time
        /// `YYYY-MM-DDThh:mm:ss.fff±hh:mm`
        case dateTime
        /// One of ``Question/choices``.
        case select1
        /// Any of ``Question/choices``, between spaces.
        case select
        /// All of ``Question/choices``, between spaces, in the person's order.
        case rank
        /// One of the numbers of ``Question/range``.
        case range
        /// The name of a file that the booth's device made: see ``Question/upload``.
        case upload
        /// `latitude longitude altitude accuracy`, in degrees and metres.
        case geopoint
        /// `OK`, or nothing.
        case trigger
        /// Nothing to answer: a text to read.
        case note
    }

    /// A group around a question.
    public struct Group: Sendable, Hashable {
        /// The group's reference; empty for a group that is only a heading and has no field of its own.
        public let reference: String
        /// What it is called, in the session's language; empty if it has no label.
        public let label: String
        /// Its appearances, as the form writes them.
        public let appearance: String
    }

    /// `/data/member[2]/name`
    public let ref: String
    /// What kind of answer it takes.
    public let control: Control
    /// What is asked, in the session's language, outputs filled in.
    public let label: String
    /// What helps answering it; empty if there is none.
    public let hint: String
    /// The answer so far, as the instance holds it; empty if there is none.
    public let value: String
    /// The longer explanation, for whoever asks for it; empty if there is none.
    public let guidance: String
    /// What is offered, for selects and ranks.
    public let choices: [Choice]
    /// The numbers offered, for ranges.
    public let range: NumberRange?
    /// What is to be taken in, for uploads.
    public let upload: UploadKind?
    /// Whether it must be answered.
    public let isRequired: Bool
    /// Whether it is shown but not to be changed.
    public let isReadOnly: Bool
    /// The form's appearances, as written, between spaces: `numbers`, `masked` …
    public let appearance: String
    /// The groups around it, outermost first.
    public let groups: [Group]

    /// The labels of the groups around it that have one, outermost first.
    public var groupLabels: [String] { groups.map(\.label).filter { !$0.isEmpty } }
    /// ``appearance`` taken apart.
    public var appearances: [String] { appearance.split(separator: " ").map(String.init) }
}

/// A repeat as it is to be shown now.
public struct RepeatState: Sendable, Hashable {
    /// The repeat without a number of its own: `/data/member`.
    public let ref: String
    /// What it is called, in the session's language.
    public let label: String
    /// How many repetitions there are.
    public let count: Int
    /// Whether the person may add and remove repetitions.
    public let allowsChange: Bool
    /// The groups around it, outermost first.
    public let groups: [Question.Group]
}

/// Something to be gone through.
public enum FormStep: Sendable, Hashable {
    /// A question to be answered or a text to be read.
    case question(Question)
    /// All repetitions of a repeat were gone through: here the person may add one, or take one away.
    case end(RepeatState)
}
