import CountyRig
import Glibc
import TerminalRig

/// What a person answers to a question of the form.
enum Reply: Sendable {
    /// The choice with this label.
    case choose(String)
    /// These labels of several, then on.
    case tick(String)
    /// These keys, then on.
    case type(String)
    /// These letters through pinyin, each syllable with the character wanted, then on.
    case compose([(letters: String, character: Character)])
    /// Latin letters, with pinyin switched off.
    case typeLatin(String)
}

extension Front {
    /// Goes through the form page by page until the review, or until the page with this question: answers what is asked,
    /// reads what is shown.
    func fill(_ replies: [String: Reply], upTo question: String? = nil) throws {
        for _ in 0..<60 {
            let screen = try settled(until: "a page of the form is shown") { $0.isPage || $0.isReview }
            if screen.isReview || question.map(screen.contains) == true { return }
            if let (label, reply) = replies.first(where: { screen.contains($0.key) }) {
                try give(reply)
                try terminal.wait(until: "“\(label)” is answered", seconds: Front.patience) {
                    $0.isReview || !$0.contains(label)
                }
            } else {
                terminal.press(.enter)
                try terminal.wait(until: "the next page is shown", seconds: Front.patience) {
                    $0.page != screen.page
                }
            }
        }
        throw RigFailure("the form does not end:\n\(terminal.screen.text)")
    }

    /// Presses the digit before a choice that leads on, and waits until another page of the form is shown. What all
    /// pages say would be seen on the old one too, and the next key then pressed twice.
    func turnPage(by label: String) throws {
        let old = try settled(until: "a page of the form is shown") { $0.contains(label) }
        try pressDigit(of: label)
        try terminal.wait(until: "“\(label)” leads on", seconds: Front.patience) {
            ($0.isPage || $0.isReview) && $0.page != old.page && !$0.contains(label)
        }
    }

    /// The screen when it is as wanted and drawn to the end.
    func settled(until what: String, _ condition: (RigScreen) -> Bool) throws -> RigScreen {
        while true {
            _ = try terminal.wait(until: what, seconds: Front.patience, condition)
            let drawn = terminal.bytesReceived
            usleep(20_000)
            let screen = terminal.screen
            if terminal.bytesReceived == drawn, condition(screen) { return screen }
        }
    }

    private func give(_ reply: Reply) throws {
        switch reply {
        case .choose(let label):
            try pressDigit(of: label)
        case .tick(let label):
            try pressDigit(of: label)
            try terminal.wait(for: "[√]  " + label, seconds: Front.patience)
            try pressDigit(of: "继续")
        case .type(let keys):
            terminal.press(.text(keys))
            try confirm(keys)
        case .typeLatin(let keys):
            terminal.press(.text("+"))
            terminal.press(.text(keys))
            try confirm(keys)
        case .compose(let syllables):
            var field = ""
            for syllable in syllables {
                terminal.press(.text(syllable.letters))
                // From a list drawn to the end: a torn one has candidates at the digits of the letter before.
                var digit = ""
                _ = try settled(
                    until: "“\(syllable.character)” is offered for \(syllable.letters)"
                ) {
                    digit = $0.candidate(syllable.character, for: field + syllable.letters) ?? ""
                    return !digit.isEmpty
                }
                terminal.press(.text(digit))
                field.append(syllable.character)
                let text = field
                try terminal.wait(until: "“\(text)” stands in the field", seconds: Front.patience) {
                    $0.contains("▶  " + text) && !$0.contains(syllable.letters)
                }
            }
            try confirm(field)
        }
    }

    private func confirm(_ text: String) throws {
        try terminal.wait(for: "▶  " + text, seconds: Front.patience)
        terminal.press(.enter)
    }
}

extension RigScreen {
    /// Whether a page of a form is shown.
    fileprivate var isPage: Bool { contains("步,共") }

    /// Whether all answers are shown for review.
    fileprivate var isReview: Bool { contains("看一看,对不对") }

    /// What a page says, without the clock above it.
    fileprivate var page: String { lines.dropFirst(2).joined(separator: "\n") }

    /// The digit of a candidate, once all letters have arrived.
    fileprivate func candidate(_ character: Character, for letters: String) -> String? {
        guard contains(letters) else { return nil }
        for line in lines {
            let words = line.split(separator: " ")
            for (digit, word) in zip(words, words.dropFirst())
            where word == String(character) && digit.count == 1 && digit.allSatisfy(\.isNumber) {
                return String(digit)
            }
        }
        return nil
    }
}
