import BoothApp
import Domain
import TerminalUI
import Testing

@Suite("The person decides what becomes of a half-filled form")
struct DraftChoiceTests {
    private func again(_ stage: inout Rehearsal) throws {
        try stage.happen(.reader(.removed))
        #expect(stage.isAt("idle.title"))
        try stage.arrive()
    }

    @Test("Leaving asks: keep it, with the number of days said, throw it away, or go on")
    func asks() throws {
        var stage = try Rehearsal.halfFilled()
        let before = stage.still
        try stage.press(.character("/"))
        #expect(stage.words.contains(stage.say("leave.text-draft", ["days": "7"])))
        try stage.choose(stage.say("leave.no"))
        #expect(stage.still == before)
    }

    @Test("Kept, it waits for a week and goes on where it stopped, with what was being typed")
    func kept() throws {
        var stage = try Rehearsal.halfFilled(answers: 3)
        while stage.field == nil { try stage.answerPage() }
        try stage.type("1381")
        try stage.press(.character("/"))
        try stage.choose(stage.say("leave.keep", ["days": "7"]))
        let sheet = try #require(stage.draft)
        #expect(sheet.isParked && sheet.keptUntil == stage.moment.wall.adding(seconds: 7 * 86_400))
        try again(&stage)
        #expect(stage.facts.contains { $0.value == sheet.keptUntil.localText })
        try stage.choose(stage.say("draft.continue"))
        #expect(stage.field?.text == "1381")
    }

    @Test("Thrown away, it is gone")
    func thrownAway() throws {
        var stage = try Rehearsal.halfFilled()
        try stage.press(.character("/"))
        try stage.choose(stage.say("leave.yes"))
        #expect(stage.world.drafts.dropped == [.thrownAway])
        try again(&stage)
        #expect(stage.isAt("home.title"))
    }

    @Test("Nothing is asked, and nothing saved, before something was answered")
    func blank() throws {
        var stage = try Rehearsal.halfFilled(answers: 0)
        try stage.press(.enter)
        #expect(stage.world.drafts.saves == 0)
        try stage.press(.character("/"))
        #expect(!stage.words.contains(stage.say("leave.keep", ["days": "7"])))
        try stage.choose(stage.say("leave.yes"))
        #expect(stage.world.drafts.sheets.isEmpty)
    }

    @Test("Beginning anew destroys it after one more question, and the form is blank")
    func anew() throws {
        var stage = try Rehearsal.halfFilled()
        try stage.crash()
        try stage.arrive()
        try stage.choose(stage.say("draft.anew"))
        try stage.choose(stage.say("draft.discard-no"))
        #expect(stage.isAt("draft.title") && stage.screen.overlay == nil)
        #expect(stage.draft != nil)
        try stage.choose(stage.say("draft.anew"))
        try stage.choose(stage.say("draft.anew-yes"))
        #expect(stage.world.drafts.sheets.isEmpty && stage.world.drafts.dropped == [.begunAnew])
        let blank = try Rehearsal.halfFilled(answers: 0)
        #expect(stage.still == blank.still)
        try stage.fillForm()
        try stage.submit()
        #expect(stage.world.orders.first?.id == "submission-2")
    }

    @Test("Left for later, it is offered on the home screen and before the form is begun, and stays as long")
    func later() throws {
        var stage = try Rehearsal.halfFilled()
        try stage.crash()
        try stage.arrive()
        try stage.choose(stage.say("draft.later"))
        #expect(stage.isAt("home.title"))
        try stage.choose(stage.say("home.draft"))
        #expect(stage.isAt("draft.title"))
        try stage.press(.escape)
        #expect(stage.isAt("home.title"))
        try stage.openForm()
        #expect(stage.isAt("draft.title"))
        try stage.press(.escape)
        #expect(stage.screen.title == (try Samples.item.get().name))
        #expect(stage.draft != nil)
    }

    @Test("Going back from the form to its guide loses nothing; to another service it is asked first")
    func anotherService() throws {
        for keep in [true, false] {
            var stage = try Rehearsal.halfFilled()
            while stage.isInForm { try stage.press(.escape) }
            try stage.press(.escape)
            #expect(stage.asks("part.title"))
            try stage.choose(stage.say("part.no"))
            try stage.press(.escape)
            try stage.choose(keep ? stage.say("leave.keep", ["days": "7"]) : stage.say("part.yes"))
            #expect(stage.isAt("services.title"))
            #expect((stage.draft?.isParked == true) == keep)
            try stage.choose(try Samples.item.get().name)
            try stage.choose(stage.say("guide.begin"))
            #expect(stage.isAt("draft.title") == keep && stage.isInForm == !keep)
        }
    }

    @Test("Where the county offers no days, nobody is asked and leaving clears it")
    func noDays() throws {
        var stage = try Rehearsal.halfFilled { $0.draftDays = 0 }
        try stage.press(.character("/"))
        #expect(stage.words.contains(stage.say("leave.text-form")))
        try stage.press(.character("1"))
        #expect(stage.world.drafts.sheets.isEmpty)
    }

    @Test("Without a key to seal with, nothing is saved or promised")
    func noKey() throws {
        var stage = try Rehearsal()
        try stage.happen(.draft(.off))
        try stage.arrive()
        try stage.openForm()
        try stage.answer(5)
        #expect(stage.world.drafts.saves == 0)
        try stage.press(.character("/"))
        #expect(stage.words.contains(stage.say("leave.text-form")))
        #expect(stage.screen.overlay?.choices.items.count == 2)
    }

    @Test("What could not be saved is not promised to be kept; saved again it is")
    func diskFull() throws {
        var stage = try Rehearsal.halfFilled(answers: 3)
        stage.world.drafts.isFull = true
        try stage.answer(1)
        #expect(stage.isInForm)
        try stage.press(.character("/"))
        #expect(stage.words.contains(stage.say("leave.text-form")))
        try stage.press(.escape)
        stage.world.drafts.isFull = false
        try stage.answer(1)
        try stage.press(.character("/"))
        #expect(stage.words.contains(stage.say("leave.text-draft", ["days": "7"])))
    }

    @Test("One that cannot be opened is gone; it is said, and the form can be begun anew")
    func damaged() throws {
        var stage = try Rehearsal.halfFilled()
        try stage.crash()
        stage.world.drafts.isDamaged = true
        try stage.arrive()
        try stage.choose(stage.say("draft.continue"))
        #expect(stage.words.contains(stage.say("draft.unavailable")))
        try stage.press(.enter)
        #expect(stage.isAt("home.title"))
        try stage.openForm()
        #expect(stage.isInForm)
    }

    @Test("One that does not fit its form is dropped, and the form can be begun anew")
    func unfit() throws {
        var stage = try Rehearsal.halfFilled()
        try stage.crash()
        try stage.arrive()
        stage.world.drafts.isSlow = true
        try stage.choose(stage.say("draft.continue"))
        guard case .opened(var draft, let turn)? = stage.world.drafts.waiting.last else {
            throw Missing("an opened draft")
        }
        draft.draftXML = "<other/>"
        stage.world.drafts.isSlow = false
        try stage.happen(.draft(.opened(draft, turn: turn)))
        #expect(stage.words.contains(stage.say("draft.unavailable")))
        #expect(stage.world.drafts.dropped == [.unreadable])
    }
}
