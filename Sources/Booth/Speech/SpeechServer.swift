import CSpeech
import Dispatch
import Synchronization
import WorkerProtocol

/// A connection to Speech Dispatcher, which has voices.
final class SpeechServer {
    private let connection: UnsafeMutablePointer<SPDConnection>
    private let hearsEndings: Bool

    /// Connects. Only a connection that hears when a text has ended can ``say(_:language:volume:while:)``; it has a thread of
    /// its own, which the library cannot always end, so that such a connection stays until the process ends.
    init(hearsEndings: Bool) throws(WorkerFailure) {
        self.hearsEndings = hearsEndings
        var message: UnsafeMutablePointer<CChar>?
        guard
            let opened = spd_open2(
                "ting", "kiosk", nil, hearsEndings ? SPD_MODE_THREADED : SPD_MODE_SINGLE, nil, 0, &message)
        else {
            defer { free(message) }
            throw .speech(message.map { String(cString: $0) } ?? "no connection")
        }
        connection = opened
        guard hearsEndings else { return }
        // The library hands no context to a callback; which message has ended is all that one needs to know.
        opened.pointee.callback_end = { message, _, _ in Endings.shared.note(message) }
        opened.pointee.callback_cancel = { message, _, _ in Endings.shared.note(message) }
        spd_set_notification_on(opened, SPD_END)
        spd_set_notification_on(opened, SPD_CANCEL)
    }

    deinit { if !hearsEndings { spd_close(connection) } }

    /// The languages of all voices, each once.
    var languages: [String] {
        guard let voices = spd_list_synthesis_voices(connection) else { return [] }
        defer { free_spd_voices(voices) }
        var languages: Set<String> = []
        var place = voices
        while let voice = place.pointee {
            if let language = voice.pointee.language { languages.insert(String(cString: language)) }
            place += 1
        }
        return languages.sorted()
    }

    /// Says a text and waits for its end; stops when `goesOn` says no more.
    func say(
        _ text: String, language: String, volume: Int, while goesOn: () -> Bool
    ) throws(WorkerFailure) {
        // What an older text, or one of another server, has left must not be taken for the end of this one.
        Endings.shared.forget()
        spd_set_language(connection, language)
        spd_set_volume(connection, Int32(clamping: volume))
        let message = spd_say(connection, SPD_MESSAGE, text)
        guard message > 0 else { throw .speech("the server takes no text") }
        let patience = DispatchTime.now() + .seconds(Self.longestText)
        while !Endings.shared.hasEnded(Int(message)), DispatchTime.now() < patience {
            guard goesOn() else {
                spd_cancel(connection)
                return
            }
            Endings.shared.wait(milliseconds: 20)
        }
    }

    /// Seconds that one text takes at most; a server that does not tell the end of it must not hold up the next.
    private static let longestText = 60
}

/// Which messages have been said to their end, or were cut off.
private final class Endings: Sendable {
    static let shared = Endings()

    private let ended = Mutex<Set<Int>>([])
    private let news = DispatchSemaphore(value: 0)

    func note(_ message: Int) {
        ended.withLock { _ = $0.insert(message) }
        news.signal()
    }

    func hasEnded(_ message: Int) -> Bool { ended.withLock { $0.remove(message) != nil } }

    func forget() { ended.withLock { $0.removeAll() } }

    func wait(milliseconds: Int) { _ = news.wait(timeout: .now() + .milliseconds(milliseconds)) }
}

extension WorkerFailure {
    static func speech(_ cause: String) -> WorkerFailure {
        WorkerFailure(
            code: "speech-unavailable", cause: cause,
            remedy: "apt-get install speech-dispatcher and a voice for it; spd-say -l cmn 你好 must be heard")
    }
}
