/// Things to choose from, in order. A list longer than ``ScreenRenderer/choiceCapacity(rows:columns:)`` is the
/// application's to page.
public struct ChoiceList: Sendable, Equatable {
    /// How the choices lie.
    public enum Style: Sendable, Hashable, CaseIterable {
        /// One a row, the whole width.
        case list
        /// Two columns of cards.
        case cards
        /// One a row with a box that is ticked or not.
        case checklist
    }

    /// The choices.
    public var items: [Choice]
    /// How they lie.
    public var style: Style

    /// A list of choices.
    public init(items: [Choice], style: Style = .list) {
        self.items = items
        self.style = style
    }
}

/// One thing to choose.
public struct Choice: Sendable, Equatable {
    /// The key that chooses it; a touch equals the key.
    public var key: Key
    /// The key as printed on the keycap ("1").
    public var keyLabel: String
    /// The choice in plain words.
    public var label: String
    /// A second line: the official word, a date, a reason why it cannot be chosen.
    public var detail: String?
    /// Whether it is ticked (checklist) or the present answer.
    public var isMarked: Bool
    /// Whether it can be chosen now.
    public var isEnabled: Bool
    /// Whether the second line is the person's own: then it is never said aloud.
    public var hasPersonalDetail: Bool

    /// A choice.
    public init(
        key: Key, keyLabel: String, label: String, detail: String? = nil, isMarked: Bool = false,
        isEnabled: Bool = true, hasPersonalDetail: Bool = false
    ) {
        self.key = key
        self.keyLabel = keyLabel
        self.label = label
        self.detail = detail
        self.hasPersonalDetail = hasPersonalDetail
        self.isMarked = isMarked
        self.isEnabled = isEnabled
    }
}

/// Keys to touch, in rows. A key's area is at least 3 rows × 8 cells where the screen has the room.
public struct Keyboard: Sendable, Equatable {
    /// One key of the picture.
    public struct Button: Sendable, Equatable {
        /// The key that a touch equals.
        public var key: Key
        /// What is printed on it.
        public var label: String
        /// Its width in units of an ordinary key.
        public var span: Int
        /// Whether it can be used now.
        public var isEnabled: Bool

        /// A key of the picture.
        public init(key: Key, label: String, span: Int = 1, isEnabled: Bool = true) {
            self.key = key
            self.label = label
            self.span = span
            self.isEnabled = isEnabled
        }
    }

    /// The rows of keys, top to bottom.
    public var rows: [[Button]]

    /// A keyboard.
    public init(rows: [[Button]]) {
        self.rows = rows
    }
}
