import ArgumentParser
import Foundation
import Glibc
import ProgramFoundation
import Speech

/// The front's speech worker: requests on standard input, answers on standard output, one JSON object a line.
@main
struct KioskSpeech: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kiosk-speech",
        abstract: "Reads screens aloud for the front of the booth, through Speech Dispatcher and recordings.",
        discussion: """
            Reads one request a line from standard input and answers each with one line on standard output, \
            until the input ends; then it says what it has begun. Started by kiosk; to try it by hand:

              echo '{"id":1,"body":{"voices":{}}}' | kiosk-speech
              echo '{"id":1,"body":{"say":{"_0":{"parts":[{"text":{"_0":"你好","language":"cmn"}}],"volume":100}}}}' \
            | kiosk-speech
            """,
        version: ProgramVersion.current)

    func run() {
        // A player or server that is gone is told by its call.
        signal(SIGPIPE, SIG_IGN)
        let reciter = Reciter { failure in
            try? FileHandle.standardError.write(contentsOf: Data("\(failure.code): \(failure.cause)\n".utf8))
        }
        let worker = SpeechWorker(reciter: reciter)
        while let line = readLine() {
            print(worker.answer(toLine: line))
            fflush(nil)
        }
        reciter.finish(within: 60)
    }
}
