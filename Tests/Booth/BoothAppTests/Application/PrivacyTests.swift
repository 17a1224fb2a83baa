import BoothApp
import Domain
import TerminalUI
import Testing

@Suite("A session leaves nothing behind")
struct PrivacyTests {
    @Test("Wherever it ends, no name, number or answer remains in the application or on its screen")
    func nothingRemains() throws {
        for station in Station.allCases where station != .idle {
            var stage = try station.stage(in: .chinese)
            try stage.wait(seconds: 1)
            if stage.isInForm, stage.field != nil { try stage.type("1381234") }
            try stage.happen(.reader(.removed))
            try stage.wait(seconds: 200)
            #expect(stage.isAt("idle.title"), "\(station)")
            let everything = stage.everything
            for value in Samples.planted { #expect(!everything.contains(value), "\(station): \(value)") }
            #expect(!everything.contains("1381234"))
            #expect(!everything.contains(Samples.elder.name.masked))
        }
    }

    @Test("News that come after the session, for the session, are not kept")
    func lateNews() throws {
        var stage = try Station.review.stage(in: .chinese)
        stage.world.store = .isSlow
        try stage.submit()
        try stage.wait(seconds: 200)
        try stage.happen(.reader(.removed))
        let submitted = try stage.world.submitted(at: stage.moment)
        try stage.happen(.submitted(submitted))
        try stage.happen(.progress(.answered(try Cases.answer())))
        try stage.happen(.progress(.known([try Cases.known(.waiting)])))
        try stage.happen(.slip(.handedOver))
        try stage.happen(.delivery(.accepted(try Cases.acceptance(), due: nil)))
        try stage.happen(.composition(.init(preedit: "wei", committed: "韦")))
        #expect(stage.isAt("idle.title"))
        #expect(stage.screen.overlay == nil)
        #expect(!stage.everything.contains(submitted.receiptNumber.digits))
        #expect(!stage.everything.contains(try Cases.number(1).digits))
        try stage.happen(.submissionFailed(code: "disk-full"))
        #expect(stage.screen.overlay == nil)
    }

    @Test("An answer for the person before is never shown to the next")
    func lateAnswer() throws {
        var stage = try Station.progressAsked.stage(in: .chinese)
        try stage.happen(.reader(.document(Samples.neighbour)))
        try stage.happen(.progress(.answered(try Cases.answer())))
        try stage.choose(Language.chinese.ownName)
        #expect(!stage.words.contains("高龄津贴申领"))
    }

    @Test("What is printed in an error or a log tells nothing about the person")
    func printed() throws {
        let stage = try Station.review.stage(in: .chinese)
        // The form holds answers in the clear while it is filled; the document and what is reflected of it do not.
        for value in [Samples.elderNumber, Samples.elderAddress] {
            #expect(!"\(Samples.elder)".contains(value))
        }
        var other = stage
        try other.submit()
        let order = try #require(other.world.orders.first)
        var text = "\(order) \(String(reflecting: order))"
        dump(order, to: &text)
        for value in Samples.planted { #expect(!text.contains(value)) }
    }

    @Test(
        "The name is greeted masked, the number never stands on a screen in full, from the card to the slip")
    func screens() throws {
        for station in Station.allCases where ![.formRevealed, .reviewRevealed].contains(station) {
            let stage = try station.stage(in: .chinese)
            #expect(!stage.words.contains(Samples.elderNumber), "\(station)")
        }
        let home = try Station.home.stage(in: .chinese)
        #expect(home.words.contains("农*例"))
        #expect(!home.words.contains(Samples.elderName))
    }
}
