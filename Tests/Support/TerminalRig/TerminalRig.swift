import CVTerm
import Glibc

/// A program on a pseudo terminal with a real terminal emulator before it: what it draws can be read as a person
/// sees it, and keys, touches and sizes can be given to it.
///
/// ```swift
/// let rig = try TerminalRig(TerminalRig.builtProgram("kiosk"), ["demo"], rows: 30, columns: 100)
/// defer { rig.kill() }
/// try rig.wait(for: "请选择语言")
/// rig.press(.text("1"))
/// ```
///
/// Nothing here sleeps: every wait ends with the event, or with an error that shows the screen when the limit is over.
public final class TerminalRig {
    /// What went wrong, with the screen as it stood.
    public struct Failure: Error, CustomStringConvertible {
        /// What was waited for or tried.
        public let description: String
    }

    /// How a program ended.
    public enum Exit: Sendable, Equatable {
        /// By itself, with this status.
        case status(Int32)
        /// By this signal.
        case signal(Int32)
    }

    /// The program's process id.
    public let process: pid_t
    /// How many bytes the program has sent so far.
    public private(set) var bytesReceived = 0
    /// Everything that the program has sent.
    public private(set) var transcript: [UInt8] = []

    /// The terminal's settings before the program was started.
    public let initialSettings: termios

    private let master: Int32
    private let slave: Int32
    private let exitDescriptor: Int32
    private let emulator: Emulator
    private var exit: Exit?

    /// Starts a program on a terminal of the given size.
    public init(
        _ program: String, _ arguments: [String] = [], rows: Int = 24, columns: Int = 80,
        type: String = "xterm-256color", environment: [String: String] = [:]
    ) throws {
        guard let emulator = Emulator(rows: rows, columns: columns) else {
            throw Failure(description: "no emulator")
        }
        self.emulator = emulator
        var ends: (master: Int32, slave: Int32) = (-1, -1)
        var name = [CChar](repeating: 0, count: 128)
        var size = Self.windowSize(rows: rows, columns: columns)
        guard openpty(&ends.master, &ends.slave, &name, nil, &size) == 0 else {
            throw Failure(description: "no pseudo terminal: errno \(errno)")
        }
        var settings = termios()
        tcgetattr(ends.slave, &settings)
        initialSettings = settings
        let path = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        // The slave is kept open, so that the terminal's settings can be read after the program's end.
        (master, slave) = ends
        for descriptor in [master, slave] { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
        var variables = ["TERM": type, "LC_ALL": "C.UTF-8", "PATH": "/usr/local/bin:/usr/bin:/bin"]
        if let home = getenv("HOME") { variables["HOME"] = String(cString: home) }
        variables.merge(environment) { $1 }
        process = try Self.spawn(program, arguments, variables, terminal: path)
        exitDescriptor = rig_process_descriptor(process)
    }

    deinit {
        kill()
        for descriptor in [master, slave, exitDescriptor] where descriptor >= 0 { close(descriptor) }
    }

    /// The screen now, with everything read that the program has sent so far.
    public var screen: RigScreen {
        while readOnce(limit: 0) {}
        return emulator.snapshot
    }

    /// Rows that have scrolled off the screen, where a later user could find them.
    public var scrolledOff: [String] { emulator.scrolledOff }

    /// The terminal's settings (termios), as the program or its death has left them.
    public var settings: termios {
        var settings = termios()
        tcgetattr(slave, &settings)
        return settings
    }

    // MARK: Doing

    /// Presses keys one after the other.
    public func press(_ keys: RigKey...) {
        for key in keys { emulator.press(key) }
        flush()
    }

    /// Puts a finger on a cell and lifts it; elsewhere, if `to` is given.
    public func touch(row: Int, column: Int, to end: (row: Int, column: Int)? = nil) {
        emulator.button(isPressed: true, row: row, column: column)
        emulator.button(isPressed: false, row: end?.row ?? row, column: end?.column ?? column)
        flush()
    }

    /// Puts a finger on the first of these cells, moves it over the others and lifts it.
    public func draw(_ cells: [(row: Int, column: Int)]) {
        guard let first = cells.first, let last = cells.last else { return }
        emulator.button(isPressed: true, row: first.row, column: first.column)
        for cell in cells.dropFirst() { emulator.move(row: cell.row, column: cell.column) }
        emulator.button(isPressed: false, row: last.row, column: last.column)
        flush()
    }

    /// Touches a text that is on the screen.
    public func touch(_ text: String) throws {
        guard let place = screen.place(of: text) else {
            throw failure("cannot touch “\(text)”: it is not on the screen")
        }
        touch(row: place.row, column: place.column)
    }

    /// Sends bytes as they are.
    public func send(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            // What the program says is taken in meanwhile, so that neither side waits for the other.
            while readOnce(limit: 0) {}
            let count = rest.prefix(1024).withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    /// Gives the terminal another size.
    public func resize(rows: Int, columns: Int) {
        while readOnce(limit: 0) {}
        emulator.resize(rows: rows, columns: columns)
        var size = Self.windowSize(rows: rows, columns: columns)
        _ = ioctl(master, UInt(TIOCSWINSZ), &size)
    }

    /// Sends the program a signal.
    public func signal(_ number: Int32) {
        if exit == nil { Glibc.kill(process, number) }
    }

    /// Ends the program at once and waits for its end.
    public func kill() {
        guard exit == nil else { return }
        Glibc.kill(process, SIGKILL)
        reap(options: 0)
    }

    /// Writes to the screen behind the program's back, as a kernel message or another program would.
    public func scribble(_ text: String) {
        while readOnce(limit: 0) {}
        emulator.write(Array(text.utf8))
    }

    // MARK: Waiting

    /// Waits until a text is on the screen.
    @discardableResult
    public func wait(for text: String, seconds: Double = 20) throws -> RigScreen {
        try wait(until: "“\(text)” is on the screen", seconds: seconds) { $0.contains(text) }
    }

    /// Waits until the screen is as wanted.
    @discardableResult
    public func wait(
        until what: String, seconds: Double = 20, _ condition: (RigScreen) throws -> Bool
    ) throws -> RigScreen {
        let deadline = Self.now + seconds
        while true {
            let screen = screen
            if try condition(screen) { return screen }
            let rest = deadline - Self.now
            guard rest > 0 else { throw failure("waited \(seconds) s until \(what)") }
            guard readOnce(limit: Int32(rest * 1000) + 1) || exit == nil else {
                throw failure("the program ended (\(exit.map { "\($0)" } ?? "?")) before \(what)")
            }
        }
    }

    /// Waits for the program's end.
    public func waitForExit(seconds: Double = 20) throws -> Exit {
        let deadline = Self.now + seconds
        while exit == nil {
            let rest = deadline - Self.now
            guard rest > 0 else { throw failure("waited \(seconds) s for the program's end") }
            _ = readOnce(limit: Int32(rest * 1000) + 1)
        }
        while readOnce(limit: 0) {}
        return exit ?? .status(-1)
    }

    /// Reads what is there, waiting up to `limit` milliseconds; true if something came.
    private func readOnce(limit: Int32) -> Bool {
        var questions = [pollfd(fd: master, events: Int16(POLLIN), revents: 0)]
        if exit == nil { questions.append(pollfd(fd: exitDescriptor, events: Int16(POLLIN), revents: 0)) }
        guard poll(&questions, nfds_t(questions.count), limit) > 0 else { return false }
        if questions[0].revents & Int16(POLLIN) != 0 {
            var chunk = [UInt8](repeating: 0, count: 65536)
            let count = read(master, &chunk, chunk.count)
            guard count > 0 else { return false }
            bytesReceived += count
            transcript += chunk[..<count]
            emulator.write(Array(chunk[..<count]))
            flush()
            return true
        }
        if questions.count > 1, questions[1].revents != 0 { reap(options: WNOHANG) }
        return false
    }

    private func flush() {
        let bytes = emulator.takeOutput()
        if !bytes.isEmpty { send(bytes) }
    }

    private func reap(options: Int32) {
        var status: Int32 = 0
        guard waitpid(process, &status, options) == process else { return }
        exit = status & 0x7F == 0 ? .status(status >> 8 & 0xFF) : .signal(status & 0x7F)
    }

    private func failure(_ what: String) -> Failure {
        Failure(description: "\(what); the screen was:\n\(emulator.snapshot.text)")
    }

    private static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
