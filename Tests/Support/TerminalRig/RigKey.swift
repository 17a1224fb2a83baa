import CVTerm

/// A key to press; the emulator sends the bytes that the program has asked for (application mode and so on).
public enum RigKey: Sendable {
    /// Letters and digits as typed.
    case text(String)
    /// A letter with Ctrl.
    case control(Character)
    /// A key with a name; see the constants.
    case named(VTermKey)

    /// Keys with a name.
    public static let enter = named(VTERM_KEY_ENTER)
    public static let tab = named(VTERM_KEY_TAB)
    public static let backspace = named(VTERM_KEY_BACKSPACE)
    public static let escape = named(VTERM_KEY_ESCAPE)
    public static let up = named(VTERM_KEY_UP)
    public static let down = named(VTERM_KEY_DOWN)
    public static let left = named(VTERM_KEY_LEFT)
    public static let right = named(VTERM_KEY_RIGHT)
    public static let home = named(VTERM_KEY_HOME)
    public static let end = named(VTERM_KEY_END)
    public static let pageUp = named(VTERM_KEY_PAGEUP)
    public static let pageDown = named(VTERM_KEY_PAGEDOWN)
    public static let delete = named(VTERM_KEY_DEL)

    /// The function key Fn.
    public static func function(_ number: UInt32) -> RigKey {
        .named(VTermKey(rawValue: VTERM_KEY_FUNCTION_0.rawValue + number))
    }
}
