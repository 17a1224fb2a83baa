import BoothApp
import CountyAPI
import Domain
import TerminalUI
import Testing
import WorkerProtocol

@Suite("Whatever comes in whatever order, the booth stands")
struct RandomWalkTests {
    @Test("Five thousand events of every kind, for four seeds", arguments: [1, 2, 3, 4] as [UInt64])
    func walk(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var stage = try Rehearsal(endsSessionWithCard: seed.isMultiple(of: 2), isDemonstration: seed == 3)
        var seen: Set<String> = []
        for step in 0..<5000 {
            let event = try event(for: &stage, &random)
            try stage.happen(event)
            seen.insert(stage.screen.title)
            try check(stage, "seed \(seed), step \(step), \(label(event))", looksClosely: step % 10 == 0)
        }
        #expect(seen.count > 8, "the walk has hardly moved: \(seen)")
    }

    private func check(_ stage: Rehearsal, _ place: String, looksClosely: Bool) throws {
        let shown = stage.screen
        try #require(!shown.title.isEmpty, "\(place)")
        try #require(stage.booth.nextWake >= stage.moment.monotonic, "\(place)")
        // The booth's name gives way to what is wrong with its devices.
        var screen = shown
        screen.header.place = ""
        let small = stage.renderer.frame(for: screen, rows: 24, columns: 80)
        let large = looksClosely ? stage.renderer.frame(for: screen, rows: 30, columns: 100) : small
        for frame in [small, large] {
            try #require(frame.cells.count == frame.size.rows * frame.size.columns, "\(place)")
            // A body may go on on another page; nothing else may be cut.
            try #require(!frame.overflow || frame.pageCount > 1, "\(place): cut on \(screen.title)")
        }
        if stage.isAt("idle.title") {
            let everything = looksClosely ? stage.everything : small.text.joined()
            for value in Samples.planted + ["农*例"] {
                try #require(!everything.contains(value), "\(place): \(value) at rest")
            }
        }
        // A second order for the same filled form is the same submission.
        let ids = Set(stage.world.orders.map(\.id))
        try #require(stage.world.store != .works || ids.count == stage.world.orders.count, "\(place)")
    }

    private func event(for stage: inout Rehearsal, _ random: inout SeededGenerator) throws -> BoothEvent {
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<58: return .key(key(for: stage, &random))
        case 58..<66:
            // Something that the page wants, so that the walk comes forward.
            if stage.isInForm { try? stage.answerPage() }
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
                [(24, 80), (25, 80), (30, 100), (10, 20), (60, 200)].randomElement(using: &random) ?? (
                    30, 100
                )
            return .resized(rows: size.0, columns: size.1)
        case 78..<82:
            return .catalogue(Int.random(in: 0..<5, using: &random) == 0 ? [] : [try Samples.item.get()])
        case 82: return .formUnavailable(code: "form-missing")
        case 83: return .link(LinkView(isUp: Bool.random(using: &random), downSince: stage.moment.wall))
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
        default: return .formOpened(try otherForm(&random))
        }
    }

    private func key(for stage: Rehearsal, _ random: inout SeededGenerator) -> Key {
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
    private func otherForm(_ random: inout SeededGenerator) throws -> OpenedForm {
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
