import BoothApp
import Domain
import TerminalUI
import Testing

@Suite("A submission is made once, and its slip says no more than it may")
struct ReceiptTests {
    @Test("Whatever is pressed while it is being saved, it is submitted once, with the answers reviewed")
    func once() throws {
        var stage = try Station.review.stage(in: .chinese)
        stage.world.store = .isSlow
        try stage.submit()
        #expect(stage.words.contains(stage.say("review.submitting")))
        for key in ["1", "1", "2"].map({ Key.character($0) }) + [
            .enter, .enter, .escape, .backspace, .down, .enter,
        ] {
            try stage.press(key)
            if stage.screen.overlay != nil { try stage.press(.backspace) }
            #expect(stage.isAt("review.title"))
        }
        #expect(stage.world.orders.count == 1)
        let submitted = try stage.world.submitted(at: stage.moment)
        try stage.happen(.submitted(submitted))
        try stage.happen(.submitted(submitted))
        #expect(stage.isAt("receipt.title"))
        #expect(
            stage.words.contains(
                submitted.receiptNumber.description.split(separator: "").joined(separator: " ")))
        #expect(stage.world.slips.count == 1)
        #expect(stage.world.orders.count == 1)
    }

    @Test("A number that no submission asked for shows no receipt")
    func uninvited() throws {
        for station in [Station.home, .formField, .review, .confirm] {
            var stage = try station.stage(in: .chinese)
            let before = stage.screen
            let submitted = try stage.world.submitted(at: stage.moment)
            try stage.happen(.submitted(submitted))
            #expect(stage.screen == before)
        }
    }

    @Test("A submission that failed keeps the form, says so, and can be tried again under the same id")
    func failure() throws {
        var stage = try Station.review.stage(in: .chinese)
        let facts = stage.facts
        stage.world.store = .fails
        try stage.submit()
        #expect(stage.asks("notice.title"))
        #expect(stage.words.contains(stage.say("submission.failed")))
        try stage.press(.enter)
        #expect(stage.isAt("review.title"))
        #expect(stage.facts == facts)
        stage.world.store = .works
        try stage.submit()
        #expect(stage.isAt("receipt.title"))
        #expect(stage.world.orders.count == 2)
        #expect(Set(stage.world.orders.map(\.id)).count == 1)
        #expect(Set(stage.world.orders.map(\.answersXML)).count == 1)
    }

    @Test("The slip holds the number and masked values only", arguments: Language.allCases)
    func slip(language: Language) throws {
        let stage = try Station.receipt.stage(in: language)
        let slip = try #require(stage.world.slips.first)
        #expect(slip.language == language)
        let text = "\(slip)"
        for value in Samples.planted { #expect(!text.contains(value)) }
        #expect(text.contains("农*例"))
        #expect(text.contains("450***********1010"))
        let number = try Cases.number(1)
        #expect(slip.blocks.contains { if case .number(_, number.description) = $0 { true } else { false } })
        #expect(slip.blocks.contains { if case .code(number.digits, _) = $0 { true } else { false } })
        #expect(slip.receiptNumber == number.digits)
        #expect(!text.contains(stage.say("slip-paper.reprint", ["count": "1"])))
        #expect(text.contains(stage.say("guide.sample")))
    }

    @Test("From the second time on the slip says that it is a reprint, and is another job")
    func reprint() throws {
        var stage = try Station.receipt.stage(in: .english)
        for count in 1...3 {
            try stage.choose(stage.say("receipt.print-again"))
            let slip = try #require(stage.world.slips.last)
            #expect(slip.blocks.contains(.subtitle("REPRINT \(count)")))
        }
        #expect(Set(stage.world.slips.map(\.receiptNumber)).count == 4)
        #expect(stage.world.orders.count == 1)
    }

    @Test(
        "What the printer does is said in words, and takes nothing of the submission back",
        arguments: [
            (SlipNews.handedOver, "slip.handed-over"), (.heldUp(.paperOut), "slip.paper-out"),
            (.heldUp(.jammed), "slip.held-up"), (.failed, "slip.failed"),
        ])
    func printer(news: SlipNews, key: String) throws {
        for language in Language.allCases {
            var stage = try Station.receipt.stage(in: language)
            try stage.happen(.slip(news))
            #expect(stage.facts.contains { $0.value == stage.say(key) })
            #expect(stage.isAt("receipt.title"))
        }
    }

    @Test("How far the submission is changes on the receipt as it is told")
    func delivery() throws {
        var stage = try Station.receipt.stage(in: .chinese)
        #expect(stage.facts.contains { $0.value == stage.say("delivery.waiting") })
        try stage.happen(.link(LinkView(isUp: false, downSince: stage.moment.wall)))
        #expect(stage.facts.contains { $0.value == stage.say("delivery.waiting-for-link") })
        try stage.happen(.delivery(.stored(at: stage.moment.wall)))
        #expect(stage.facts.contains { $0.value.contains("2026-11-23 09:30") })
        try stage.happen(.delivery(.accepted(try Cases.acceptance(), due: CivilDate("2026-12-08"))))
        let number = try Cases.acceptance().description
        #expect(stage.facts.contains { $0.value.contains(number) })
        try stage.happen(.delivery(.quarantined))
        #expect(stage.facts.contains { $0.value == stage.say("delivery.quarantined") })
    }
}
