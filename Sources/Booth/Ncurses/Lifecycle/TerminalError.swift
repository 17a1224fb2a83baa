/// Why the front could not have the terminal.
public struct TerminalError: Error, Sendable, Equatable, CustomStringConvertible {
    /// A stable name: `not-a-terminal`, `terminal-type-unknown`, `locale-not-utf8`, `signal-pipe`.
    public let code: String
    /// What was found.
    public let cause: String
    /// What a technician can do.
    public let remedy: String

    public var description: String { "\(code): \(cause). \(remedy)." }

    static let notATerminal = TerminalError(
        code: "not-a-terminal", cause: "standard input and output are not both a terminal",
        remedy: "Start the program in a terminal (foot, xterm), without redirecting its input or output")

    static let locale = TerminalError(
        code: "locale-not-utf8", cause: "neither the locale in use nor C.UTF-8 encodes text in UTF-8",
        remedy: "Set LC_ALL=C.UTF-8 and see that the package libc-bin is installed")

    static func unknownType(_ name: String) -> TerminalError {
        TerminalError(
            code: "terminal-type-unknown",
            cause: "the terminal type '\(name)' is not in the terminal database",
            remedy: "Set TERM to the terminal in use (foot, xterm-256color) and install ncurses-term")
    }

    static func signalPipe(_ number: Int32) -> TerminalError {
        TerminalError(
            code: "signal-pipe", cause: "the pipe for signals could not be made (errno \(number))",
            remedy: "See that the process may open more files (LimitNOFILE)")
    }
}
