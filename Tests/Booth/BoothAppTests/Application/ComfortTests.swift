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
