import ArgumentParser
import CardReaders
import Glibc
import ProgramBase
import ProgramFoundation

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
        version: ProgramVersion.current)

    @Option(
        help: ArgumentHelp("The invented people's cards: a JSON list. Overrides cards.", valueName: "file"))
    var cards: String?

    @Option(help: ArgumentHelp("Lay this card on the reader at once. Overrides card.", valueName: "label"))
    var card: String?

    @Option(
        help: ArgumentHelp("Take control lines from this FIFO, not from standard input.", valueName: "fifo"))
    var control: String?

    @Option(help: ArgumentHelp("The line's speed in bits a second. Overrides line.baud.", valueName: "baud"))
    var baud: String?

    @Flag(help: "Answer at once and without pauses. Overrides line.immediate.")
    var immediate = false

    @OptionGroup var options: ConfigurationOptions

    func run() throws {
        try ProgramRun.perform("card-reader-sim") {
            // Whoever reads the answers may go away; that is the end of the control, not a crash.
            signal(SIGPIPE, SIG_IGN)
            let settings = try settings()
            let file = try cardFile(settings.cards)
            let port: SimulatorPort
            do { port = try SimulatorPort(traits: settings.traits) } catch {
                throw fault(
                    .osError, "pty", "\(error)", "Look with `ls -l /dev/ptmx` whether there are ptys.")
            }
            let console = SimulatorConsole(port: port, cards: file)
            if let card = settings.card {
                let answer = console.answer(to: "lay " + card)
                guard answer.text == "ok" else {
                    throw fault(.dataError, "card", answer.text, "Name a label of the card file.")
                }
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
    }

    /// The settings; the program's own flags are short for `--set`.
    private func settings() throws(ProgramFault) -> SimulatorSettings {
        var options = options
        if let cards { options.overrides.append("cards=" + cards) }
        if let card { options.overrides.append("card=" + card) }
        if let baud { options.overrides.append("line.baud=" + baud) }
        if immediate { options.overrides.append("line.immediate=true") }
        return try SimulatorSettings(
            try options.settings(program: "card-reader-sim", declared: SimulatorSettings.declared))
    }

    private func cardFile(_ path: String) throws(ProgramFault) -> CardFile {
        do throws(CardFile.Fault) { return try CardFile(path: path) } catch {
            var status = ProgramFoundation.ExitStatus.dataError
            if case .unreadable = error { status = .noInput }
            throw fault(
                status, "card-file", error.description, "Compare the file with kiosk-config/cards.json.")
        }
    }

    /// Puts the FIFO in the place of standard input; open for writing as well, so that it never ends.
    private func openControl() throws(ProgramFault) {
        guard let control else { return }
        let file = open(control, O_RDWR | O_CLOEXEC)
        guard file >= 0, dup2(file, STDIN_FILENO) >= 0 else {
            throw fault(
                .noInput, "control", "--control: \(control) cannot be opened.", "Make it with mkfifo.")
        }
        close(file)
    }

    private func say(_ line: String) {
        print(line)
        fflush(nil)
    }

    private func fault(
        _ status: ProgramFoundation.ExitStatus, _ code: String, _ cause: String, _ remedy: String
    ) -> ProgramFault {
        ProgramFault(status, code: code, cause: cause, remedy: remedy)
    }
}
