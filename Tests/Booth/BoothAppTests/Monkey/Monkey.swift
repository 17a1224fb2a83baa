import BoothApp
import CountyAPI
import Domain
import Foundation
import Ncurses
import TerminalUI
import WorkerProtocol

/// Somebody who does anything at a booth where anything happens, and looks whether it stands.
struct Monkey {
    private var random: SeededGenerator
    private var stage: Rehearsal
    private var decoder = InputDecoder(keys: [:])
    private var finger = TouchTracker()
    /// The people whose card was read since the booth was last at rest.
    private var known: Set<Person> = []
    /// The titles of the screens that it has come to.
    private(set) var seen: Set<String> = []
    /// What it did last.
    private(set) var lastEvent = ""

    private enum Person: CaseIterable {
        case elder, neighbour

        var document: IdentityDocument { self == .elder ? Samples.elder : Samples.neighbour }

        /// What nobody may see once the person has gone.
        var secrets: [String] {
            switch self {
            case .elder: [Samples.elderName, Samples.elderNumber, Samples.elderAddress, "1941-03-08", "农*例"]
            case .neighbour: ["韦样例", "450000199001010011", "测试路1号", "1990-01-01", "韦*例"]
            }
        }
    }

    private let isDemonstration: Bool

    init(seed: UInt64) throws {
        random = SeededGenerator(seed: seed)
        isDemonstration = seed % 8 == 3
        stage = try Rehearsal(
            endsSessionWithCard: seed.isMultiple(of: 2), isDemonstration: isDemonstration
        ) {
            $0.hasSignaturePad = seed % 4 == 1
            $0.changesTextSize = seed % 2 == 1
            $0.speaks = true
        }
        stage.world.imaging.hasScanner = seed % 4 < 2
        try stage.happen(.voice(isThere: seed % 5 < 3))
        if seed % 3 == 0 {
            stage.world.hasWholeCatalogue = true
            try stage.offer(try BundledCatalogue.items.get())
        }
    }

    /// Does something.
    mutating func step() throws {
        switch Int.random(in: 0..<20, using: &random) {
        case 0: try mash()
        case 1, 2: try poke()
        default:
            let event = try event()
            lastEvent = label(event)
            try happen(event)
        }
        seen.insert(stage.screen.title)
    }

    private mutating func happen(_ event: BoothEvent) throws {
        if case .reader(.document(let document)) = event {
            known.formUnion(Person.allCases.filter { $0.document.number == document.number })
        }
        try stage.happen(event)
        // The demonstration lays the elder's card by itself.
        known = stage.isAt("idle.title") ? [] : isDemonstration ? known.union([.elder]) : known
    }

    /// Bytes as a keyboard, a paste, a torn report or a broken line send them.
    private mutating func mash() throws {
        lastEvent = "bytes"
        let sequences: [[UInt8]] = [
            [3], [26], [28], [27], Array("\u{1b}[A".utf8), Array("\u{1b}[200~4500001\u{1b}[201~".utf8),
            Array("\u{1b}]11;rgb:0/0/0\u{7}".utf8), Array("\u{1b}[?1;2c".utf8), Array("\u{1b}[<0;5;9M".utf8),
            Array("\u{1b}[<0;5;9m".utf8), Array("\u{1b}[24~".utf8), [0xE9, 0x9F], [0xFF, 0xFE],
            (0..<Int.random(in: 1...12, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random)
            },
        ]
        for byte in sequences.randomElement(using: &random) ?? [] {
            if let input = decoder.feed(byte) { try take(input) }
        }
        if Bool.random(using: &random), let input = decoder.silence() { try take(input) }
    }

    /// A finger anywhere, often where there is nothing, sometimes dragged.
    private mutating func poke() throws {
        lastEvent = "a finger"
        let frame = stage.frame
        func anywhere(_ random: inout SeededGenerator) -> (row: Int, column: Int) {
            (
                Int.random(in: 0..<max(frame.size.rows, 1), using: &random),
                Int.random(in: 0..<max(frame.size.columns, 1), using: &random)
            )
        }
        let start = anywhere(&random)
        try take(.press(row: start.row, column: start.column))
        var end = start
        for _ in 0..<Int.random(in: 0...3, using: &random) {
            end = anywhere(&random)
            try take(.drag(row: end.row, column: end.column))
        }
        if Int.random(in: 0..<8, using: &random) > 0 { try take(.release(row: end.row, column: end.column)) }
    }

    private mutating func take(_ input: InputEvent) throws {
        switch finger.handle(input, in: stage.frame) {
        case .key(let key): try happen(.key(key))
        case .pad(let move): try happen(.pad(move))
        case nil:
            if case .key(let key) = input { try happen(.key(key)) } else { try happen(.stir) }
        }
    }

    /// Whether the screen is one that may be.
    mutating func check(_ place: String, looksClosely: Bool) throws {
        let shown = stage.screen
        try require(!shown.title.isEmpty, place, "no title")
        try require(stage.booth.nextWake >= stage.moment.monotonic, place, "the next wake lies in the past")
        let small = frame(rows: 24, columns: 80)
        let others = looksClosely ? [(30, 100), (18, 62), (15, 50)].map(frame) : []
        for frame in [small] + others {
            try require(
                frame.cells.count == frame.size.rows * frame.size.columns, place, "cells are missing")
            // A body may go on on another page; nothing else may be cut.
            try require(
                !frame.overflow || frame.pageCount > 1, place, "cut:\n" + frame.text.joined(separator: "\n"))
        }
        try require(hasWayOn(shown), place, "no way back on \(shown.title)")
        // At rest all that the application holds is looked through; a whole catalogue would take too long for that.
        let isBare = stage.isAt("idle.title") && !stage.world.hasWholeCatalogue
        let everything = looksClosely ? (isBare ? stage.everything : stage.seen) : stage.words
        for person in Person.allCases where !known.contains(person) {
            for secret in person.secrets {
                try require(
                    !everything.contains(secret), place,
                    "\(secret) is seen, and its owner has gone: \(shown.title)")
            }
        }
        if known.isEmpty {
            for value in Samples.planted {
                try require(!everything.contains(value), place, "\(value) at rest")
            }
        }
        // What is said aloud is nobody's: not even the person's who stands there.
        for utterance in stage.world.said {
            let words = utterance.parts.map(\.text).joined(separator: "\n")
            for secret in Person.allCases.flatMap(\.secrets) + Samples.planted {
                try require(!words.contains(secret), place, "\(secret) is said aloud on \(shown.title)")
            }
        }
        stage.world.forgetWhatWasSaid()
        // A second order for the same filled form is the same submission.
        let ids = Set(stage.world.orders.map(\.id))
        try require(
            stage.world.store != .works || ids.count == stage.world.orders.count, place, "submitted twice")
    }

    /// The screen as a terminal of this size shows it.
    private func frame(rows: Int, columns: Int) -> Frame {
        var booth = stage.booth
        _ = booth.handle(.resized(rows: rows, columns: columns), at: stage.moment)
        var screen = booth.screen()
        // The booth's name gives way to what is wrong with its devices.
        screen.header.place = ""
        return stage.renderer.frame(for: screen, rows: rows, columns: columns)
    }

    /// Whether the person can leave the screen: by an answer to its dialog, by going back or by ending.
    private func hasWayOn(_ screen: Screen) -> Bool {
        if let overlay = screen.overlay { return overlay.choices.items.contains(where: \.isEnabled) }
        if stage.isAt("idle.title") { return true }
        return screen.controls.contains { control in
            control.isEnabled && [.backspace, .character("/")].contains(control.key)
        } || stage.choices.contains(where: \.isEnabled)
    }

    private func require(_ holds: Bool, _ place: String, _ what: @autoclosure () -> String) throws {
        if !holds { throw Missing("\(place): \(what())") }
    }

    private mutating func event() throws -> BoothEvent {
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<58: return .key(key())
        case 58..<66:
            // Something that the page wants, so that the walk comes forward.
            if stage.isInForm, stage.screen.overlay == nil { try? stage.answerPage() }
            return .stir
        case 66..<70:
            return .reader(.document(Bool.random(using: &random) ? Samples.elder : Samples.neighbour))
        case 70..<72:
            return .reader(
                [.ready, .reading, .removed, .unavailable].randomElement(using: &random) ?? .ready)
        case 72:
            return .reader(
                .failed([.unsteady, .unknownCard, .notAccepted].randomElement(using: &random) ?? .unsteady))
        case 73..<76:
            stage.moment.monotonic += [10, 900, 20_000, 61_000].randomElement(using: &random) ?? 0
            stage.moment.wall = stage.moment.wall.adding(
                seconds: Double(Int.random(in: -90...90, using: &random)))
            return .tick
        case 76..<78:
            let size =
                [(24, 80), (25, 80), (30, 100), (10, 20), (60, 200), (18, 62), (15, 50)].randomElement(
                    using: &random) ?? (
                    30, 100
                )
            return .resized(rows: size.0, columns: size.1)
        case 78..<82:
            let item = ServiceSummary(try Samples.item.get())
            return .catalogue(Int.random(in: 0..<5, using: &random) == 0 ? [] : [item])
        case 82: return .formUnavailable(code: "form-missing")
        case 83: return .link(LinkView(isUp: Bool.random(using: &random), downSince: stage.moment.wall))
        case 84 where Bool.random(using: &random):
            return .storage(hasRoom: Int.random(in: 0..<4, using: &random) > 0)
        case 84: return .printer([.ready, .paperOut, .absent].randomElement(using: &random) ?? .ready)
        case 85: return .submitted(try stage.world.submitted(at: stage.moment))
        case 86: return .submissionFailed(code: "disk-full")
        case 87:
            return .slip(
                [.queued, .handedOver, .heldUp(.paperOut), .failed].randomElement(using: &random) ?? .queued)
        case 88: return .delivery(.accepted(try Cases.acceptance(), due: CivilDate("2026-12-08")))
        case 89: return .progress(.answered(try Cases.answer()))
        case 90: return .progress(.known([try Cases.known(.quarantined)]))
        case 91: return .progress(.unanswered)
        case 92..<94:
            return .composition(Composition(preedit: "wei", candidates: ["韦", "维"], hasNextPage: true))
        case 94: return .composition(Composition(committed: "韦"))
        case 95: return .demonstration(card: Bool.random(using: &random) ? 0 : nil)
        case 96:
            stage.world.store = [.works, .fails, .isSlow].randomElement(using: &random) ?? .works
            return .stir
        case 97:
            return .imaging(
                [
                    .scanner(isPresent: Bool.random(using: &random)),
                    .failed(.jammed, turn: Int.random(in: 0..<4, using: &random)),
                    .signed(Data("signature".utf8), turn: 0),
                ].randomElement(using: &random) ?? .scanner(isPresent: false))
        case 98:
            stage.world.imaging.trouble =
                [.absent, .busy, .empty, .jammed, .coverOpen, .failed].randomElement(using: &random)
            return .stir
        default: return .formOpened(try otherForm())
        }
    }

    private mutating func key() -> Key {
        let keys: [Key] = [
            .enter, .backspace, .delete, .up, .down, .left, .right, .home, .end, .pageUp, .pageDown, .tab,
            .backTab,
            .escape, .function(9), .function(1), .character("*"), .character("#"), .character("/"),
            .character("+"),
            .character("0"), .character("1"), .character("2"), .character("3"), .character("4"),
            .character("9"),
            .character("w"), .character("e"), .character("é"), .character("韦"), .character("👨‍👩‍👧"),
            .character("\u{301}"), .character(" "), .character("\u{0}"),
        ]
        if Int.random(in: 0..<3, using: &random) > 0,
            let target = stage.frame.targets.randomElement(using: &random)
        {
            return target.key
        }
        return keys.randomElement(using: &random) ?? .enter
    }

    /// A form that nobody has asked for.
    private mutating func otherForm() throws -> OpenedForm {
        let form = try Samples.form.get()
        return OpenedForm(
            definition: form.definition, digest: form.digest,
            submissionID: "stray-\(UInt64.random(in: 0...UInt64.max, using: &random))",
            instanceID: "00000000-0000-4000-8000-000000000000")
    }

    private func label(_ event: BoothEvent) -> String {
        switch event {
        case .key(let key): "key \(key)"
        case .reader(.document): "a card"
        default: "\(Mirror(reflecting: event).children.first?.label ?? "\(event)")"
        }
    }
}
