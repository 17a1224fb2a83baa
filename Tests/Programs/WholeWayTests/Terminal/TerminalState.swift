import Glibc
import TerminalRig

/// A terminal's settings, comparable.
struct TerminalState: Equatable {
    private let flags: [tcflag_t]
    private let characters: [cc_t]

    init(_ settings: termios) {
        flags = [settings.c_iflag, settings.c_oflag, settings.c_cflag, settings.c_lflag]
        characters = withUnsafeBytes(of: settings.c_cc) { Array($0) }
    }
}

extension TerminalRig {
    /// What of the terminal is not as it was before the program was started; empty if all is given back.
    var notGivenBack: [String] {
        let screen = screen
        let checks = [
            ("the settings", TerminalState(settings) == TerminalState(initialSettings)),
            ("the main screen", !screen.isAlternate), ("touch reports off", !screen.reportsMouse),
            ("the cursor", screen.isCursorVisible),
        ]
        return checks.filter { !$0.1 }.map(\.0)
    }
}
