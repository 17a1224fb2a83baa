/// One part of a screen's body.
public enum Block: Sendable, Equatable {
    /// A paragraph, wrapped by the rules of its script; a line break in it is kept.
    case text(String, TextStyle = .body)
    /// Things to choose from.
    case choices(ChoiceList)
    /// A place to type.
    case field(Field)
    /// Names and values in two columns.
    case facts([Fact])
    /// A value to be read across the room or copied by hand (回执号), in large digits.
    case number(label: String, value: String)
    /// A QR code with its quiet zone, dark on light in every theme.
    case code(BitMatrix, caption: String)
    /// The stations of a procedure and which one it has reached.
    case steps([ProgressStep])
    /// A small picture made of characters, centred, lines as given. Never the only bearer of a meaning.
    case picture([String])
    /// Something is under way; the limit says how long it may take.
    case waiting(label: String, limit: String)
    /// Keys to touch, for typing without a keyboard.
    case keyboard(Keyboard)
    /// A place to draw on with a finger.
    case pad(Pad)
    /// Some air.
    case space
}

/// How a paragraph is meant.
public enum TextStyle: Sendable, Hashable {
    /// Ordinary text.
    case body
    /// The one sentence that tells what to do now.
    case large
    /// Small print.
    case quiet
    /// A framed notice.
    case notice(Tone)
}

/// A name and its value.
public struct Fact: Sendable, Equatable {
    /// The name ("姓名").
    public var label: String
    /// The value; wraps within its column.
    public var value: String
    /// A remark under the value ("来自身份证").
    public var note: String?
    /// Whether the value is the person's own: then it is never said aloud.
    public var isPersonal: Bool

    /// A fact.
    public init(label: String, value: String, note: String? = nil, isPersonal: Bool = false) {
        self.label = label
        self.value = value
        self.note = note
        self.isPersonal = isPersonal
    }
}

/// One station of a procedure.
public struct ProgressStep: Sendable, Equatable {
    /// Where a station stands.
    public enum State: Sendable, Hashable, CaseIterable {
        /// Behind us.
        case done
        /// Here now.
        case current
        /// Still to come.
        case todo
    }

    /// The station ("乡镇受理").
    public var label: String
    /// Who, when, what; may be empty.
    public var detail: String
    /// Where it stands.
    public var state: State

    /// A station.
    public init(label: String, detail: String = "", state: State) {
        self.label = label
        self.detail = detail
        self.state = state
    }
}

/// A square of dark and light modules, row by row (a QR code without its quiet zone).
public struct BitMatrix: Sendable, Equatable {
    /// Modules on each side.
    public let side: Int
    private let dark: [Bool]

    /// A matrix of `side` × `side` modules, row by row, true for dark; nil if the count is not the square.
    public init?(side: Int, dark: [Bool]) {
        guard side >= 0, side <= 177, dark.count == side * side else { return nil }
        self.side = side
        self.dark = dark
    }

    /// Whether a module is dark; outside of the matrix all is light.
    public subscript(row: Int, column: Int) -> Bool {
        guard row >= 0, row < side, column >= 0, column < side else { return false }
        return dark[row * side + column]
    }
}
