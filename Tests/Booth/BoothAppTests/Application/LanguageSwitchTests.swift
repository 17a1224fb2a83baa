import BoothApp
import Domain
import TerminalUI
import Testing

@Suite("The language can be switched at any moment")
struct LanguageSwitchTests {
    @Test("Every screen of a session speaks the new language, and nothing else of it changes")
    func everywhere() throws {
        let stations: [Station] = [
            .card, .home, .services, .guide, .formFacts, .formChoice, .formField, .formChecklist, .review,
            .receipt, .progressAnswered, .progressDown,
        ]
        for station in stations {
            var stage = try station.stage(in: .chinese)
            try stage.press(.down)
            let before = stage.screen
            try stage.press(.character("*"), .character("3"))
            let english = stage.screen
            #expect(english.overlay == nil)
            #expect(english != before, "\(station)")
            #expect(english.focus == before.focus, "\(station): the focus has moved")
            #expect(english.page == before.page)
            try stage.press(.character("*"), .character("1"))
            #expect(stage.screen == before, "\(station)")
        }
    }

    @Test("What is typed and where the caret stands stay")
    func typedText() throws {
        var stage = try Station.formField.stage(in: .chinese)
        try stage.type("1381")
        try stage.press(.left)
        try stage.press(.character("*"), .character("4"))
        stage.language = .vietnamese
        #expect(stage.field?.text == "1381")
        #expect(stage.field?.caret == 3)
        try stage.press(.character("*"), .character("2"))
        #expect(stage.field?.text == "1381")
    }

    @Test("Letters that wait to be converted stay as well")
    func composition() throws {
        var stage = try Station.formField.stage(in: .chinese)
        while stage.field?.label.contains("姓名") != true { try stage.answerPage() }
        try stage.type("we")
        try stage.press(.character("*"), .character("3"))
        #expect(stage.field?.preedit == "we")
        try stage.type("i1")
        #expect(stage.field?.text == "韦")
    }

    @Test("The page that is shown of a long body stays")
    func page() throws {
        var stage = try Station.review.stage(in: .chinese, rows: 24, columns: 80)
        try stage.press(.pageDown)
        let page = stage.screen.page
        #expect(page > 0, "the review fits on a page now: take a longer screen")
        try stage.press(.character("*"), .character("3"))
        #expect(stage.screen.page == page)
    }

    @Test("The next person begins in Chinese")
    func nextPerson() throws {
        var stage = try Station.home.stage(in: .vietnamese)
        try stage.press(.character("/"), .character("1"))
        try stage.happen(.reader(.removed))
        stage.language = .chinese
        #expect(stage.isAt("idle.title"))
    }
}
