import BoothApp
import Domain
import TerminalUI
import Testing

@Suite("The booth at rest")
struct IdleTests {
    /// What is shown in each minute of a quarter of an hour.
    private func pages(_ stage: inout Rehearsal) -> [String] {
        (0..<15).map { _ in
            defer { try? stage.wait(seconds: 60) }
            return stage.words
        }
    }

    @Test("How to begin, what can be done and the notices of the day take turns with the minute")
    func turns() throws {
        var stage = try Rehearsal()
        try stage.happen(.notices([try Samples.notice]))
        let pages = pages(&stage)
        #expect(Set(pages).count == 3)
        #expect(
            pages.allSatisfy { $0.contains(stage.say("idle.prompt")) && $0.contains(stage.say("idle.begin")) }
        )
        #expect(pages.filter { $0.contains(stage.say("idle.offers")) }.count >= 7)
        #expect(pages.contains { $0.contains("高龄津贴申领") })
        let notice = try Samples.notice
        #expect(pages.contains { $0.contains(notice.text) })
    }

    @Test("Between two minutes nothing changes")
    func still() throws {
        var stage = try Rehearsal()
        try stage.happen(.notices([try Samples.notice]))
        for _ in 0..<4 {
            let frame = stage.frame
            try stage.wait(seconds: 59)
            #expect(stage.frame == frame)
            try stage.wait(seconds: 1)
        }
    }

    @Test("A notice is shown from its first day to its last")
    func days() throws {
        var notice = try Samples.notice
        notice.from = CivilDate("2026-11-24")
        notice.until = try #require(CivilDate("2026-11-24"))
        var stage = try Rehearsal()
        try stage.happen(.notices([notice]))
        for (day, isShown) in [false, true, false].enumerated() {
            stage.moment.wall = Samples.morning.wall.adding(seconds: Double(day) * 86_400)
            try stage.happen(.tick)
            #expect(pages(&stage).contains { $0.contains(notice.title) } == isShown, "day \(day)")
        }
    }

    @Test("At night it says what is done at once, and takes its colours of the night")
    func night() throws {
        var stage = try Rehearsal { $0.nightTheme = .highContrastDark }
        #expect(!stage.words.contains(stage.say("idle.night")))
        #expect(stage.booth.drawing.theme == .night)
        stage.moment.wall = stage.moment.wall.adding(seconds: 12.5 * 3600)
        try stage.happen(.tick)
        #expect(stage.words.contains(stage.say("idle.night")))
        #expect(stage.booth.drawing.theme == .highContrastDark)
    }

    @Test(
        "Without room on the disk nobody begins, by key or by card, and who comes is told; with room it goes on by itself"
    )
    func noRoom() throws {
        var stage = try Rehearsal()
        try stage.happen(.storage(hasRoom: false))
        #expect(stage.words.contains(stage.say("idle.no-room")))
        #expect(!stage.words.contains(stage.say("idle.begin")))
        let frame = stage.frame
        try stage.press(.enter)
        try stage.happen(.reader(.document(Samples.elder)))
        #expect(stage.frame == frame)
        try stage.happen(.reader(.removed))
        try stage.happen(.storage(hasRoom: true))
        try stage.press(.enter)
        #expect(stage.words.contains(stage.say("language.title")))
    }

    @Test("A session that runs when room gets short goes on, and only the next one is refused")
    func running() throws {
        var stage = try Station.formField.stage(in: .chinese)
        let frame = stage.frame
        try stage.happen(.storage(hasRoom: false))
        #expect(stage.frame == frame)
        try stage.happen(.reader(.document(Samples.neighbour)))
        #expect(stage.words.contains(stage.say("idle.no-room")))
    }

    @Test("Who cannot read that nobody can begin hears it")
    func refusedAloud() throws {
        var stage = try Rehearsal { $0.speaks = true }
        try stage.happen(.voice(isThere: true))
        try stage.happen(.storage(hasRoom: false))
        #expect(stage.world.said.isEmpty)
        try stage.press(.enter)
        let said = stage.world.said.flatMap { $0.parts.map(\.text) }.joined(separator: "\n")
        #expect(said.contains(stage.say("idle.no-room")))
    }
}
