import ArgumentParser
import Glibc
import InputMethod
import ProgramBase

/// The front's input method: requests on standard input, compositions on standard output, one JSON object a line.
@main
struct KioskIME: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kiosk-ime",
        abstract: "Turns pinyin and strokes into Chinese for the front of the booth.",
        discussion: """
            Reads one request a line from standard input and answers each with one line on standard output, \
            until the input ends. Started by kiosk; to try it by hand:

              echo '{"id":1,"body":{"key":{"_0":"a"}}}' | kiosk-ime
            """,
        version: ProgramVersion.current)

    @Option(help: "The folder of the booth's own schemas.")
    var schemas = InputMethodData().schemas

    @Option(help: "The folder of Debian's Rime data.")
    var shared = InputMethodData().rimeData

    @Option(help: "A folder filled by --deploy; without it the schemas are compiled at each start.")
    var prebuilt: String?

    @Option(help: "Compile the schemas into this folder and end.")
    var deploy: String?

    func run() throws {
        let data = InputMethodData(schemas: schemas, rimeData: shared, prebuilt: prebuilt)
        do throws(InputMethodFailure) {
            if let deploy { return try RimeEngine.deploy(data, into: deploy) }
            let worker = InputMethodWorker(engine: try RimeEngine(data: data))
            while let line = readLine() {
                print(worker.answer(toLine: line))
                fflush(nil)
            }
        } catch {
            StandardError.write("<3>\(error.code): \(error.cause); \(error.remedy)\n")
            // EX_UNAVAILABLE of sysexits.h: something that the program needs is not there.
            throw ExitCode(69)
        }
    }
}
