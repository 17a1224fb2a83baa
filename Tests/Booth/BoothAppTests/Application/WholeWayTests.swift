import BoothApp
import Domain
import TerminalUI
import Testing

@Suite("The whole way from the first key to the slip")
struct WholeWayTests {
    @Test(
        "Keys on keycaps, arrows with Enter, or a finger: each is enough, in every language",
        arguments: Language.allCases, Hands.allCases)
    func everyHand(language: Language, hands: Hands) throws {
        var stage = try Rehearsal()
        try stage.applyForAllowance(in: language, by: hands)
        #expect(stage.isAt("receipt.title"))
        #expect(stage.world.orders.count == 1)
        let order = try #require(stage.world.orders.first)
        #expect(order.language == language)
        #expect(order.document == Samples.elder)
        #expect(order.answersXML.contains("<phone>\(Samples.phone)</phone>"))
        #expect(
            order.answersXML.contains(
                "<emergency_name>\(Samples.emergencyName(in: language))</emergency_name>"))
        #expect(order.cardXML.contains(Samples.elderNumber))
        #expect(stage.world.slips.count == 1)
        #expect(stage.world.followed == ["submission-1"])
        try stage.choose(stage.say("receipt.finish"), by: hands)
        #expect(stage.isAt("leaving.title"))
        try stage.happen(.reader(.removed))
        stage.language = .chinese
        #expect(stage.isAt("idle.title"))
    }

    @Test(
        "A small terminal takes a finger as well as a large one", arguments: [(24, 80), (30, 100), (60, 200)])
    func sizes(rows: Int, columns: Int) throws {
        var stage = try Rehearsal(rows: rows, columns: columns)
        try stage.applyForAllowance(by: .finger)
        #expect(stage.isAt("receipt.title"))
    }

    @Test("A keypad without letters and a card are enough: the digits, the arrows, Enter and Backspace")
    func keypadOnly() throws {
        var stage = try Rehearsal()
        try stage.arrive()
        try stage.openForm()
        var steps = 0
        while stage.isInForm, steps < 60 {
            steps += 1
            guard let field = stage.field, field.label.contains("姓名") else {
                try stage.answerPage()
                continue
            }
            for letter in "wei1yi1er1" {
                // Digits are on the keypad; letters are reached on the keys of the screen.
                try stage.take(.character(letter), by: letter.isNumber ? .keycaps : .arrows)
            }
            #expect(stage.field?.text == Samples.emergencyName)
            try stage.take(.enter, by: .arrows)
        }
        #expect(stage.isAt("review.title"))
    }

    @Test("The card first, then the language: a card on an idle booth begins a session")
    func cardFirst() throws {
        var stage = try Rehearsal()
        try stage.happen(.reader(.document(Samples.elder)))
        #expect(stage.isAt("language.title"))
        try stage.choose(Language.english.ownName)
        stage.language = .english
        #expect(stage.isAt("home.title"))
    }

    @Test("Someone under eighty is told so and has nothing to submit")
    func underAge() throws {
        var stage = try Rehearsal()
        try stage.arrive(with: Samples.neighbour)
        try stage.openForm()
        for _ in 0..<8 where stage.isInForm {
            if stage.words.contains("2070年") { break }
            try stage.press(stage.choices.first?.key ?? .enter)
        }
        #expect(stage.words.contains("2070年"))
        for key in [Key.enter, .character("1"), .character("2"), .enter, .down, .enter] {
            try stage.press(key)
            #expect(stage.isInForm)
        }
        #expect(stage.world.orders.isEmpty)
    }
}
