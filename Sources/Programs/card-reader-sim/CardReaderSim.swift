import ArgumentParser
import CardReaders
import Glibc

/// The simulated card reader as a program.
struct CardReaderSim: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "card-reader-sim",
        abstract: "Serves the SAM protocol of an ID card reader on a pseudo-terminal.",
        discussion: """
            The first line on standard output is the device path.
            Then each line of control is answered by one line: ok, or error with a reason.

              lay LABEL     lay this card of the file on the reader
              take          take the card away
              fault NAME ARGS… [on COMMAND] [times N]
                            misbehave; "fault help" lists the names
              clear         heal all faults
              unplug        pull the cable
              plug          plug in again; answers ok NEW-PATH
              quit          end; so does the end of standard input
            """,
        version: "0.1.0")

    @Option(help: ArgumentHelp("The invented people's cards: a JSON list.", valueName: "file"))
    var cards: String

    @Option(help: ArgumentHelp("Lay this card on the reader at once.", valueName: "label"))
    var card: String?

    @Option(
        help: ArgumentHelp("Take control lines from this FIFO, not from standard input.", valueName: "fifo"))
    var control: String?

    @Option(
        help: ArgumentHelp("The line's speed in bits a second, for the pace of answers.", valueName: "baud"))
    var baud: Int = BaudRate.baud115200.bitsPerSecond

    @Flag(help: "Answer at once and without pauses.")
    var immediate = false

    func validate() throws {
        guard speed != nil else {
            let speeds = BaudRate.allCases.map { String($0.bitsPerSecond) }.joined(separator: ", ")
            throw ValidationError("\(baud) is no speed of a SAM; it is one of \(speeds).")
        }
    }

    func run() throws {
        // Whoever reads the answers may go away; that is the end of the control, not a crash.
        signal(SIGPIPE, SIG_IGN)
        let file = try cardFile()
        let port: SimulatorPort
        do { port = try SimulatorPort(traits: traits) } catch { throw failure("\(error)", EX_OSERR) }
        let console = SimulatorConsole(port: port, cards: file)
        if let card {
            let answer = console.answer(to: "lay " + card)
            guard answer.text == "ok" else { throw failure("--card: " + answer.text, EX_DATAERR) }
        }
        try openControl()
        say(port.path ?? "")
        while let line = readLine() {
            if line.allSatisfy(\.isWhitespace) { continue }
            let answer = console.answer(to: line)
            say(answer.text)
            if answer.quits { break }
        }
        port.stop()
    }

    private var speed: BaudRate? { BaudRate.allCases.first { $0.bitsPerSecond == baud } }

    private var traits: SimulatedSAM.Traits {
        guard !immediate else { return .immediate }
        var traits = SimulatedSAM.Traits()
        traits.speed = speed
        return traits
    }

    private func cardFile() throws -> CardFile {
        do throws(CardFile.Fault) { return try CardFile(path: cards) } catch {
            if case .unreadable = error { throw failure(error.description, EX_NOINPUT) }
            throw failure(error.description, EX_DATAERR)
        }
    }

    /// Puts the FIFO in the place of standard input; open for writing as well, so that it never ends.
    private func openControl() throws {
        guard let control else { return }
        let file = open(control, O_RDWR | O_CLOEXEC)
        guard file >= 0, dup2(file, STDIN_FILENO) >= 0 else {
            throw failure("--control: \(control) cannot be opened; make it with mkfifo.", EX_NOINPUT)
        }
        close(file)
    }

    private func say(_ line: String) {
        print(line)
        fflush(nil)
    }

    private func failure(_ message: String, _ status: Int32) -> ExitCode {
        let line = Array("card-reader-sim: \(message)\n".utf8)
        _ = write(STDERR_FILENO, line, line.count)
        return ExitCode(status)
    }
}
