import TerminalUI

/// What the terminal has to report to the program's loop.
public enum TerminalEvent: Sendable, Equatable {
    /// Somebody did something.
    case input(InputEvent)
    /// The program is asked to end; it should leave things in order and give the terminal back.
    case end(EndReason)
}

/// Who asks the program to end.
public enum EndReason: Sendable, Hashable {
    /// SIGTERM, or SIGQUIT.
    case terminate
    /// SIGINT from outside; the keys that would send it are switched off.
    case interrupt
    /// SIGHUP, or the terminal is gone.
    case hangup
}
