/// The bar on top of every screen.
public struct Header: Sendable, Equatable {
    /// The booth's name.
    public var place: String
    /// How the devices and the link are.
    public var status: [StatusMark]
    /// The time, as text.
    public var clock: String

    /// A header.
    public init(place: String, status: [StatusMark] = [], clock: String = "") {
        self.place = place
        self.status = status
        self.clock = clock
    }
}

/// One state in the header, in words ("网络正常").
public struct StatusMark: Sendable, Equatable {
    /// The state in words.
    public var text: String
    /// How it is meant.
    public var tone: Tone

    /// A status mark.
    public init(_ text: String, _ tone: Tone = .normal) {
        self.text = text
        self.tone = tone
    }
}

/// How far the person has come.
public struct Step: Sendable, Equatable {
    /// The step now, from 1.
    public var current: Int
    /// How many steps there are.
    public var total: Int
    /// The same in words ("第3步,共6步").
    public var label: String

    /// A step.
    public init(current: Int, total: Int, label: String) {
        self.current = current
        self.total = total
        self.label = label
    }
}

/// One of the keys at the foot of the screen.
public struct Control: Sendable, Equatable {
    /// The key that does it; a touch equals the key.
    public var key: Key
    /// The key as it is printed on the keycap ("0", "*").
    public var keyLabel: String
    /// What it does ("返回").
    public var label: String
    /// Whether it can be used now.
    public var isEnabled: Bool

    /// A control.
    public init(key: Key, keyLabel: String, label: String, isEnabled: Bool = true) {
        self.key = key
        self.keyLabel = keyLabel
        self.label = label
        self.isEnabled = isEnabled
    }
}
