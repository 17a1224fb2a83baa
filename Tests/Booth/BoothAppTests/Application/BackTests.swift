import BoothApp
import Domain
import TerminalUI
import Testing

@Suite("Back leads one step back, and loses nothing")
struct BackTests {
    @Test("From every place to the one before", arguments: [Key.backspace, .escape])
    func places(key: Key) throws {
        let steps: [(Station, String)] = [
            (.card, "language.title"), (.services, "home.title"), (.guide, "services.title"),
            (.progressAsked, "home.title"), (.progressAnswered, "home.title"), (.progressDown, "home.title"),
            (.language, "idle.title"),
        ]
        for (station, title) in steps {
            var stage = try station.stage(in: .chinese)
            try stage.press(key)
            #expect(stage.isAt(title), "\(station)")
        }
    }

    @Test("On an empty field the screen's own key for taking away leads back, walked to with arrows")
    func emptyField() throws {
        var stage = try Station.withoutCard.stage(in: .chinese)
        try stage.choose(stage.say("without-card.track"))
        try stage.take(.backspace, by: .arrows)
        #expect(stage.isAt("without-card.title"))
    }

    @Test("From the home screen and the receipt it asks before everything is cleared")
    func asks() throws {
        for station in [Station.home, .receipt] {
            var stage = try station.stage(in: .chinese)
            let before = stage.screen
            try stage.press(.backspace)
            #expect(stage.asks("leave.title"))
            try stage.press(.backspace)
            #expect(stage.screen == before)
        }
    }

    @Test("Dialogs close to the screen and focus that they covered")
    func dialogs() throws {
        for key in ["*", "#", "/"].map({ Key.character($0) }) {
            var stage = try Station.home.stage(in: .chinese)
            try stage.press(.down)
            let before = stage.screen
            try stage.press(key)
            #expect(stage.screen.overlay != nil)
            try stage.press(.backspace)
            #expect(stage.screen == before)
        }
    }

    @Test("Through the whole form to its first page and forth again, every answer still stands")
    func throughTheForm() throws {
        var stage = try Station.review.stage(in: .chinese)
        let facts = stage.facts
        var pages = 0
        try stage.press(.escape)
        while stage.isInForm {
            if let field = stage.field { #expect(!field.text.isEmpty) }
            try stage.press(.escape)
            pages += 1
            try #require(pages < 60)
        }
        #expect(pages > 10)
        #expect(stage.screen.title == (try Samples.item.get().name))
        // The form is where it was: going in again shows the answers, each page is passed as it stands.
        try stage.choose(stage.say("guide.begin"))
        try pass(&stage)
        #expect(stage.isAt("review.title"))
        #expect(stage.facts == facts)
        #expect(stage.world.forms == 1)
    }

    private func pass(_ stage: inout Rehearsal) throws {
        for _ in 0..<60 where stage.isInForm {
            if stage.field != nil {
                try stage.press(.enter)
            } else if stage.choices.contains(where: { $0.key == .character("0") }) {
                try stage.press(.character("0"))
            } else if let chosen = stage.choices.first(where: \.isMarked) {
                try stage.press(chosen.key)
            } else {
                try stage.press(.enter)
            }
        }
    }

    @Test("Backspace in a field takes a character away, and goes back only from an empty one")
    func field() throws {
        var stage = try Station.formField.stage(in: .chinese)
        let label = stage.field?.label
        try stage.type("13")
        try stage.press(.backspace)
        #expect(stage.field?.text == "1")
        try stage.press(.backspace)
        #expect(stage.field?.text == "")
        #expect(stage.field?.label == label)
        try stage.press(.backspace)
        #expect(stage.field?.label != label)
    }

    @Test("From the progress that was opened on the receipt, back to the receipt")
    func progressFromReceipt() throws {
        var stage = try Station.receipt.stage(in: .chinese)
        try stage.choose(stage.say("home.progress"))
        #expect(stage.isAt("progress.title"))
        try stage.press(.backspace)
        #expect(stage.isAt("receipt.title"))
    }
}
