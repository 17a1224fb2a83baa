import BoothApp
import Domain
import TerminalUI
import Testing

@Suite("A half-filled form goes on exactly where it stopped")
struct DraftResumeTests {
    @Test(
        "Five questions are answered, the power fails, the card is laid on again: the sixth question, every answer there",
        arguments: [1, 5, 9])
    func crash(answers: Int) throws {
        var stage = try Rehearsal.halfFilled(answers: answers)
        let (before, sheet) = (stage.still, try #require(stage.draft))
        if stage.field != nil { try stage.type("138") }
        try stage.crash()
        try stage.arrive()
        #expect(stage.isAt("draft.title"))
        #expect(stage.facts.contains { $0.value == sheet.order.item.name })
        try stage.choose(stage.say("draft.continue"))
        #expect(stage.still == before)
        #expect(stage.draft?.order.draftXML == sheet.order.draftXML)
        #expect(stage.draft?.order.id == sheet.order.id)
        #expect(stage.world.forms == 1)
    }

    @Test("A form that was taken up again becomes the submission that it would have been")
    func sameSubmission() throws {
        var straight = try Rehearsal()
        try straight.applyForAllowance()
        let expected = try #require(straight.world.orders.first)

        var stage = try Rehearsal.halfFilled()
        for _ in 0..<3 {
            try stage.crash(offFor: 5)
            try stage.arrive()
            try stage.choose(stage.say("draft.continue"))
            try stage.answer(3)
        }
        try stage.fillForm()
        try stage.submit()
        #expect(stage.isAt("receipt.title"))
        let order = try #require(stage.world.orders.first)
        #expect(order.id == expected.id && order.formDigest == expected.formDigest)
        #expect(order.answersXML == expected.answersXML)
        #expect(order.cardXML == expected.cardXML)
        #expect(stage.world.drafts.sheets.isEmpty)
        try stage.crash()
        try stage.arrive()
        #expect(stage.isAt("home.title"))
    }

    @Test("Answers that do not count at the moment are there again when they count again")
    func irrelevant() throws {
        var stage = try Rehearsal.halfFilled(answers: 0)
        while stage.answers.count < 2 { try stage.answerPage() }
        let question = stage.still
        try stage.press(.character("3"))
        while stage.field == nil { try stage.answerPage() }
        try stage.type("wei1yi1er1")
        try stage.press(.enter)
        while stage.still.blocks.first != question.blocks.first { try stage.press(.escape) }
        try stage.press(.character("1"))
        let sheet = try #require(stage.draft)
        #expect(sheet.order.draftXML.contains(Samples.emergencyName))
        try stage.crash()
        try stage.arrive()
        try stage.choose(stage.say("draft.continue"))
        while stage.still.blocks.first != question.blocks.first { try stage.press(.escape) }
        try stage.press(.character("3"))
        while stage.field == nil { try stage.answerPage() }
        #expect(stage.field?.text == Samples.emergencyName)
    }

    @Test("From the review back to the review, and from a page gone back to, to that page")
    func places() throws {
        var stage = try Station.review.stage(in: .chinese)
        var before = stage.still
        try stage.crash()
        try stage.arrive()
        try stage.choose(stage.say("draft.continue"))
        #expect(stage.still == before)
        try stage.press(.escape, .escape, .escape)
        before = stage.still
        #expect(stage.isInForm)
        try stage.crash()
        try stage.arrive()
        try stage.choose(stage.say("draft.continue"))
        #expect(stage.still == before)
    }

    @Test("The catalogue has moved on: the form and the item are those with which it began")
    func catalogueMovedOn() throws {
        var stage = try Rehearsal.halfFilled()
        let before = stage.still
        try stage.crash()
        var item = try Samples.item.get()
        item.name = "高龄津贴(新办法)"
        item.promisedDays = 3
        item.formID = "gaoling-jintie-2027"
        try stage.offer([item])
        try stage.arrive()
        #expect(stage.facts.contains { $0.value == "高龄津贴申领" })
        try stage.choose(stage.say("draft.continue"))
        #expect(stage.still == before)
        try stage.fillForm()
        try stage.submit()
        let order = try #require(stage.world.orders.first)
        #expect(order.item == (try Samples.item.get()))
        #expect(order.formDigest == (try Samples.form.get().digest))
    }

    @Test("A service that is offered no more can still be finished, or thrown away")
    func withdrawn() throws {
        var stage = try Rehearsal.halfFilled()
        try stage.crash()
        try stage.offer([])
        try stage.arrive()
        #expect(!stage.choices.contains { $0.label == stage.say("draft.anew") })
        var other = stage
        try other.choose(other.say("draft.continue"))
        #expect(other.isInForm)
        try stage.choose(stage.say("draft.discard"))
        try stage.choose(stage.say("draft.discard-yes"))
        #expect(stage.isAt("home.title"))
        #expect(stage.world.drafts.sheets.isEmpty)
    }

    @Test("Another language, another day: it goes on in what is spoken now, and reckons by today")
    func languageAndDay() throws {
        var stage = try Rehearsal.halfFilled()
        try stage.crash(offFor: 20 * 3600)
        try stage.arrive(in: .english)
        #expect(stage.isAt("draft.title"))
        try stage.choose(stage.say("draft.continue"))
        try stage.fillForm()
        try stage.submit()
        let order = try #require(stage.world.orders.first)
        #expect(order.language == .english)
        #expect(order.today == CivilDate("2026-11-24"))
    }

    @Test("In every language, with keys, arrows or a finger", arguments: Language.allCases, Hands.allCases)
    func everyHand(language: Language, hands: Hands) throws {
        var stage = try Rehearsal.halfFilled()
        try stage.crash()
        try stage.arrive(in: language, by: hands)
        try stage.choose(stage.say("draft.continue"), by: hands)
        #expect(stage.isInForm)
        try stage.press(.character("/"))
        try stage.choose(stage.say("leave.keep", ["days": "7"]), by: hands)
        #expect(stage.isAt("leaving.title"))
        #expect(stage.draft?.isParked == true)
    }
}
