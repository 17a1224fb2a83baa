import BoothApp
import CountyAPI
import Domain
import TerminalUI
import Testing

@Suite("Without a card a case can be followed by the number on its slip")
struct TrackingTests {
    private func stage(typing digits: String) throws -> Rehearsal {
        var stage = try Station.withoutCard.stage(in: .chinese)
        try stage.choose(stage.say("without-card.track"))
        try stage.type(digits)
        return stage
    }

    @Test("The number is typed in the groups in which it is printed, and asked for")
    func asks() throws {
        var stage = try stage(typing: try Cases.number(1).digits)
        #expect(stage.field?.shownText == (try Cases.number(1).description))
        try stage.press(.enter)
        #expect(stage.world.questions == [.numbered(try Cases.number(1))])
        #expect(stage.words.contains(stage.say("progress.asking")))
    }

    @Test("A number that is not whole or not right is not asked for, and stays to be mended")
    func faults() throws {
        let digits = try Cases.number(1).digits
        let last = digits.last == "0" ? "1" : "0"
        for (typed, fault) in [
            ("", "tracking.incomplete"), (String(digits.dropLast()), "tracking.incomplete"),
            (digits.dropLast() + last, "tracking.mistyped"),
        ] {
            var stage = try stage(typing: typed)
            try stage.press(.enter)
            #expect(stage.field?.message?.text == stage.say(fault) && stage.field?.text == typed)
            #expect(stage.world.questions.isEmpty)
            guard !typed.isEmpty else { continue }
            try stage.press(.backspace)
            #expect(stage.field?.message == nil && stage.field?.text == String(typed.dropLast()))
        }
    }

    @Test("The answer says how far the case is, and not what it is about")
    func answered() throws {
        let stage = try Station.trackingAnswered.stage(in: .chinese)
        #expect(stage.words.contains(stage.say("state.in-review")))
        #expect(stage.facts.contains { $0.label == stage.say("tracking.state") })
        #expect(!stage.words.contains("高龄津贴"))
        #expect(!stage.words.contains(try Cases.acceptance().description))
    }

    @Test("What the booth knows of the number is shown until the county answers, or instead")
    func known() throws {
        var stage = try stage(typing: try Cases.number(1).digits)
        try stage.press(.enter)
        try stage.happen(.progress(.known([try Cases.known(.waiting)])))
        #expect(stage.facts.contains { $0.label == (try? Cases.number(1).description) })
        try stage.happen(.progress(.unanswered))
        #expect(stage.facts.contains { $0.label == (try? Cases.number(1).description) })
        try stage.choose(stage.say("progress.again"))
        #expect(stage.world.questions.count == 2)
    }

    @Test("A number that the county does not have is said to be unknown, not nobody's")
    func unknown() throws {
        var stage = try stage(typing: try Cases.number(2).digits)
        try stage.press(.enter)
        try stage.happen(
            .progress(.answered(CaseProgressAnswer(answeredAt: stage.moment.wall, cases: []))))
        #expect(stage.words.contains(stage.say("tracking.none")))
    }

    @Test("Back leads to the number, then out; the next time the field is empty")
    func back() throws {
        var stage = try Station.trackingAnswered.stage(in: .chinese)
        let forgotten = stage.world.forgotten
        try stage.press(.escape)
        #expect(stage.field?.text == (try Cases.number(1).digits))
        #expect(stage.world.forgotten == forgotten + 1)
        try stage.press(.escape)
        #expect(stage.isAt("without-card.title"))
        try stage.choose(stage.say("without-card.track"))
        #expect(stage.field?.text == "")
    }

    @Test("A card that is laid down meanwhile takes nothing away, and back leads home")
    func card() throws {
        var stage = try stage(typing: "0423")
        try stage.happen(.reader(.document(Samples.elder)))
        #expect(stage.field?.text == "0423")
        try stage.press(.escape)
        #expect(stage.isAt("home.title"))
    }

    @Test("A card laid down where there was none leads home at once")
    func cardAfterAll() throws {
        var stage = try Station.withoutCard.stage(in: .chinese)
        try stage.happen(.reader(.document(Samples.elder)))
        #expect(stage.isAt("home.title"))
    }
}
