import BoothApp
import Domain
import FoundationEssentials

/// Recordings of sentences (语音包): a folder a language, in it WAV files named after the sentences of the message
/// catalogue: `card.prompt.wav`; for a sentence with a `{name}` in it one for each value, `speech.press@1.wav`.
public struct VoicePacks: Sendable {
    private var paths: [Language: [String: String]] = [:]

    /// Whether there is no recording at all.
    public var isEmpty: Bool { paths.values.allSatisfy(\.isEmpty) }

    /// No recordings.
    public init() {}

    /// The recordings of a folder. A file that is named after no sentence of its language is left out.
    public init(folder: String, messages: Messages) {
        for language in Language.allCases {
            let place = "\(folder)/\(language.rawValue)"
            let names = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
            for name in names where name.hasSuffix(".wav") {
                let words = name.dropLast(4).split(separator: "@", maxSplits: 1).map(String.init)
                guard let key = words.first,
                    let sentence = messages.ownSentence(
                        key, in: language, value: words.count > 1 ? words[1] : nil)
                else { continue }
                paths[language, default: [:]][sentence] = "\(place)/\(name)"
            }
        }
    }

    /// The recording of a sentence, if there is one.
    func recording(of sentence: String, in language: Language) -> String? { paths[language]?[sentence] }
}
