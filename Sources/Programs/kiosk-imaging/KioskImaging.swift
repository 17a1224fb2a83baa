import ArgumentParser
import Glibc
import Imaging
import ProgramBase

/// The front's imaging worker: requests on standard input, answers on standard output, one JSON object a line.
@main
struct KioskImaging: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kiosk-imaging",
        abstract: "Scans papers and draws signatures for the front of the booth.",
        discussion: """
            Reads one request a line from standard input and answers each with one line on standard output, \
            until the input ends. Started by kiosk; to try it by hand:

              echo '{"id":1,"body":{"scanner":{}}}' | kiosk-imaging
            """,
        version: ProgramVersion.current)

    func run() {
        var worker = ImagingWorker()
        while let line = readLine() {
            print(worker.answer(toLine: line))
            fflush(nil)
            release(worker)
        }
        // At once: a driver's thread that was cancelled may hold the loader's lock, which an orderly end would wait for.
        _exit(0)
    }

    /// A driver that cannot let go ends the program: its answer is out, and the front starts another for the next request.
    private func release(_ worker: ImagingWorker) {
        signal(SIGALRM) { _ in _exit(0) }
        alarm(Self.releaseSeconds)
        worker.release()
        alarm(0)
    }

    /// Seconds in which a carriage goes home from the far end.
    private static let releaseSeconds: UInt32 = 10
}
