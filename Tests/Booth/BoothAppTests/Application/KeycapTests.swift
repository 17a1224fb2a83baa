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
                isMarked || other.screen != screen || other.world.slips.count > stage.world.slips.count
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

    @Test("More services than digits: each has a key of its own, and the arrows reach the last")
    func manyServices() throws {
        var stage = try Rehearsal()
        let item = try Samples.item.get()
        let items = (1...14).map { number in
            var copy = item
            copy.name = "事项\(number)"
            copy.translatedNames = nil
            return copy
        }
        try stage.happen(.catalogue(items))
        try stage.arrive()
        try stage.choose(stage.say("home.services"))
        for hands in Hands.allCases {
            for number in [1, 9, 10, 11, 14] {
                var other = stage
                try other.choose("事项\(number)", by: hands)
                #expect(other.screen.title == "事项\(number)", "\(hands)")
            }
        }
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
