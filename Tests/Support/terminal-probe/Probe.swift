import Glibc
import Ncurses
import TerminalRig
import TerminalUI

/// A small program for the tests of the terminal: draws what it is told and names what it receives.
///
///     terminal-probe events          shows the last events, one a row
///     terminal-probe stuck           as events, but hangs after the first
///     terminal-probe frames SEED     shows the next random frame at each key `n`; `r` sends the screen anew
///     terminal-probe screens         shows the sample screens; `n` the next, `t` the next theme,
///                                    Down moves the focus
///
/// In all of them `q` ends it, `c` crashes it, `x` leaves by exit(0) without giving the terminal back.
@main
struct Probe {
    static func main() {
        let arguments = CommandLine.arguments
        do throws(TerminalError) {
            let terminal = try Terminal()
            var show = Show(
                mode: arguments.count > 1 ? arguments[1] : "events", seed: UInt64(arguments.last ?? "") ?? 1)
            let status = run(terminal, &show)
            terminal.restore()
            exit(status)
        } catch {
            let message = Array("\(error)\n".utf8)
            _ = write(STDERR_FILENO, message, message.count)
            exit(69)
        }
    }

    private static func run(_ terminal: Terminal, _ show: inout Show) -> Int32 {
        terminal.present(show.frame(size: terminal.size))
        while true {
            var questions = terminal.descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
            _ = poll(&questions, nfds_t(questions.count), -1)
            while let event = terminal.nextEvent() {
                switch event {
                case .end(.hangup): return 3
                case .end(.terminate): return 4
                case .end(.interrupt): return 5
                case .input(.key(.character("q"))): return 0
                case .input(.key(.character("x"))): exit(0)
                case .input(.key(.character("c"))): crash()
                case .input(.key(.character("r"))) where show.mode == "frames": terminal.redraw()
                case .input(let input): show.take(input)
                }
            }
            terminal.present(show.frame(size: terminal.size))
            while show.isStuck { pause() }
        }
    }

    /// A crash as the language has them: an index that does not exist.
    private static func crash() {
        let nothing: [Int] = []
        _ = nothing[CommandLine.arguments.count]
    }
}

/// What the probe shows.
struct Show {
    let mode: String
    private let seed: UInt64
    private var frames: RandomFrames?
    private var current: Frame?
    private var events: [String] = []
    private var sample = 0
    private var theme = 0
    private var focus = 0
    /// Whether the program no longer listens.
    private(set) var isStuck = false

    init(mode: String, seed: UInt64) {
        self.mode = mode
        self.seed = seed
    }

    mutating func take(_ event: InputEvent) {
        switch (mode, event) {
        case ("frames", .key(.character("n"))): current = frames?.next()
        case ("screens", .key(.character("n"))): sample = (sample + 1) % SampleScreens.all.count
        case ("screens", .key(.down)): focus += 1
        case ("screens", .key(.character("t"))): theme = (theme + 1) % Theme.all.count
        case ("stuck", _):
            events = ["stuck"]
            isStuck = true
        default: events.append("\(event)")
        }
    }

    mutating func frame(size: Size) -> Frame {
        switch mode {
        case "frames":
            if frames == nil || current?.size != size {
                frames = RandomFrames(seed: seed, rows: size.rows, columns: size.columns)
                current = frames?.next()
            }
            return current ?? Self.list(["no frame"], size: size)
        case "screens":
            var screen = SampleScreens.all[sample].screen
            if case .block(let block, let item) = screen.focus { screen.focus = .block(block, item + focus) }
            return ScreenRenderer(theme: Theme.all[theme]).frame(
                for: screen, rows: size.rows, columns: size.columns)
        default:
            return Self.list(
                ["ready \(size.columns)x\(size.rows)"] + events.suffix(size.rows - 1), size: size)
        }
    }

    private static func list(_ lines: [String], size: Size) -> Frame {
        let style = Theme.night.style(.body)
        var cells = Array(
            repeating: Cell(text: " ", width: 1, style: style), count: size.rows * size.columns)
        for (row, line) in lines.prefix(size.rows).enumerated() {
            for (column, character) in line.prefix(size.columns).enumerated() where character.isASCII {
                cells[row * size.columns + column].text = String(character)
            }
        }
        return Frame(size: size, cells: cells)
    }
}
