import CNcurses
import Glibc
import TerminalUI

/// The terminal, held for as long as the program draws on it. Not `Sendable`: ncurses is used from one thread.
///
/// ```swift
/// let terminal = try Terminal()
/// defer { terminal.restore() }
/// terminal.present(renderer.frame(for: screen, rows: terminal.size.rows, columns: terminal.size.columns))
/// // poll(2) on terminal.descriptors and others; when one of the terminal's is readable:
/// while let event = terminal.nextEvent() { … }
/// ```
///
/// No key can stop or suspend the program: the terminal is in raw mode. Requests to end come as events. However
/// the program ends, by a crash too, the terminal is given back as it was found.
public final class Terminal {
    /// The terminal's size now.
    public private(set) var size: Size
    /// Readable when ``nextEvent()`` may have something: the terminal's input and the signals.
    public let descriptors: [Int32]

    private let screen: OpaquePointer
    private let window: UnsafeMutablePointer<WINDOW>
    private let streams: [UnsafeMutablePointer<FILE>]
    private let settings: termios
    private let signals: SignalPipe
    private var decoder: InputDecoder
    private var input = InputBuffer(descriptor: STDIN_FILENO)
    private var palette: Palette
    private var shown: Frame?
    private var cells: [cchar_t] = []
    private var pending: [TerminalEvent] = []
    private var isRestored = false

    /// Takes the terminal on standard input and output.
    ///
    /// - Throws: ``TerminalError`` if there is none, if its type is unknown, or if text is not UTF-8.
    public init() throws(TerminalError) {
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { throw .notATerminal }
        try Self.useUTF8()
        var settings = termios()
        guard tcgetattr(STDIN_FILENO, &settings) == 0 else { throw .notATerminal }
        let type = getenv("TERM").map { String(cString: $0) } ?? ""
        // Streams of our own, not inherited by the workers.
        guard let output = fdopen(fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3), "w") else { throw .notATerminal }
        guard let source = fdopen(fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3), "r") else {
            fclose(output)
            throw .notATerminal
        }
        guard let screen = newterm(nil, output, source), let window = ting_stdscr() else {
            fclose(output)
            fclose(source)
            throw .unknownType(type)
        }
        let signals: SignalPipe
        do { signals = try SignalPipe() } catch {
            endwin()
            throw error
        }
        raw()
        noecho()
        nonl()
        keypad(window, true)
        scrollok(window, false)
        leaveok(window, false)
        // ncurses must not look at the input while it draws: the decoder reads it.
        typeahead(-1)
        curs_set(0)
        self.settings = settings
        self.screen = screen
        self.window = window
        self.signals = signals
        streams = [output, source]
        palette = Palette()
        decoder = InputDecoder(keys: TerminalKeys.table())
        descriptors = [STDIN_FILENO, signals.readEnd]
        size = Size(rows: Int(getmaxy(window)), columns: Int(getmaxx(window)))
        atexit { EmergencyRestore.run() }
        EmergencyRestore.arm(descriptor: STDOUT_FILENO, settings: settings, bytes: TerminalModes.farewell())
        wrefresh(window)
        TerminalModes.send(TerminalModes.greeting())
    }

    deinit { restore() }

    /// Shows a frame; only what differs from the last one is sent.
    public func present(_ frame: Frame) {
        guard !isRestored else { return }
        let rows = min(frame.size.rows, size.rows)
        let columns = min(frame.size.columns, size.columns)
        let isComparable = shown?.size == frame.size
        if !isComparable { werase(window) }
        for row in 0..<rows {
            let range = row * frame.size.columns..<row * frame.size.columns + columns
            if isComparable, let shown, shown.cells[range] == frame.cells[range] { continue }
            draw(frame.cells[range], row: row)
        }
        if let cursor = frame.cursor, cursor.row < rows, cursor.column < columns {
            wmove(window, Int32(cursor.row), Int32(cursor.column))
            curs_set(1)
        } else {
            curs_set(0)
        }
        shown = frame
        wrefresh(window)
    }

    /// Sends the whole screen anew, over whatever may stand there.
    public func redraw() {
        guard !isRestored else { return }
        clearok(window, true)
        wrefresh(window)
    }

    /// The next event, if there is one; does not wait, except up to ``InputDecoder/silenceLimit`` milliseconds for
    /// the rest of a key's bytes.
    public func nextEvent() -> TerminalEvent? {
        guard !isRestored else { return nil }
        if pending.isEmpty { collectSignals() }
        if !pending.isEmpty { return pending.removeFirst() }
        while true {
            switch input.next(waiting: decoder.isWaiting ? InputDecoder.silenceLimit : 0) {
            case .byte(let byte):
                if let event = decoder.feed(byte) { return .input(event) }
            case .nothing:
                guard decoder.isWaiting else { return nil }
                if let event = decoder.silence() { return .input(event) }
            case .closed:
                return .end(.hangup)
            }
        }
    }

    /// Gives the terminal back as it was found, with nothing of what was shown left on it. Can be called again.
    public func restore() {
        guard !isRestored else { return }
        isRestored = true
        shown = nil
        werase(window)
        clearok(window, true)
        wrefresh(window)
        TerminalModes.send(TerminalModes.parting())
        curs_set(1)
        endwin()
        EmergencyRestore.disarm()
        var settings = settings
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &settings)
        signals.close()
        delscreen(screen)
        for stream in streams { fclose(stream) }
    }

    private func draw(_ row: ArraySlice<Cell>, row number: Int) {
        cells.removeAll(keepingCapacity: true)
        var style: Style?
        // Most cells equal their neighbour.
        var last: Cell?
        var drawing = Palette.Drawing(attributes: 0, pair: 0)
        for cell in row where cell.width > 0 {
            if cell.style != style {
                style = cell.style
                drawing = palette.drawing(of: cell.style)
            }
            if let last, last.cluster == cell.cluster, last.style == cell.style, let packed = cells.last {
                cells.append(packed)
                continue
            }
            last = cell
            let text = Glyph.scalars(of: cell).map { wchar_t(bitPattern: $0.value) } + [0]
            var packed = cchar_t()
            setcchar(&packed, text, drawing.attributes, drawing.pair, nil)
            cells.append(packed)
        }
        mvwadd_wchnstr(window, Int32(number), 0, cells, Int32(cells.count))
    }

    private func collectSignals() {
        var isResized = false
        for signal in signals.drain() {
            switch signal {
            case SIGWINCH: isResized = true
            case SIGINT: pending.append(.end(.interrupt))
            case SIGHUP: pending.append(.end(.hangup))
            default: pending.append(.end(.terminate))
            }
        }
        if isResized { resize() }
    }

    private func resize() {
        var area = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &area) == 0, area.ws_row > 0, area.ws_col > 0 else {
            return
        }
        let new = Size(rows: Int(area.ws_row), columns: Int(area.ws_col))
        resize_term(Int32(new.rows), Int32(new.columns))
        size = new
        shown = nil
        werase(window)
        clearok(window, true)
        pending.append(.input(.resize(rows: new.rows, columns: new.columns)))
    }

    private static func useUTF8() throws(TerminalError) {
        for name in ["", "C.UTF-8"] where setlocale(LC_CTYPE, name) != nil {
            if let codeset = nl_langinfo(nl_item(CODESET)), String(cString: codeset) == "UTF-8" { return }
        }
        throw .locale
    }
}
