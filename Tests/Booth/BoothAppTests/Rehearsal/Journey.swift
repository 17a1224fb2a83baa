import BoothApp
import Domain
import TerminalUI

/// The stations of the whole way (issue: from a card on the reader to a case at the county).
extension Rehearsal {
    /// Wakes the booth, chooses the language, lays on the card: to the home screen.
    mutating func arrive(
        in language: Language = .chinese, by hands: Hands = .keycaps,
        with card: IdentityDocument = Samples.elder
    ) throws {
        try take(.enter, by: hands)
        try choose(language.ownName, by: hands)
        self.language = language
        try happen(.reader(.reading))
        try happen(.reader(.document(card)))
    }

    /// From the home screen to the form's first page.
    mutating func openForm(by hands: Hands = .keycaps) throws {
        try choose(say("home.services"), by: hands)
        try choose(try Samples.item.get().name(in: language), by: hands)
        try choose(say("guide.begin"), by: hands)
    }

    /// Answers every page until the review stands there.
    mutating func fillForm(by hands: Hands = .keycaps) throws {
        var steps = 0
        while isInForm {
            try answerPage(by: hands)
            steps += 1
            if steps > 60 { throw Missing("an end of the form; it stays at \(words)") }
        }
    }

    /// Answers the page that is shown.
    mutating func answerPage(by hands: Hands = .keycaps) throws {
        if let field {
            try fill(answer(to: field), by: hands)
            if hands == .finger { try touch(.enter) } else { try press(.enter) }
            return
        }
        let before = words
        if choices.contains(where: { $0.key == .character("0") }) {
            // Several may be ticked: none of the benefits, then go on.
            if let last = choices.last(where: { $0.key != .character("0") }), !last.isMarked {
                try take(last.key, by: hands)
            }
            return try take(.character("0"), by: hands)
        }
        if let only = choices.first, only.key == .enter { return try take(.enter, by: hands) }
        // The first answer that the form lets stand.
        for choice in choices {
            try take(choice.key, by: hands)
            if words != before, !hasFault { return }
        }
        throw Missing("an answer that may stand: \(words)")
    }

    /// Whether the page says that the answer may not stand.
    var hasFault: Bool {
        screen.blocks.contains { if case .text(_, .notice(.bad)) = $0 { true } else { false } }
            || field?.message != nil
    }

    /// What is typed where it cannot be chosen; Vietnamese and Sawcuengh show the Chinese question.
    private func answer(to field: Field) -> String {
        func says(_ words: String...) -> Bool { words.contains { field.label.contains($0) } }
        if says("后4位", "last 4") { return String(Samples.phone.suffix(4)) }
        // Who speaks Vietnamese has Telex under the keys, and writes a name as it is.
        if says("姓名", "name") {
            return language == .vietnamese ? Samples.emergencyName(in: language) : Self.letters
        }
        return says("紧急", "Emergency") ? Samples.emergencyPhone : Samples.phone
    }

    /// 韦一二 by pinyin, each chosen as the first candidate.
    private static let letters = "wei1yi1er1"

    /// From the review to the receipt.
    mutating func submit(by hands: Hands = .keycaps) throws {
        try choose(say("review.submit"), by: hands)
        try choose(say("confirm.yes"), by: hands)
    }

    /// The whole way to the receipt.
    mutating func applyForAllowance(in language: Language = .chinese, by hands: Hands = .keycaps) throws {
        try arrive(in: language, by: hands)
        try openForm(by: hands)
        try fillForm(by: hands)
        try submit(by: hands)
    }
}
