import BoothApp
import Domain
import TerminalUI
import Testing

@Suite("What a person sets to suit them")
struct ComfortTests {
    @Test("Who asks for more time is asked after 120 seconds, and has a minute to answer")
    func time() throws {
        var stage = try Station.home.stage(in: .chinese)
        try stage.press(.character("*"))
        try stage.choose(stage.say("comfort.unhurried"))
        try stage.press(.escape)
        try stage.wait(seconds: 119)
        #expect(stage.screen.overlay == nil)
        try stage.wait(seconds: 2)
        #expect(stage.asks("still-there.title"))
        #expect(stage.screen.overlay?.countdown?.total == 60)
        try stage.wait(seconds: 50)
        #expect(stage.asks("still-there.title"))
        try stage.press(.enter)
        #expect(stage.isAt("home.title"))
    }

    @Test("The colours change at once, go round all sets, and are the booth's own for the next person")
    func colours() throws {
        var stage = try Station.home.stage(in: .chinese)
        try stage.press(.character("*"))
        var seen = [stage.booth.drawing.theme.name]
        for _ in Theme.all {
            try stage.choose(stage.say("comfort.colours"))
            seen.append(stage.booth.drawing.theme.name)
        }
        #expect(Set(seen).count == Theme.all.count)
        #expect(seen.first == seen.last)
        try stage.choose(stage.say("comfort.colours"))
        #expect(stage.booth.drawing.theme != Theme.night)
        try stage.press(.escape, .character("/"), .character("1"))
        #expect(stage.booth.drawing.theme != Theme.night, "the farewell is still theirs")
        try stage.happen(.reader(.removed))
        #expect(stage.isAt("idle.title"))
        #expect(stage.booth.drawing.theme == Theme.night)
    }

    @Test("Letters grow in four steps, focus and text stay, and the next person finds the standard size")
    func textSize() throws {
        var stage = try Rehearsal { $0.changesTextSize = true }
        try stage.press(.enter)
        try stage.choose(Language.chinese.ownName)
        try stage.happen(.reader(.document(Samples.elder)))
        try stage.press(.character("*"))
        var seen: [TextSize] = []
        for _ in TextSize.allCases {
            try stage.choose(stage.say("comfort.text-size"))
            seen.append(stage.world.textSize)
            #expect(stage.asks("comfort.title"), "one goes on choosing")
            #expect(!stage.frame.overflow || stage.frame.pageCount > 1)
        }
        #expect(seen == [.large, .larger, .largest, .standard])
        try stage.choose(stage.say("comfort.text-size"))
        try stage.press(.escape, .character("/"), .character("1"))
        #expect(stage.world.textSize == .large, "the farewell is still theirs")
        try stage.happen(.reader(.removed))
        #expect(stage.isAt("idle.title"))
        #expect(stage.world.textSize == .standard)
        #expect(stage.rows == 30 && stage.columns == 100)
    }

    @Test("What is typed is still there in larger letters")
    func typedText() throws {
        var stage = try Station.formField.stage(in: .chinese)
        try stage.type("13")
        let before = stage.field
        try stage.resize(rows: 15, columns: 50)
        #expect(stage.field == before)
        try stage.type("8")
        #expect(stage.field?.text == (before?.text ?? "") + "8")
    }

    @Test("Only sizes at which every screen can be laid out are offered; where none can be had, none is")
    func offeredSizes() throws {
        var narrow = try Rehearsal(rows: 25, columns: 80) { $0.changesTextSize = true }
        try narrow.press(.enter)
        try narrow.choose(Language.chinese.ownName)
        try narrow.press(.character("*"))
        var seen: Set<TextSize> = []
        for _ in 0..<8 {
            try narrow.choose(narrow.say("comfort.text-size"))
            seen.insert(narrow.world.textSize)
        }
        #expect(seen == [.standard, .large, .larger])
        var fixed = try Rehearsal()
        try fixed.press(.enter)
        try fixed.choose(Language.chinese.ownName)
        try fixed.press(.character("*"))
        #expect(!fixed.words.contains(fixed.say("comfort.text-size")))
    }

    @Test("The settings stand at the same key on every screen of the way")
    func everywhere() throws {
        for station in [Station.card, .home, .guide, .formField, .review, .receipt] {
            var stage = try station.stage(in: .vietnamese)
            try stage.press(.character("*"))
            #expect(stage.asks("comfort.title"), "\(station)")
            #expect(stage.screen.overlay?.choices.items.count == 6)
        }
    }
}
