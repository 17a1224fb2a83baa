import CAllocator
public import WorkerProtocol

/// The work of `kiosk-speech`: takes the front's requests one by one, and says what it was last asked to.
public struct SpeechWorker: Sendable {
    private let reciter: Reciter

    /// A worker over a reciter.
    public init(reciter: Reciter) {
        self.reciter = reciter
    }

    /// Does what is asked. Never waits for words to be said.
    public func answer(to request: SpeechRequest) throws(WorkerFailure) -> SpeechAnswer {
        switch request {
        case .voices:
            let languages = try SpeechServer(hearsEndings: false).languages
            // A long list of voices came through; the machine gets its memory back.
            malloc_trim(0)
            return .voices(languages)
        case .say(let recital): reciter.say(recital)
        case .hush: reciter.hush()
        }
        return .accepted
    }

    /// The answer to one line of the worker's input, as one line without its end.
    public func answer(toLine line: String) -> String {
        WorkerLines.answer(toLine: line) { (request: SpeechRequest) throws(WorkerFailure) in
            try answer(to: request)
        }
    }
}
