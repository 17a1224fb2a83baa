import BoothApp
import Domain
import TerminalUI
import Testing

@Suite("The card decides whose session it is")
struct CardTests {
    @Test("After three failures other ways are shown, and a card that is read after all leads home")
    func ladder() throws {
        var stage = try Station.card.stage(in: .chinese)
        for _ in 0..<2 { try stage.happen(.reader(.failed(.unsteady))) }
        #expect(!stage.words.contains(stage.say("card.ladder")))
        try stage.happen(.reader(.failed(.unsteady)))
        #expect(stage.words.contains(stage.say("card.ladder")))
        try stage.press(.enter)
        #expect(stage.isAt("card.title"), "Enter pressed once too often leads nowhere")
        try stage.happen(.reader(.document(Samples.elder)))
        #expect(stage.isAt("home.title"))
    }

    @Test("Without a card the guides can be read and nothing else; the card leads on from the guide")
    func withoutCard() throws {
        var stage = try Station.guideWithoutCard.stage(in: .chinese)
        #expect(stage.choices.map(\.label) == [stage.say("guide.lay-card")])
        let title = stage.screen.title
        for back in ["services.title", "without-card.title", "card.title"] {
            try stage.press(.escape)
            #expect(stage.isAt(back), "\(back)")
        }
        try stage.press(.character("+"))
        try stage.choose(stage.say("without-card.guides"))
        try stage.press(.character("1"))
        try stage.choose(stage.say("guide.lay-card"))
        #expect(stage.isAt("card.title"))
        try stage.happen(.reader(.document(Samples.elder)))
        #expect(stage.screen.title == title)
        try stage.choose(stage.say("guide.begin"))
        #expect(stage.isInForm)
    }

    @Test("A card laid down while a guide is read without one is met there")
    func cardAtGuide() throws {
        var stage = try Station.guideWithoutCard.stage(in: .chinese)
        try stage.happen(.reader(.document(Samples.elder)))
        #expect(stage.choices.map(\.label) == [stage.say("guide.begin")])
    }

    @Test("Another person's card ends the session before anything of it is shown")
    func another() throws {
        for station in [
            Station.home, .guide, .formField, .review, .confirm, .receipt, .progressAnswered, .stillThere,
        ] {
            var stage = try station.stage(in: .english)
            try stage.happen(.reader(.reading))
            try stage.happen(.reader(.document(Samples.neighbour)))
            stage.language = .chinese
            #expect(stage.isAt("language.title"), "\(station)")
            #expect(stage.world.wiped == 1)
            #expect(stage.world.forgotten > 0)
            let everything = stage.everything
            for value in Samples.planted { #expect(!everything.contains(value)) }
            try stage.choose(Language.chinese.ownName)
            #expect(stage.words.contains(Samples.neighbour.name.masked))
        }
    }

    @Test("The same card laid on again goes on with what was begun")
    func same() throws {
        for station in [Station.home, .guide, .formField, .review, .confirm, .receipt, .progressAnswered] {
            var stage = try station.stage(in: .chinese)
            let before = stage.screen
            try stage.happen(.reader(.removed))
            #expect(stage.screen == before)
            try stage.happen(.reader(.reading))
            try stage.happen(.reader(.document(Samples.elder)))
            #expect(stage.screen == before, "\(station)")
        }
    }

    @Test("A card left behind is asked for, and taking it brings the booth to rest")
    func leftBehind() throws {
        var stage = try Station.leaving.stage(in: .english)
        #expect(stage.isAt("leaving.title"))
        #expect(!stage.words.contains(Samples.elder.name.masked))
        try stage.happen(.reader(.removed))
        stage.language = .chinese
        #expect(stage.isAt("idle.title"))
    }

    @Test("A card taken before the end leaves nothing to ask for")
    func takenBefore() throws {
        var stage = try Station.home.stage(in: .chinese)
        try stage.happen(.reader(.removed))
        try stage.press(.character("/"), .character("1"))
        #expect(stage.isAt("idle.title"))
    }

    @Test("A reader that reads the card once more while it is asked for begins no session")
    func rereadWhileLeaving() throws {
        var stage = try Station.leaving.stage(in: .chinese)
        try stage.happen(.reader(.reading))
        try stage.happen(.reader(.document(Samples.elder)))
        #expect(stage.isAt("leaving.title"))
        for value in Samples.planted { #expect(!stage.everything.contains(value)) }
        try stage.happen(.reader(.removed))
        #expect(stage.isAt("idle.title"))
    }

    @Test("Where it is so configured, taking the card ends the session")
    func endsWithCard() throws {
        var stage = try Rehearsal(endsSessionWithCard: true)
        try stage.arrive()
        try stage.openForm()
        try stage.happen(.reader(.removed))
        #expect(stage.isAt("idle.title"))
        #expect(stage.world.wiped == 1)
    }

    @Test(
        "What is wrong with a card is said in words",
        arguments: [
            (ReaderTrouble.unsteady, "card.unsteady"), (.unknownCard, "card.unknown"),
            (.notAccepted, "card.not-accepted"),
        ])
    func trouble(trouble: ReaderTrouble, key: String) throws {
        for language in Language.allCases {
            var stage = try Station.card.stage(in: language)
            try stage.happen(.reader(.reading))
            #expect(stage.words.contains(stage.say("card.reading")))
            try stage.happen(.reader(.failed(trouble)))
            #expect(stage.words.contains(stage.say(key)))
            try stage.happen(.reader(.removed))
            #expect(!stage.words.contains(stage.say(key)))
        }
    }

    @Test("A reader that does not work is said on the header and on the card screen, and so is its return")
    func unavailable() throws {
        var stage = try Station.card.stage(in: .chinese)
        try stage.happen(.reader(.unavailable))
        #expect(
            stage.screen.header.status.contains { $0.text == stage.say("reader.down") && $0.tone == .bad })
        #expect(stage.words.contains(stage.say("card.reader-down")))
        #expect(stage.words.contains(stage.say("card.reader-down-help")))
        try stage.happen(.reader(.ready))
        #expect(!stage.screen.header.status.contains { $0.text == stage.say("reader.down") })
        #expect(stage.words.contains(stage.say("card.prompt")))
    }

    @Test("A reader that goes away while it reads does not leave the screen waiting")
    func goesAwayWhileReading() throws {
        var stage = try Station.cardReading.stage(in: .chinese)
        try stage.happen(.reader(.unavailable))
        try stage.happen(.reader(.ready))
        #expect(stage.words.contains(stage.say("card.prompt")))
    }

    @Test("A card that has run out is welcome, with a word about it")
    func expired() throws {
        var card = Samples.elder
        card.validUntil = CivilDate("2026-11-22").map { .until($0) } ?? .longTerm
        var stage = try Rehearsal()
        try stage.arrive(with: card)
        #expect(stage.words.contains(stage.say("home.expired")))
        #expect(stage.choices.allSatisfy { $0.isEnabled })
    }
}
