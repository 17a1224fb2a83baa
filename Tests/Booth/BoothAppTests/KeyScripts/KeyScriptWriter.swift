import BoothApp
import Domain
import Foundation
import TerminalUI

/// Writes scripts for a service by filling its form at random until every page that was found is in some script:
/// `TING_KEYSCRIPTS=write make test`. What comes out is looked at and committed; the tests only replay it.
struct KeyScriptWriter {
    static let isWanted = ProcessInfo.processInfo.environment["TING_KEYSCRIPTS"] == "write"

    let item: ServiceItem
    /// Ways that are tried, and scripts that are kept.
    private let attempts = 100
    private let most = 12

    /// The file's text.
    func text() throws -> String {
        var ways = (1...UInt64(attempts)).compactMap { Self.way(through: item, seed: $0) }
        var known: Set<String> = []
        var lines: [String] = []
        // The way that shows most new pages first; then one of each end.
        while lines.count < most, let next = ways.max(by: { gain($0, known) < gain($1, known) }),
            gain(next, known) > 0
        {
            known.formUnion(next.pages)
            known.insert(next.end)
            ways.removeAll { $0.keys == next.keys }
            lines.append("\(item.name) \(lines.count + 1) | \(next.keys) | \(next.end)")
        }
        return "# \(item.name): \(known.count) pages and ends in \(lines.count) scripts\n"
            + lines.joined(separator: "\n") + "\n"
    }

    private static func way(through item: ServiceItem, seed: UInt64) -> KeyScriptWalk.Way? {
        guard var walk = try? KeyScriptWalk(item: item, seed: seed) else { return nil }
        do { return try walk.walk() } catch { print(item.formID, error); return nil }
    }

    private func gain(_ way: KeyScriptWalk.Way, _ known: Set<String>) -> Int {
        way.pages.union([way.end]).subtracting(known).count
    }
}

/// One way through a form, at random.
struct KeyScriptWalk {
    /// The keys, what was asked, and the title at the end.
    struct Way {
        var keys: String
        var pages: Set<String>
        var end: String
    }

    let item: ServiceItem
    private var random: SeededGenerator
    private var stage: Rehearsal
    private var keys: [String] = []
    private var pages: Set<String> = []

    init(item: ServiceItem, seed: UInt64) throws {
        self.item = item
        random = SeededGenerator(seed: seed)
        stage = try Rehearsal.withCatalogue()
        let card = KeyScript.cards.keys.sorted().randomElement(using: &random) ?? "elder"
        try press("e1")
        stage.language = .chinese
        guard let document = KeyScript.cards[card] else { throw Missing(card) }
        try stage.happen(.reader(.reading))
        try stage.happen(.reader(.document(document)))
        keys.append("@" + card)
        try press("15")
        while !stage.choices.contains(where: { $0.label == item.name }) { try press("9") }
        try choose(item.name)
        try choose(stage.say("guide.begin"))
    }

    /// To the receipt, or to where the form goes no further.
    mutating func walk() throws -> Way {
        for _ in 0..<160 where stage.isInForm {
            pages.insert(question)
            guard try answer() else {
                return Way(keys: keys.joined(separator: " "), pages: pages, end: stage.ending)
            }
        }
        guard stage.isAt("review.title") else { throw Missing("an end") }
        try choose(stage.say("review.submit"))
        try choose(stage.say("confirm.yes"))
        return Way(keys: keys.joined(separator: " "), pages: pages, end: stage.ending)
    }

    private var question: String {
        stage.field?.label
            ?? stage.screen.blocks.lazy.compactMap { if case .text(let text, _) = $0 { text } else { nil } }
            .first
            ?? stage.screen.title
    }

    /// Answers the page; false if nothing leads on.
    private mutating func answer() throws -> Bool {
        if stage.field != nil { return try type() }
        let before = stage.words
        let isChecklist = stage.choices.contains { $0.key == .character("0") }
        var refused: KeyScriptWalk?
        for choice in stage.choices.shuffled(using: &random) where choice.isEnabled {
            guard let cap = Self.cap(choice.key) else { continue }
            if isChecklist, cap == "0" { continue }
            let saved = self
            try press(isChecklist ? cap + "0" : cap)
            if stage.words != before, !stage.hasFault, stage.screen.overlay == nil { return true }
            if stage.hasFault { refused = self }
            self = saved
        }
        // What the page says then is what the script is to see.
        if let refused { self = refused }
        return false
    }

    private mutating func type() throws -> Bool {
        let label = stage.field?.label
        let before = stage.words
        for text in try candidates() {
            let saved = self
            try press(text + "e")
            if stage.words != before, stage.field?.label != label || !stage.hasFault { return true }
            self = saved
        }
        throw Missing("something to type for \(label ?? "")")
    }

    /// What may be typed here, most likely first.
    private mutating func candidates() throws -> [String] {
        let numbers = Self.numbers.shuffled(using: &random)
        let isText = stage.footer.contains {
            ["input.chinese", "input.stroke", "input.latin"].map { stage.say($0) }.contains($0)
        }
        guard isText else { return numbers }
        let modes = ["input.chinese", "input.stroke", "input.latin"]
        guard let now = modes.firstIndex(where: { stage.footer.contains(stage.say($0)) }) else { return [] }
        let toStrokes = String(repeating: "+", count: (1 - now + 3) % 3)
        let toLetters = String(repeating: "+", count: (2 - now + 3) % 3)
        let named = Self.people.map { toStrokes + $0 }
        let plate = toStrokes + "12341211216+ :a 12345 "
        return ["137137", "137137137137"].map { toStrokes + $0 } + named + [
            plate, toLetters + " :a 450012345",
        ]
            + numbers.map { toLetters + $0 }
    }

    /// The names on the cards, and their surnames, in strokes.
    private static let people: [String] = ["453534", "1152", "12212512134"].flatMap {
        [$0 + "6", $0 + "6" + "12344311126" + "321354226"]
    }

    private static let numbers: [String] = {
        let births = [
            "45000019900101", "45000019410308", "45000020190501", "45000020260901", "45000019960704",
        ]
        let ids = births.compactMap { person in
            (10...99).map { "\(person)00\($0)" }.first { (try? CitizenNumber($0)) != nil }
        }
        let certificates = (ids + ["450000194103081010", "450000199001010011", "450000199607040020"]).map {
            $0 + "42"
        }
        let days = [
            "20261201", "20261124", "20261122", "20261130", "20260901", "20270301", "20200101", "19900101",
            "19800601",
        ]
        let few = ["0", "1", "2", "3", "5", "9", "12", "30", "40", "100", "1000", "3000", "3500"]
        return [
            "13812345678", "5678", "13987654321", "4321", "6228480402564890018", "45000019410308101042",
        ] + ids + certificates + days + few
    }()

    private mutating func choose(_ label: String) throws {
        let shown = stage.screen.overlay?.choices.items ?? stage.choices
        guard let choice = shown.first(where: { $0.label == label }), let cap = Self.cap(choice.key) else {
            throw Missing(label)
        }
        try press(cap)
    }

    private static func cap(_ key: Key) -> String? {
        switch key {
        case .enter: "e"
        case .character(let character) where character.isNumber: String(character)
        default: nil
        }
    }

    private mutating func press(_ text: String) throws {
        let script = try KeyScript.scripts(in: "typed|\(text)|typed")
        for step in script.flatMap(\.steps) {
            try stage.play(step, by: .keycaps)
        }
        keys.append(text)
    }
}
