import BoothApp
import Domain
import TerminalUI
import Testing

@Suite("A session that nobody owns any more ends by itself")
struct TimeTests {
    @Test("After a minute without a key it asks, counting down; any key leads back to exactly where one was")
    func question() throws {
        for key in [Key.enter, .character("7"), .escape, .down, .function(9)] {
            var stage = try Station.formField.stage(in: .chinese)
            try stage.type("1381")
            let before = stage.screen
            try stage.wait(seconds: 59)
            #expect(stage.screen.overlay == nil)
            try stage.wait(seconds: 2)
            #expect(stage.asks("still-there.title"))
            let countdown = try #require(stage.screen.overlay?.countdown)
            #expect(countdown.total == 30)
            try stage.wait(seconds: 10)
            #expect(stage.screen.overlay?.countdown?.remaining == countdown.remaining - 10)
            try stage.press(key)
            var after = stage.screen
            after.header.clock = before.header.clock
            #expect(after == before)
            try stage.wait(seconds: 59)
            #expect(stage.screen.overlay == nil)
        }
    }

    @Test("The question stands above a dialog and gives it back")
    func aboveDialogs() throws {
        for station in [Station.confirm, .help, .languages, .leave] {
            var stage = try station.stage(in: .chinese)
            let dialog = stage.screen.overlay
            try stage.press(.down)
            let focus = stage.screen.focus
            try stage.wait(seconds: 61)
            #expect(stage.asks("still-there.title"))
            try stage.press(.enter)
            #expect(stage.screen.overlay == dialog, "\(station)")
            #expect(stage.screen.focus == focus)
        }
    }

    @Test("Without an answer the session ends after the grace, everywhere")
    func end() throws {
        for station in Station.allCases where !station.isAtRest && station != .leaving {
            var stage = try station.stage(in: .chinese)
            try stage.wait(seconds: 95)
            let hasCard = stage.isAt("leaving.title")
            if hasCard {
                try stage.happen(.reader(.removed))
            }
            #expect(stage.isAt("idle.title"), "\(station)")
            #expect(stage.screen.overlay == nil)
            #expect(stage.world.wiped > 0)
        }
    }

    @Test("A card laid on is somebody who is there")
    func cardAnswers() throws {
        var stage = try Station.stillThere.stage(in: .chinese)
        try stage.happen(.reader(.document(Samples.elder)))
        #expect(stage.screen.overlay == nil)
        #expect(stage.isAt("home.title"))
    }

    @Test("Touching what is no button is somebody who is there")
    func stir() throws {
        var stage = try Station.stillThere.stage(in: .chinese)
        try stage.happen(.stir)
        #expect(stage.screen.overlay == nil)
    }

    @Test("Twenty minutes after the last answer the session ends, however many keys are pressed")
    func hardLimit() throws {
        var stage = try Station.formField.stage(in: .chinese)
        for _ in 0..<39 {
            try stage.wait(seconds: 30)
            try stage.press(.home)
            #expect(stage.isInForm)
        }
        try stage.wait(seconds: 31)
        #expect(stage.isAt("leaving.title"))
    }

    @Test("An answer begins the twenty minutes anew")
    func answersExtend() throws {
        var stage = try Station.formChoice.stage(in: .chinese)
        for _ in 0..<30 {
            try stage.wait(seconds: 30)
            try stage.press(.home)
        }
        try stage.answerPage()
        for _ in 0..<30 {
            try stage.wait(seconds: 30)
            try stage.press(.home)
        }
        #expect(stage.isInForm)
    }

    @Test("The wall clock decides nothing: it may jump by a day and back")
    func wallClock() throws {
        var stage = try Station.home.stage(in: .chinese)
        for jump in [86_400.0, -172_800] {
            stage.moment.wall = stage.moment.wall.adding(seconds: jump)
            try stage.happen(.tick)
            #expect(stage.isAt("home.title"))
            #expect(stage.screen.overlay == nil)
        }
    }

    @Test("The booth asks to be woken: at rest for the header's clock, in a countdown every second")
    func wakes() throws {
        let idle = try Rehearsal()
        let untilMinute = idle.booth.nextWake - idle.moment.monotonic
        #expect(untilMinute > 0 && untilMinute <= 60_000)
        var asked = try Station.stillThere.stage(in: .chinese)
        for _ in 0..<5 {
            let before = asked.screen.overlay?.countdown?.remaining ?? 0
            let wait = asked.booth.nextWake - asked.moment.monotonic
            #expect(wait > 0 && wait <= 1000)
            asked.moment.monotonic += wait
            try asked.happen(.tick)
            #expect(asked.screen.overlay?.countdown?.remaining == before - 1)
        }
    }
}
