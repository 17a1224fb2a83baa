import Dispatch
import Synchronization
import WorkerProtocol

/// Says one thing at a time; a new one ends the one before, in the middle of a word if need be.
public final class Reciter: Sendable {
    private struct State {
        var recital: Recital?
        /// Counts orders, so that what is being said knows that it has been overtaken.
        var turn = 0
        var isFinished = false
    }

    private let state = Mutex(State())
    private let news = DispatchSemaphore(value: 0)
    private let idle = DispatchSemaphore(value: 0)
    private let report: @Sendable (WorkerFailure) -> Void
    private let serverIsLost: @Sendable () -> Void

    /// A reciter that reports what could not be said, and when no server can be had any more.
    public init(
        report: @escaping @Sendable (WorkerFailure) -> Void, serverIsLost: @escaping @Sendable () -> Void
    ) {
        self.report = report
        self.serverIsLost = serverIsLost
        DispatchQueue(label: "ting.reciter").async { [self] in recite() }
    }

    /// Says this from now on.
    public func say(_ recital: Recital) {
        state.withLock { state in
            state.turn += 1
            state.recital = recital
        }
        news.signal()
    }

    /// Says nothing from now on.
    public func hush() { say(Recital(parts: [])) }

    /// Waits until what was begun has been said, for at most so many seconds, and ends.
    public func finish(within seconds: Int) {
        state.withLock { $0.isFinished = true }
        news.signal()
        _ = idle.wait(timeout: .now() + .seconds(seconds))
    }

    private func recite() {
        var server: SpeechServer?
        while true {
            let (recital, turn, isFinished) = state.withLock { state in
                defer { state.recital = nil }
                return (state.recital, state.turn, state.isFinished)
            }
            guard let recital else {
                if isFinished { break }
                news.wait()
                continue
            }
            let goesOn = { self.state.withLock { $0.turn == turn } }
            for part in recital.parts where goesOn() {
                do throws(WorkerFailure) {
                    try say(part, volume: recital.volume, by: &server, while: goesOn)
                } catch {
                    report(error)
                    if case .text = part { serverIsLost() }
                }
            }
        }
        idle.signal()
    }

    private func say(
        _ part: Recital.Part, volume: Int, by server: inout SpeechServer?, while goesOn: () -> Bool
    ) throws(WorkerFailure) {
        switch part {
        case .recording(let path): try RecordingPlayer.play(path, while: goesOn)
        case .text(let text, let language):
            if let connected = server {
                do throws(WorkerFailure) {
                    return try connected.say(text, language: language, volume: volume, while: goesOn)
                } catch {
                    // The server was restarted; once more with the new one.
                    server = nil
                }
            }
            let connected = try SpeechServer(hearsEndings: true)
            server = connected
            try connected.say(text, language: language, volume: volume, while: goesOn)
        }
    }
}
