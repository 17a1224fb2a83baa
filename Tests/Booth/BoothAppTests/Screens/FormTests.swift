import BoothApp
import Domain
import TerminalUI
import Testing
import WorkerProtocol

@Suite("The form is filled a page at a time, and reviewed as a whole")
struct FormTests {
    @Test("What the card knows is shown first and is not asked")
    func facts() throws {
        let stage = try Station.formFacts.stage(in: .chinese)
        #expect(stage.facts.contains { $0.value == "农*例" })
        #expect(stage.facts.contains { $0.value == "1941-**-**" })
        #expect(!stage.words.contains(Samples.elderAddress))
        #expect(stage.facts.contains { $0.value == "450***********1010" })
        #expect(stage.field == nil)
    }

    @Test("The review shows what was answered, masked where the form says so", arguments: Language.allCases)
    func review(language: Language) throws {
        let stage = try Station.review.stage(in: language)
        let values = stage.facts.map(\.value)
        #expect(values.contains("138****5678"))
        #expect(values.contains(Masking.name(Samples.emergencyName(in: language))))
        #expect(values.contains("450***********1010"))
        for value in Samples.planted { #expect(!stage.words.contains(value), "\(value)") }
        #expect(stage.facts.allSatisfy { !$0.label.isEmpty && $0.label != "-" })
    }

    @Test("What is hidden is shown for five seconds on demand, or until it is hidden again")
    func revealed() throws {
        for station in [Station.formRevealed, .reviewRevealed] {
            var stage = try station.stage(in: .chinese)
            #expect(stage.facts.contains { $0.value == Samples.elderName }, "\(station)")
            #expect(stage.facts.contains { $0.value == Samples.elderNumber })
            try stage.wait(seconds: 4)
            #expect(stage.words.contains(Samples.elderNumber))
            try stage.wait(seconds: 1)
            for value in Samples.planted { #expect(!stage.words.contains(value), "\(station): \(value)") }
            #expect(stage.footer.contains(stage.say("reveal.show")))
            try stage.press(.character("-"))
            #expect(stage.footer.contains(stage.say("reveal.hide")))
            try stage.press(.character("-"))
            #expect(!stage.words.contains(Samples.elderNumber))
        }
    }

    @Test("An account number that was typed is masked in the review")
    func account() throws {
        var stage = try Station.formChoice.stage(in: .chinese)
        var hasChosen = false
        for _ in 0..<60 where stage.isInForm {
            if !hasChosen, let other = stage.choices.first(where: { $0.label.contains("其他银行") }) {
                try stage.press(other.key)
                hasChosen = true
            } else if let field = stage.field, hasChosen {
                if field.label.contains("账号") || field.label.contains("卡号") {
                    try stage.type(Samples.bankNumber)
                } else {
                    try stage.happen(.composition(Composition(committed: Samples.elderName)))
                }
                try stage.press(.enter)
            } else {
                try stage.answerPage()
            }
        }
        #expect(hasChosen)
        #expect(stage.isAt("review.title"))
        #expect(stage.facts.contains { $0.value == "**** **** **** 0018" })
        #expect(!stage.words.contains(Samples.bankNumber))
    }

    @Test("An answer that may not stand keeps the page, and the sentence says what to type")
    func refused() throws {
        var stage = try Station.formField.stage(in: .chinese)
        let label = stage.field?.label
        try stage.press(.enter)
        #expect(stage.field?.label == label)
        #expect(stage.field?.message?.tone == .bad)
        try stage.type("1290000")
        #expect(stage.field?.message == nil)
        try stage.press(.enter)
        #expect(stage.field?.label == label)
        #expect(stage.field?.text == "1290000")
        #expect(stage.field?.message?.text.isEmpty == false)
    }

    @Test("A sentence about a wrong answer is in the language that is spoken now")
    func refusedInAnotherLanguage() throws {
        var stage = try Station.formField.stage(in: .chinese)
        try stage.press(.enter)
        let chinese = stage.field?.message?.text
        try stage.press(.character("*"), .character("3"))
        #expect(stage.field?.message?.text != chinese)
    }

    @Test("Several may be ticked and unticked; 0 goes on")
    func checklist() throws {
        var stage = try Station.formChecklist.stage(in: .chinese)
        let title = stage.words
        try stage.press(.character("1"), .character("2"), .character("1"))
        #expect(stage.choices.map(\.isMarked).prefix(3) == [false, true, false])
        #expect(stage.focusedKey == .character("1"))
        try stage.press(.character("2"))
        #expect(stage.words == title)
        try stage.press(.character("0"))
        #expect(stage.hasFault)
    }

    @Test("Changing an answer from the review takes it over")
    func change() throws {
        var stage = try Station.review.stage(in: .chinese)
        try stage.choose(stage.say("review.change"))
        #expect(stage.isInForm)
        try stage.fillForm()
        #expect(stage.isAt("review.title"))
    }

    @Test("A form that cannot be opened is said, and nothing is lost")
    func unavailable() throws {
        var stage = try Station.guide.stage(in: .chinese)
        try stage.happen(.formUnavailable(code: "form-missing"))
        #expect(stage.words.contains(stage.say("form.unavailable")))
        try stage.press(.enter)
        #expect(stage.screen.title == (try Samples.item.get().name))
    }

    @Test("Letters become 汉字 by the input method, or stay as they are")
    func inputMethod() throws {
        var stage = try Station.formField.stage(in: .chinese)
        for _ in 0..<40 where !stage.takesLetters { try stage.answerPage() }
        try stage.type("wei")
        #expect(stage.field?.preedit == "wei")
        #expect(stage.field?.candidates == ["韦", "维"])
        try stage.press(.character("2"))
        #expect(stage.field?.text == "维")
        #expect(stage.field?.preedit == "")
        try stage.press(.character("+"))
        try stage.type("wei")
        #expect(stage.field?.text == "维wei")
        #expect(stage.field?.preedit == "")
    }

    @Test("Conversion that comes late does not reach a field of digits")
    func lateComposition() throws {
        var stage = try Station.formField.stage(in: .chinese)
        try stage.happen(.composition(Composition(preedit: "wei", candidates: ["韦"])))
        #expect(stage.field?.preedit == "")
        try stage.happen(.composition(Composition(committed: "韦")))
        #expect(stage.field?.text == "")
    }

    @Test("Who speaks Vietnamese writes it by Telex, and a key away is pinyin")
    func telex() throws {
        var stage = try Station.formField.stage(in: .vietnamese)
        // On to the first field that takes a name.
        for _ in 0..<40 where !stage.takesLetters { try stage.answerPage() }
        try stage.type("Nguyeenx Vawn")
        #expect(stage.field?.text == "Nguyễn Văn")
        try stage.press(.backspace)
        #expect(stage.field?.text == "Nguyễn Vă")
        try stage.press(.character("+"))
        try stage.type("wei")
        #expect(stage.field?.candidates == ["韦", "维"])
    }
}
