import BoothApp
import Domain
import TerminalUI
import Testing

@Suite("Every screen can be used in large type, in every language")
struct LargeTypeTests {
    private static let grids = [(18, 62), (15, 50)]

    @Test(
        "Nothing is cut, and what the eye begins with is on the first page", arguments: Language.allCases,
        grids)
    func fits(language: Language, grid: (rows: Int, columns: Int)) throws {
        for station in Station.allCases {
            var stage = try station.stage(in: language, rows: grid.rows, columns: grid.columns) {
                $0.speaks = true
            }
            // The foot is fullest where the booth can read aloud.
            try stage.happen(.voice(isThere: true))
            let frame = stage.frame
            #expect(
                !frame.overflow || frame.pageCount > 1,
                "\(station) is cut in \(language):\n\(frame.text.joined(separator: "\n"))")
        }
    }

    @Test(
        "Everything that can be done can be touched on one of the pages", arguments: Language.allCases, grids)
    func targets(language: Language, grid: (rows: Int, columns: Int)) throws {
        for station in Station.allCases {
            let wide = try station.stage(in: language)
            let offered = Self.keys(of: wide, pages: wide.frame.pageCount)
            var stage = try station.stage(in: language, rows: grid.rows, columns: grid.columns)
            let pages = stage.frame.pageCount
            var reached = Self.keys(of: stage, pages: 1)
            for _ in 0..<pages {
                try stage.press(.pageUp)
            }
            for _ in 0..<pages {
                reached.formUnion(Self.keys(of: stage, pages: 1))
                try stage.press(.pageDown)
            }
            let turning: Set<Key> = [.pageUp, .pageDown, .function(9)]
            // A list shows fewer services a page; the next page, or another letter, has the rest.
            let isList = [.findList, .findSearch].contains(station)
            let listed: Set<Key> = isList ? Set((1...8).map { .character(Character(String($0))) }) : []
            #expect(
                reached.isSuperset(of: offered.subtracting(turning).subtracting(listed)),
                "\(station) in \(language): \(offered.subtracting(reached))")
        }
    }

    @Test("The arrows bring what they focus into view", arguments: Station.allCases)
    func focus(station: Station) throws {
        var stage = try station.stage(in: .vietnamese, rows: 15, columns: 50)
        for _ in 0..<30 {
            try stage.press(.down)
            guard let key = stage.focusedKey else { continue }
            #expect(stage.frame.targets.contains { $0.key == key }, "\(station): \(key)")
        }
    }

    private static func keys(of stage: Rehearsal, pages: Int) -> Set<Key> {
        var keys: Set<Key> = []
        var screen = stage.screen
        for page in 0..<pages {
            if pages > 1 {
                screen.page = page
                screen.overlay?.page = page
            }
            keys.formUnion(
                stage.renderer.frame(for: screen, rows: stage.rows, columns: stage.columns).targets.map(\.key)
            )
        }
        return keys
    }
}
