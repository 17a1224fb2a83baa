import BoothApp
import Domain
import TerminalUI
import Testing

@Suite("Who stands behind the person sees nothing")
struct CoveringTests {
    @Test(
        "One key covers any screen, also one with a dialog or a field, and the next key does nothing but bring it back"
    )
    func cover() throws {
        for station in Station.allCases {
            var stage = try station.stage(in: .chinese)
            let cover = stage.screen.controls.first { $0.key == .function(10) }
            guard cover != nil, stage.screen.overlay == nil else { continue }
            let before = stage.screen
            try stage.press(.function(10))
            #expect(stage.isAt("covered.title"), "\(station)")
            #expect(stage.screen.controls.isEmpty)
            for value in Samples.planted + [Samples.elder.name.masked] {
                #expect(!stage.seen.contains(value), "\(station): \(value)")
            }
            try stage.press(.character("1"))
            if station == .formRevealed || station == .reviewRevealed {
                #expect(!stage.words.contains(Samples.elderNumber))
            } else {
                #expect(stage.screen == before, "\(station)")
            }
        }
    }

    @Test("The way from the first screen that knows the person to the last has the key")
    func everywhere() throws {
        for station in [
            Station.home, .services, .guide, .formFacts, .formField, .review, .receipt, .progressAsked,
        ] {
            let stage = try station.stage(in: .zhuang)
            #expect(stage.screen.controls.contains { $0.key == .function(10) && $0.isEnabled }, "\(station)")
        }
    }

    @Test("A covered screen ends like any other when nobody comes back")
    func forgotten() throws {
        var stage = try Station.review.stage(in: .english)
        try stage.press(.function(10))
        try stage.wait(seconds: 61)
        #expect(stage.asks("still-there.title"))
        try stage.press(.enter)
        #expect(stage.isAt("covered.title"))
        try stage.happen(.reader(.removed))
        try stage.wait(seconds: 100)
        stage.language = .chinese
        #expect(stage.isAt("idle.title"))
    }
}
