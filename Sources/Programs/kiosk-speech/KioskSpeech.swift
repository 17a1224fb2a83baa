import ArgumentParser
import Dispatch
import Glibc
import ProgramBase
import Speech

/// The front's speech worker: requests on standard input, answers on standard output, one JSON object a line.
@main
struct KioskSpeech: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kiosk-speech",
        abstract: "Reads screens aloud for the front of the booth, through Speech Dispatcher and recordings.",
        discussion: """
            Reads one request a line from standard input and answers each with one line on standard output, \
            until the input ends; then it falls silent. Started by kiosk; to try it by hand:

              echo '{"id":1,"body":{"voices":{}}}' | kiosk-speech
              (echo '{"id":1,"body":{"say":{"_0":{"parts":[{"text":{"_0":"你好","language":"cmn"}}],"volume":100}}}}'; \
            sleep 5) | kiosk-speech
            """,
        version: ProgramVersion.current)

    @Option(
        help:
            "The settings of the Speech Dispatcher that is started where none runs (speechd.conf, modules/).")
    var configuration: String?

    func run() {
        // A server or player that is gone is told by its call.
        signal(SIGPIPE, SIG_IGN)
        let server = OwnServer.startIfNeeded(configuration: configuration)
        signal(SIGTERM, SIG_IGN)
        let termination = DispatchSource.makeSignalSource(signal: SIGTERM, queue: .global())
        termination.setEventHandler {
            server?.end()
            _exit(0)
        }
        termination.resume()
        let reciter = Reciter(
            report: { failure in
                let line = "\(failure.code): \(failure.cause)\n"
                _ = line.withCString { write(STDERR_FILENO, $0, strlen($0)) }
            },
            // The front starts another worker, which looks for a server anew.
            serverIsLost: { _exit(1) })
        let worker = SpeechWorker(reciter: reciter)
        while let line = readLine() {
            print(worker.answer(toLine: line))
            fflush(nil)
        }
        reciter.hush()
        reciter.finish(within: 1)
        server?.end()
        // At once: the threads of connections are not waited for.
        _exit(0)
    }
}
