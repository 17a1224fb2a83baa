/// A line of text under edit: the text, the caret in it, and how long it may become. Characters are grapheme
/// clusters: one press of Backspace takes away what the reader sees as one character.
public struct TextEditor: Sendable, Equatable {
    /// What has been typed.
    public private(set) var text: String
    /// The caret: how many Characters stand before it.
    public private(set) var caret: Int
    /// How many Characters the text may have.
    public let maxLength: Int

    /// An editor with the caret at the end; a text that is too long is cut.
    public init(_ text: String = "", maxLength: Int = 200) {
        self.maxLength = max(maxLength, 0)
        self.text = String(text.prefix(self.maxLength))
        caret = self.text.count
    }

    /// Inserts at the caret; controls and line breaks are left out. Gives false, and changes nothing, if the
    /// text would become too long.
    @discardableResult
    public mutating func insert(_ addition: String) -> Bool {
        let printable = String(String.UnicodeScalarView(addition.unicodeScalars.filter(Self.isVisible)))
        guard !printable.isEmpty else { return false }
        let place = text.index(text.startIndex, offsetBy: caret)
        let before = text[..<place] + printable
        let result = before + text[place...]
        guard result.count <= maxLength else { return false }
        text = String(result)
        // A combining mark joins the character before the caret, so the caret is counted anew.
        caret = min(before.count, text.count)
        return true
    }

    /// Takes away the character before the caret.
    @discardableResult
    public mutating func backspace() -> Bool {
        guard caret > 0 else { return false }
        text.remove(at: text.index(text.startIndex, offsetBy: caret - 1))
        caret = min(caret - 1, text.count)
        return true
    }

    /// Takes away the character after the caret.
    @discardableResult
    public mutating func delete() -> Bool {
        guard caret < text.count else { return false }
        text.remove(at: text.index(text.startIndex, offsetBy: caret))
        caret = min(caret, text.count)
        return true
    }

    /// Moves the caret by Characters, as far as the text goes.
    public mutating func move(by offset: Int) {
        caret = min(max(caret + offset, 0), text.count)
    }

    /// Puts the caret before the first character.
    public mutating func moveToStart() { caret = 0 }

    /// Puts the caret after the last character.
    public mutating func moveToEnd() { caret = text.count }

    /// Empties the text.
    public mutating func clear() {
        text = ""
        caret = 0
    }

    /// Replaces the text; the caret goes to its end.
    public mutating func replace(with newText: String) {
        text = String(newText.prefix(maxLength))
        caret = text.count
    }

    /// Does what an editing key asks for; gives false if the key is none, or does nothing here.
    public mutating func handle(_ key: Key) -> Bool {
        let before = self
        switch key {
        case .character(let character): insert(String(character))
        case .backspace: backspace()
        case .delete: delete()
        case .left: move(by: -1)
        case .right: move(by: 1)
        case .home: moveToStart()
        case .end: moveToEnd()
        default: return false
        }
        return self != before
    }

    private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: false
        case .spaceSeparator: scalar == " "
        default: true
        }
    }
}
