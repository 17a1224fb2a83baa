import BoothApp
import Domain
import TerminalUI
import Testing

@Suite("A half-filled form is for the person who began it")
struct DraftPrivacyTests {
    @Test("After a power cut the idle screen says that the form is there, without whose or what it is")
    func survived() throws {
        var stage = try Rehearsal.halfFilled()
        try stage.crash()
        #expect(stage.isAt("idle.title"))
        #expect(stage.words.contains(stage.say("idle.survived")))
        let everything = stage.everything
        for value in Samples.planted + ["农*例"] { #expect(!everything.contains(value)) }
        #expect(!stage.seen.contains(try Samples.item.get().name))
        try stage.press(.enter)
        try stage.wait(seconds: 100)
        #expect(!stage.words.contains(stage.say("idle.survived")))
    }

    @Test("Another person is never offered it, on whatever screen it was left")
    func another() throws {
        for station in [Station.formField, .formChecklist, .review, .confirm, .stillThere, .draft] {
            var stage = try station.stage(in: .chinese)
            try stage.happen(.reader(.document(Samples.neighbour)))
            try stage.choose(Language.chinese.ownName)
            #expect(stage.isAt("home.title"), "\(station)")
            #expect(!stage.choices.contains { $0.label == stage.say("home.draft") })
            let everything = stage.everything
            for value in Samples.planted { #expect(!everything.contains(value), "\(station): \(value)") }
            try stage.openForm()
            #expect(stage.isInForm)
        }
    }

    @Test(
        "Who walks away, takes the card, or is followed by another has it kept for hours, and is asked later")
    func left() throws {
        let ways: [(String, (inout Rehearsal) throws -> Void)] = [
            ("idle", { try $0.wait(seconds: 95) }),
            ("card", { try $0.happen(.reader(.removed)) }),
            ("another", { try $0.happen(.reader(.document(Samples.neighbour))) }),
        ]
        for (name, go) in ways {
            var stage = try Rehearsal.halfFilled(endsSessionWithCard: name == "card")
            let before = stage.still
            try go(&stage)
            let sheet = try #require(stage.draft, "\(name)")
            #expect(sheet.isParked)
            let hours = stage.moment.wall.seconds(until: sheet.keptUntil) / 3600
            #expect(hours > 23.9 && hours <= 24, "\(name)")
            try stage.happen(.reader(.removed))
            try stage.wait(seconds: 200)
            #expect(stage.isAt("idle.title"), "\(name)")
            stage.language = .chinese
            try stage.arrive()
            try stage.choose(stage.say("draft.continue"))
            #expect(stage.still == before, "\(name)")
        }
    }

    @Test("The question whether somebody is there says for how long it is kept")
    func told() throws {
        var stage = try Rehearsal.halfFilled()
        try stage.wait(seconds: 61)
        #expect(stage.words.contains(stage.say("still-there.text-draft", ["hours": "24"])))
        let other = try Station.stillThere.stage(in: .chinese)
        #expect(other.words.contains(other.say("still-there.text")))
        let card = try Station.card.stage(in: .chinese)
        #expect(card.words.contains(card.say("card.drafts", ["hours": "24"])))
    }

    @Test(
        "An item whose answers are not to be left behind is saved against a power cut only, and goes with the person"
    )
    func notKept() throws {
        var item = try Samples.item.get()
        item.keepsDraft = false
        func stage() throws -> Rehearsal {
            var stage = try Rehearsal()
            try stage.offer([item])
            try stage.arrive()
            try stage.openForm()
            try stage.answer(5)
            return stage
        }
        var left = try stage()
        try left.press(.character("/"))
        #expect(left.words.contains(left.say("leave.text-form")))
        try left.press(.escape)
        try left.wait(seconds: 95)
        #expect(left.world.drafts.dropped == [.notKept])
        var cut = try stage()
        let before = cut.still
        try cut.crash()
        try cut.arrive()
        try cut.choose(cut.say("draft.continue"))
        #expect(cut.still == before)
    }

    @Test("Answers of the store that come late, for somebody who has gone, are dropped")
    func late() throws {
        var stage = try Rehearsal.halfFilled()
        try stage.crash()
        stage.world.drafts.isSlow = true
        try stage.arrive()
        #expect(stage.isAt("home.title"))
        let found = try #require(stage.world.drafts.waiting.last)
        try stage.happen(.reader(.document(Samples.neighbour)))
        try stage.choose(Language.chinese.ownName)
        try stage.happen(.draft(found))
        #expect(stage.isAt("home.title"))
        #expect(!stage.choices.contains { $0.label == stage.say("home.draft") })
    }

    @Test("A person without drafts is not disturbed by the answer that there are none")
    func none() throws {
        var stage = try Rehearsal()
        stage.world.drafts.isSlow = true
        try stage.arrive()
        try stage.press(.down, .character("#"))
        let before = stage.screen
        try stage.happen(.draft(try #require(stage.world.drafts.waiting.last)))
        #expect(stage.screen == before)
    }

    @Test("An opened draft that comes late is dropped likewise, and nothing of it remains")
    func lateOpening() throws {
        var stage = try Station.draft.stage(in: .chinese)
        stage.world.drafts.isSlow = true
        try stage.choose(stage.say("draft.continue"))
        let opened = try #require(stage.world.drafts.waiting.last)
        try stage.happen(.reader(.removed))
        try stage.press(.character("/"))
        try stage.choose(stage.say("leave.yes"))
        try stage.happen(.draft(opened))
        #expect(stage.isAt("idle.title"))
        let everything = stage.everything
        for value in Samples.planted { #expect(!everything.contains(value)) }
    }

    @Test("While it is being submitted the draft stands until the submission does, whoever leaves")
    func submitting() throws {
        var stage = try Station.review.stage(in: .chinese)
        stage.world.store = .isSlow
        try stage.submit()
        try stage.wait(seconds: 200)
        #expect(stage.draft?.isParked == true)
    }

    @Test("What is printed of a draft in an error or a log tells nothing about the person")
    func printed() throws {
        let stage = try Rehearsal.halfFilled(answers: 7)
        let order = try #require(stage.draft?.order)
        #expect(order.draftXML.contains(Samples.phone))
        var text = "\(order) \(String(reflecting: order))"
        dump(order, to: &text)
        for value in Samples.planted { #expect(!text.contains(value)) }
    }
}
