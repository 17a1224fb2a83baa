/// A place to type: what is asked, what has been typed, what is wrong with it.
public struct Field: Sendable, Equatable {
    /// What is asked ("开户银行账号").
    public var label: String
    /// What has been typed.
    public var text: String
    /// The caret, in Characters of `text`.
    public var caret: Int
    /// What to type, shown while the field is empty.
    public var placeholder: String
    /// Letters or strokes on their way through the input method, shown at the caret.
    public var preedit: String
    /// The input method's candidates of this page.
    public var candidates: [String]
    /// The keys that choose them, first to last.
    public var candidateKeys: String
    /// Whether there is a page of candidates before this one.
    public var hasPreviousCandidates: Bool
    /// Whether there is a page of candidates after this one.
    public var hasNextCandidates: Bool
    /// The shape of a value that is digits and no more, an underscore for each ("____年__月__日"): digits stand in their
    /// places from the first on, and the words between them are never typed. Nil for free text.
    public var pattern: String?
    /// The unit behind the value ("元").
    public var unit: String?
    /// What is wrong, why, and what to type.
    public var message: FieldMessage?
    /// Whether what is typed goes here; the terminal's cursor then stands at the caret.
    public var isFocused: Bool

    /// A field.
    public init(
        label: String, text: String = "", caret: Int? = nil, placeholder: String = "", preedit: String = "",
        candidates: [String] = [], candidateKeys: String = "123456789", hasPreviousCandidates: Bool = false,
        hasNextCandidates: Bool = false, pattern: String? = nil,
        unit: String? = nil, message: FieldMessage? = nil, isFocused: Bool = true
    ) {
        self.label = label
        self.text = text
        self.caret = caret ?? text.count
        self.placeholder = placeholder
        self.preedit = preedit
        self.candidates = candidates
        self.candidateKeys = candidateKeys
        self.hasPreviousCandidates = hasPreviousCandidates
        self.hasNextCandidates = hasNextCandidates
        self.pattern = pattern
        self.unit = unit
        self.message = message
        self.isFocused = isFocused
    }

    /// The value as it is read: in its pattern, if it has one and is whole.
    public var shownText: String {
        guard let pattern, text.count == pattern.count(where: { $0 == Self.place }) else { return text }
        var digits = text.makeIterator()
        return String(pattern.map { $0 == Self.place ? digits.next() ?? $0 : $0 })
    }

    /// What stands in a pattern for one digit.
    public static let place: Character = "_"
}

/// What is to be said about a field's value.
public struct FieldMessage: Sendable, Equatable {
    /// The sentence.
    public var text: String
    /// How it is meant.
    public var tone: Tone

    /// A message.
    public init(_ text: String, _ tone: Tone = .bad) {
        self.text = text
        self.tone = tone
    }
}
