import BoothApp
import Domain
import TerminalUI
import Testing

@Suite("Every screen fits the smallest terminal, in every language")
struct FittingTests {
    /// Bodies as long as their content: they go on on another page.
    private static let long: Set<Station> = [
        .guide, .review, .confirm, .progressAnswered, .formFacts, .receiptPaperOut, .formRevealed,
        .reviewRevealed,
    ]

    @Test(
        "At 80x24 nothing is cut, at 80x25 and 100x30 it needs no second page", arguments: Language.allCases,
        [(24, 80), (25, 80), (30, 100)])
    func fits(language: Language, size: (rows: Int, columns: Int)) throws {
        for station in Station.allCases {
            var stage = try station.stage(in: language, rows: size.rows, columns: size.columns) {
                $0.speaks = true
            }
            // The foot is fullest where the booth can read aloud.
            try stage.happen(.voice(isThere: true))
            let frame = stage.frame
            #expect(!frame.overflow || frame.pageCount > 1, "\(station) is cut in \(language)")
            #expect(
                frame.pageCount == 1 || size.rows == 24 || Self.long.contains(station),
                "\(station) takes \(frame.pageCount) pages in \(language)")
        }
    }

    @Test("The longest pages of the form fit as well", arguments: Language.allCases)
    func form(language: Language) throws {
        var stage = try Station.formFacts.stage(in: language, rows: 24, columns: 80)
        while stage.isInForm {
            let frame = stage.frame
            #expect(!frame.overflow || frame.pageCount > 1, "\(stage.words)")
            if stage.field != nil { #expect(frame.pageCount == 1, "\(stage.words)") }
            try stage.answerPage()
        }
    }

    @Test("The demonstration's screens fit and are never seen at a real booth", arguments: Language.allCases)
    func demonstration(language: Language) throws {
        var stage = try Rehearsal(rows: 24, columns: 80, isDemonstration: true)
        #expect(!stage.frame.overflow)
        try stage.press(.enter)
        try stage.choose(language.ownName)
        stage.language = language
        try stage.press(.function(9))
        #expect(stage.asks("demonstration.title"))
        #expect(!stage.frame.overflow)
        try stage.press(.character("1"))
        #expect(stage.isAt("home.title"))
        var booth = try Station.home.stage(in: language)
        let before = booth.screen
        try booth.press(.function(9))
        #expect(booth.screen == before)
        #expect(!booth.words.contains(booth.say("demonstration.control")))
        var idle = try Rehearsal()
        try idle.press(.character("q"))
        #expect(!idle.world.hasQuit)
    }
}
