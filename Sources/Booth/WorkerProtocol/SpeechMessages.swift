/// What the front asks of `kiosk-speech`. Each is answered at once; what is being said ends with the next ``say(_:)``.
public enum SpeechRequest: Codable, Sendable, Hashable {
    /// Which languages have a voice?
    case voices
    /// Say this, and nothing that was begun before.
    case say(Recital)
    /// Say no more.
    case hush
}

/// What `kiosk-speech` answers.
public enum SpeechAnswer: Codable, Sendable, Hashable {
    /// The languages that have a voice, by Speech Dispatcher's codes, each once.
    case voices([String])
    /// It is being said, or silence has been ordered.
    case accepted
}

/// Things to say one after the other.
public struct Recital: Codable, Sendable, Hashable {
    /// One of them.
    public enum Part: Codable, Sendable, Hashable {
        /// Words, said by the voice of a language (`cmn`, `en`, `vi`).
        case text(String, language: String)
        /// A WAV file.
        case recording(path: String)
    }

    /// The parts in their order.
    public var parts: [Part]
    /// How loud, from -100 to 100; 100 is as loud as the machine is set to.
    public var volume: Int

    /// A recital.
    public init(parts: [Part], volume: Int = 100) {
        self.parts = parts
        self.volume = volume
    }
}
