import BoothApp
import Domain
import TerminalUI
import Testing

@Suite("Every key that is printed on the screen works, and every place to touch is a key")
struct KeycapTests {
    /// The main screens, by how to get there.
    @Test("All stations of the way, in every language", arguments: Language.allCases)
    func stations(language: Language) throws {
        for station in Station.allCases {
            let stage = try station.stage(in: language)
            try check(stage, station)
        }
    }

    private func check(_ stage: Rehearsal, _ station: Station) throws {
        let screen = stage.screen
        let items = screen.overlay?.choices.items ?? stage.choices
        let controls = screen.overlay == nil ? screen.controls.filter(\.isEnabled).map(\.key) : []
        let keys = items.filter(\.isEnabled).map(\.key) + controls
        #expect(Set(keys).count == keys.count, "\(station): two offers share a key: \(keys)")
        for key in keys {
            var other = stage
            // What is chosen already may be chosen again; everything else must be seen to do something.
            let isMarked = items.contains { $0.key == key && $0.isMarked }
            try other.press(key)
            #expect(
                isMarked || other.screen != screen || other.booth.drawing.theme != stage.booth.drawing.theme
                    || other.world.slips.count > stage.world.slips.count
                    || other.world.questions.count > stage.world.questions.count || other.world.hasQuit,
                "\(station): the keycap \(key) does nothing")
        }
        for target in stage.frame.targets where ![.pageUp, .pageDown].contains(target.key) {
            // Keys to type with are no offers.
            if stage.field != nil { continue }
            #expect(keys.contains(target.key), "\(station): \(target.key) can be touched and is no offer")
        }
        for item in items where item.isEnabled { #expect(!item.keyLabel.isEmpty) }
    }

    @Test("Where the foot has no room for the demonstration's key, it works all the same")
    func demonstration() throws {
        var stage = try Rehearsal(rows: 24, columns: 80, isDemonstration: true)
        try stage.arrive()
        try stage.openForm()
        while !stage.takesLetters { try stage.answerPage() }
        #expect(!stage.screen.controls.contains { $0.key == .function(9) })
        try stage.press(.function(9))
        #expect(stage.screen.overlay?.title == stage.say("demonstration.title"))
    }

    @Test("The arrows bring what they reach into view")
    func focusIsSeen() throws {
        for station in Station.allCases {
            var stage = try station.stage(in: .chinese, rows: 24, columns: 80)
            guard stage.screen.overlay == nil, stage.field == nil else { continue }
            for _ in 0..<12 {
                try stage.press(.down)
                guard let key = stage.focusedKey else { continue }
                #expect(stage.frame.targets.contains { $0.key == key }, "\(station): \(key)")
            }
        }
    }
}
