/// A key of the keypad or keyboard, as the application sees it. Modifiers are not told apart: nothing at the
/// booth needs them.
public enum Key: Sendable, Hashable {
    /// A printable character.
    case character(Character)
    /// Enter (确认).
    case enter
    /// Backspace: takes back the last character.
    case backspace
    /// Delete: takes away the character after the caret.
    case delete
    /// An arrow key.
    case up, down, left, right
    /// To the first or last position.
    case home, end
    /// To the page before or after.
    case pageUp, pageDown
    /// To the next or previous place that takes input.
    case tab, backTab
    /// Escape.
    case escape
    /// A function key, F1 = `.function(1)`.
    case function(Int)
}
