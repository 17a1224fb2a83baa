import Domain
import TerminalUI

/// What is to be said aloud.
public struct Utterance: Sendable, Hashable {
    /// One thing to say.
    public struct Part: Sendable, Hashable {
        /// The words.
        public var text: String
        /// The language in which a voice can say them; nil if only a recording can.
        public var voice: Language?

        /// A part.
        public init(text: String, voice: Language?) {
            self.text = text
            self.voice = voice
        }
    }

    /// What to say, part by part.
    public var parts: [Part]
    /// The language of the screen, whose recordings are used.
    public var language: Language
    /// Whether it is night: then it is said softly.
    public var isNight: Bool

    /// An utterance.
    public init(parts: [Part], language: Language, isNight: Bool = false) {
        self.parts = parts
        self.language = language
        self.isNight = isNight
    }
}

/// What was read aloud of the screen as it stands, so that only what is new is read.
struct Heard: Sendable {
    var lines: [SpokenLine] = []
    var focus: Focus?
}

extension Booth {
    /// Whether screens are read aloud now. A covered screen is read like any other: it says nothing of the person.
    var speaks: Bool { hasVoice && session != nil && (session?.comfort.speaks ?? configuration.speaks) }

    /// Turns the voice on or off.
    var voiceEntry: PresentationBuilder.Entry? {
        guard hasVoice else { return nil }
        return .init(
            label: text(.comfortVoice), detail: text(speaks ? .comfortVoiceOn : .comfortVoiceOff),
            action: .switchVoice, isMarked: speaks)
    }

    /// Reads the screen once more. Where characters are typed the point is one of them.
    func hearAgainControl(takesText: Bool) -> PresentationBuilder.Entry {
        takesText
            ? .init(label: text(.controlHearAgain), action: .hearAgain, key: .function(8), keyLabel: "F8")
            : .init(label: text(.controlHearAgain), action: .hearAgain, key: .character("."), keyLabel: ".")
    }

    /// Lets everything count as not yet heard.
    mutating func hearAgain() -> [BoothEffect] {
        heard = Heard()
        return []
    }

    /// What is to be said after something happened, asked once that has been drawn: what has come onto the screen; where
    /// nothing has, what the arrows went to. A key that brings neither makes the voice stop.
    public mutating func speech(after event: BoothEvent) -> [BoothEffect] {
        guard speaks else {
            defer { heard = Heard() }
            if let refusal = refusal(after: event) { return [refusal] }
            return heard.lines.isEmpty ? [] : [.hush]
        }
        let screen = screen()
        let lines = aloud(screen)
        defer { heard = Heard(lines: lines, focus: screen.focus) }
        var new = lines.filter { !heard.lines.contains($0) }
        if new.isEmpty, screen.focus != heard.focus, let line = aloudFocus(of: screen) { new = [line] }
        if !new.isEmpty { return [.say(utterance(new))] }
        if case .key = event { return [.hush] }
        return []
    }

    /// Who presses a key or lays a card on, and cannot read that nobody can begin, hears it.
    private func refusal(after event: BoothEvent) -> BoothEffect? {
        guard isOutOfRoom, session == nil, hasVoice, configuration.speaks else { return nil }
        switch event {
        case .key, .reader(.document): return .say(utterance(aloud(screen())))
        default: return nil
        }
    }

    private var phrases: AloudPhrases {
        AloudPhrases(
            press: text(.speechPress), unavailable: text(.speechUnavailable), hidden: text(.speechHidden),
            keyNames: [
                "*": text(.speechStar), "#": text(.speechHash), "/": text(.speechSlash),
                ".": text(.speechPoint),
                "+": text(.speechPlus), "-": text(.speechMinus),
            ])
    }

    private func aloud(_ screen: Screen) -> [SpokenLine] {
        let personal = personalValues
        return linesToSayAloud(of: screen, phrases: phrases).map { veiled($0, personal) }
    }

    private func aloudFocus(of screen: Screen) -> SpokenLine? {
        lineToSayAloud(ofFocusIn: screen, phrases: phrases).map { veiled($0, personalValues) }
    }

    /// A sentence in which a value of the person's stands ("农*例,您好") is not said at all.
    private func veiled(_ line: SpokenLine, _ personal: [String]) -> SpokenLine {
        SpokenLine(
            line.parts.map { part in
                personal.contains { part.contains($0) } ? text(.speechHidden) : part
            })
    }

    /// What is known of the person, as the screen may show it.
    private var personalValues: [String] {
        var values: [String] = []
        if let document = session?.document {
            values = [
                document.name.reveal(), document.name.masked, document.number.reveal(),
                document.number.masked, document.address?.reveal() ?? "", document.address?.masked ?? "",
                document.englishName?.reveal() ?? "", document.englishName?.masked ?? "",
                document.birth?.reveal().description ?? "", document.birth?.masked ?? "",
            ]
        }
        for question in session?.form?.questions ?? [] where question.isTyped {
            values.append(question.value)
        }
        return values.filter { value in
            // A short number is no more the person's than the number of a step.
            value.count >= (value.allSatisfy(\.isNumber) ? 5 : 2)
        }
    }

    private func utterance(_ lines: [SpokenLine]) -> Utterance {
        return Utterance(
            parts: lines.flatMap(\.parts).map { Utterance.Part(text: $0, voice: voice(for: $0)) },
            language: language, isNight: isNight)
    }

    /// Chinese characters are read by the Chinese voice whatever the screen's language; Zhuang has no voice.
    private func voice(for text: String) -> Language? {
        let isChinese = text.unicodeScalars.contains { (0x3400...0x9FFF).contains($0.value) }
        if isChinese { return .chinese }
        return language == .zhuang ? nil : language
    }
}
