import BoothApp
import CountyAPI
import Domain
import TerminalUI
import Testing

@Suite("My cases: the county's answer, or what is known and since when there is no link")
struct ProgressTests {
    @Test("While the county is asked the screen says for how long at most")
    func waiting() throws {
        let stage = try Station.progressAsked.stage(in: .english)
        #expect(stage.words.contains(stage.say("progress.asking")))
        #expect(stage.words.contains(stage.say("progress.asking-limit")))
        #expect(
            stage.world.questions
                == [.cases(of: PersonKey(documentKind: .resident, number: Samples.elderNumber))])
    }

    @Test("The answer shows state, numbers, the day and the levels; what it lacks the booth adds")
    func answered() throws {
        var stage = try Station.progressAnswered.stage(in: .chinese)
        try stage.happen(
            .progress(.known([try Cases.known(.waiting), try Cases.known(.waiting, serial: 2)])))
        #expect(stage.words.contains(stage.say("state.in-review")))
        #expect(stage.words.contains("办理中"))
        #expect(stage.words.contains(try Cases.acceptance().description))
        #expect(stage.words.contains("2026-12-08"))
        #expect(stage.facts.filter { $0.label == (try? Cases.number(1).description) }.isEmpty)
        #expect(stage.facts.contains { $0.label == (try? Cases.number(2).description) })
        let steps = stage.screen.blocks.flatMap {
            if case .steps(let steps) = $0 { steps } else { [ProgressStep]() }
        }
        #expect(steps.map(\.state) == [.done, .current, .todo])
    }

    @Test(
        "Every state has a plain word in every language and the official one", arguments: CaseState.allCases)
    func states(state: CaseState) throws {
        for language in Language.allCases {
            var stage = try Station.progressAsked.stage(in: language)
            try stage.happen(.progress(.answered(try Cases.answer(state))))
            let fact = try #require(stage.facts.first)
            #expect(!fact.value.isEmpty && fact.note?.isEmpty == false)
            #expect(!fact.value.contains("state."))
        }
    }

    @Test("No case is an answer as well")
    func none() throws {
        var stage = try Station.progressAsked.stage(in: .chinese)
        try stage.happen(
            .progress(.answered(CaseProgressAnswer(answeredAt: stage.moment.wall, cases: []))))
        #expect(stage.words.contains(stage.say("progress.none")))
    }

    @Test("With the link down: since when, when it was last up, and what the booth knows")
    func down() throws {
        let stage = try Station.progressDown.stage(in: .chinese)
        #expect(stage.words.contains(stage.say("progress.down-since", ["time": "2026-11-23 08:30"])))
        #expect(stage.words.contains(stage.say("progress.last-reached", ["time": "2026-11-23 08:30"])))
        #expect(stage.facts.contains { $0.value == stage.say("delivery.waiting-for-link") })
    }

    @Test("It can be asked again, and an answer that comes late is shown")
    func again() throws {
        var stage = try Station.progressDown.stage(in: .chinese)
        try stage.choose(stage.say("progress.again"))
        #expect(stage.world.questions.count == 2)
        #expect(stage.words.contains(stage.say("progress.asking")))
        try stage.happen(.progress(.unanswered))
        try stage.happen(.progress(.answered(try Cases.answer())))
        #expect(stage.words.contains(stage.say("state.in-review")))
    }

    @Test("No answer does not take an answer away")
    func lateSilence() throws {
        var stage = try Station.progressAnswered.stage(in: .chinese)
        try stage.happen(.progress(.unanswered))
        #expect(stage.words.contains(stage.say("state.in-review")))
    }

    @Test("Going back drops the question and its key")
    func forgotten() throws {
        var stage = try Station.progressAsked.stage(in: .chinese)
        let before = stage.world.forgotten
        try stage.press(.backspace)
        #expect(stage.world.forgotten == before + 1)
    }
}
