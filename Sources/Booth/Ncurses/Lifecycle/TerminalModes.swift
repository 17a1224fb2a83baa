import Glibc

/// What is switched on in the terminal beside what ncurses does, and how all of it is switched off.
enum TerminalModes {
    /// Reports of presses, releases and ways between them in the form that has no limit of columns (modes 1002 and 1006), and pastes in
    /// brackets (2004), so that they can be told from keys.
    static func greeting() -> [UInt8] {
        Array("\u{1B}[?1002h\u{1B}[?1006h\u{1B}[?2004h".utf8) + (hasCursorColor ? Array(cursorOn.utf8) : [])
    }

    /// An orange that is seen on light and dark fields alike (OSC 12, taken back by 112): a terminal's own cursor is
    /// often white and would be lost on a white field.
    private static let cursorOn = "\u{1B}]12;#E07000\u{7}"
    private static let cursorOff = "\u{1B}]112\u{7}"

    /// Terminals with 256 colours know the command, or skip it; older ones might print it.
    private static var hasCursorColor: Bool { (TerminalCapability.number("colors") ?? 0) >= 256 }

    private static let off = "\u{1B}[?2004l\u{1B}[?1006l\u{1B}[?1002l"

    /// What goes before ncurses's own farewell. A terminal without an alternate screen keeps what has scrolled off, so
    /// that is cleared there; one that has it never scrolled.
    static func parting() -> [UInt8] {
        var bytes = Array(off.utf8)
        if hasCursorColor { bytes += Array(cursorOff.utf8) }
        if TerminalCapability.string("rmcup") == nil { bytes += Array("\u{1B}[3J".utf8) }
        return bytes
    }

    /// Everything at once, for when ncurses cannot be asked any more: modes off, attributes and colours reset, screen
    /// cleared, keypad back, cursor shown, alternate screen left.
    static func farewell() -> [UInt8] {
        ["sgr0", "oc", "clear", "rmkx", "cnorm", "rmcup"].reduce(into: parting()) { bytes, name in
            bytes += TerminalCapability.string(name) ?? []
        }
    }

    /// Sends bytes past ncurses; only between its refreshes.
    static func send(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let sent = rest.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            if sent > 0 { rest = rest.dropFirst(sent) } else if errno != EINTR { return }
        }
    }
}
