import ArgumentParser
import Glibc
import Printing
import ProgramBase

/// The front's print worker: requests on standard input, answers on standard output, one JSON object a line.
@main
struct KioskPrint: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kiosk-print",
        abstract: "Prints slips for the front of the booth.",
        discussion: """
            Reads one request a line from standard input and answers each with one line on standard output, \
            until the input ends. Started by kiosk; to try it by hand:

              echo '{"id":1,"body":{"printer":{"destination":{"queue":{}}}}}' | kiosk-print
            """,
        version: ProgramVersion.current)

    @Option(
        help:
            "The CUPS server, HOST:PORT or a socket's path; default: the one that CUPS_SERVER or client.conf names."
    )
    var server: String?

    func run() {
        // CUPS says in the language of a job why it cannot reach a printer, and Printing knows the English words.
        setenv("LC_ALL", "C.UTF-8", 1)
        var worker = PrintWorker(server: server) { warning in
            StandardError.write("<4>\(warning.code): \(warning.cause); \(warning.remedy)\n")
        }
        while let line = readLine() {
            print(worker.answer(toLine: line))
            fflush(nil)
        }
        worker.finish()
    }
}
