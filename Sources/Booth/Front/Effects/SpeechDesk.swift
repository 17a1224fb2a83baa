import BoothApp
import ChildProcesses
import Domain
import WorkerProtocol

/// Has screens read aloud by the worker: by a recording where the voice packs have one, else by a voice.
public final class SpeechDesk: Sendable {
    /// The worker that speaks.
    public typealias Worker = WorkerClient<SpeechRequest, SpeechAnswer>

    private let worker: Worker?
    private let packs: VoicePacks
    private let events: EventQueue
    private let report: @Sendable (WorkerFailure) -> Void
    private let line = DeskQueue(label: "ting.speech-desk")

    /// A desk over the worker; without one the booth is silent.
    public init(
        worker: Worker?, packs: VoicePacks, events: EventQueue,
        report: @escaping @Sendable (WorkerFailure) -> Void
    ) {
        self.worker = worker
        self.packs = packs
        self.events = events
        self.report = report
    }

    /// Tells the application whether there is a voice, or a recording at least; a little later, since the start of a server
    /// is work and the first screen does not need it.
    public func lookForVoices() {
        guard let worker else { return }
        line.async(after: 1) { [self] in
            var voices: [String] = []
            do throws(WorkerFailure) {
                if case .voices(let found) = try worker.call(.voices, timeout: 20) { voices = found }
            } catch {
                report(error)
            }
            let isThere = !packs.isEmpty || voices.contains { Self.codes.values.contains($0) }
            events.post(.voice(isThere: isThere))
        }
    }

    func say(_ utterance: Utterance) {
        let parts = utterance.parts.compactMap { part -> Recital.Part? in
            if let path = packs.recording(of: part.text, in: utterance.language) {
                return .recording(path: path)
            }
            return part.voice.flatMap { Self.codes[$0] }.map { .text(part.text, language: $0) }
        }
        order(.say(Recital(parts: parts, volume: utterance.isNight ? Self.nightVolume : 100)))
    }

    func hush() { order(.hush) }

    private func order(_ request: SpeechRequest) {
        guard let worker else { return }
        line.async { [report] in
            do throws(WorkerFailure) { _ = try worker.call(request, timeout: 5) } catch { report(error) }
        }
    }

    /// Half as loud, which is 6 dB less, on Speech Dispatcher's scale of -100 to 100.
    private static let nightVolume = 0

    /// The codes under which Speech Dispatcher knows the languages; nobody has made a voice for Zhuang.
    private static let codes: [Language: String] = [.chinese: "cmn", .english: "en", .vietnamese: "vi"]
}
