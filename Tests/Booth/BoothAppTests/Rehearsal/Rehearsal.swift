import BoothApp
import Domain
import TerminalUI

/// A booth on a stage: events go in on a virtual clock, a model of the world answers, screens are looked at by
/// their meaning.
struct Rehearsal {
    var booth: Booth
    var world = World()
    var moment = Samples.morning
    private(set) var rows: Int
    private(set) var columns: Int
    let renderer = ScreenRenderer(theme: .night)
    private let texts: [Language: [String: String]]
    private let configuration: BoothConfiguration
    /// The language in which the screens are expected.
    var language = Language.chinese

    /// A booth at rest with a working reader, a catalogue and a link.
    init(
        rows: Int = 30, columns: Int = 100, endsSessionWithCard: Bool = false, isDemonstration: Bool = false,
        adjust: (inout BoothConfiguration) -> Void = { _ in }
    ) throws {
        texts = try Samples.texts.get()
        (self.rows, self.columns) = (rows, columns)
        var configuration = BoothConfiguration(
            boothName: "示范村便民服务亭", boothID: "451423102999-01", division: "451423102999",
            endsSessionWithCard: endsSessionWithCard,
            demonstrationCards: isDemonstration
                ? [DemonstrationCard(chinese: "演示证件一", english: "Card one")] : nil)
        adjust(&configuration)
        self.configuration = configuration
        world.standardGrid = Size(rows: rows, columns: columns)
        booth = Booth(
            configuration: configuration, messages: try Messages(texts), renderer: renderer, at: moment)
        try start()
    }

    /// The program ends without a word, as in a power cut, and is started again some time later: what is on the disk
    /// is there, and nothing else.
    mutating func crash(offFor seconds: Double = 60) throws {
        moment.wall = moment.wall.adding(seconds: seconds)
        moment.monotonic += Int(seconds * 1000)
        language = .chinese
        booth = Booth(
            configuration: configuration, messages: try Messages(texts), renderer: renderer, at: moment)
        try start()
        if world.drafts.sheets.values.contains(where: { !$0.isParked }) { try happen(.draft(.survived)) }
    }

    private mutating func start() throws {
        try happen(.resized(rows: rows, columns: columns))
        try happen(.reader(.ready))
        try happen(.printer(.ready))
        try happen(.link(LinkView(isUp: true, lastReached: moment.wall)))
        try offer([try Samples.item.get()])
    }

    /// Something happens, and the world answers until nothing more follows.
    mutating func happen(_ event: BoothEvent) throws {
        var waiting = [event]
        while !waiting.isEmpty {
            let event = waiting.removeFirst()
            if case .resized(let rows, let columns) = event { (self.rows, self.columns) = (rows, columns) }
            let effects = booth.handle(event, at: moment) + booth.speech(after: event)
            for effect in effects { waiting += try world.answer(effect, at: moment) }
        }
    }

    /// The county offers these services.
    mutating func offer(_ items: [ServiceItem]) throws {
        world.items = items
        try happen(.catalogue(items.map { ServiceSummary($0) }))
    }

    mutating func press(_ keys: Key...) throws {
        for key in keys { try happen(.key(key)) }
    }

    /// Presses the keys of a text, one after the other.
    mutating func type(_ text: String) throws {
        for character in text { try happen(.key(.character(character))) }
    }

    /// Lets time pass, with a tick whenever the application asked for one.
    mutating func wait(seconds: Int) throws {
        let end = moment.monotonic + seconds * 1000
        while true {
            let next = min(max(booth.nextWake, moment.monotonic + 1), end)
            let step = next - moment.monotonic
            moment.monotonic = next
            moment.wall = moment.wall.adding(seconds: Double(step) / 1000)
            try happen(.tick)
            if next == end { return }
        }
    }

    mutating func resize(rows: Int, columns: Int) throws {
        try happen(.resized(rows: rows, columns: columns))
    }

    // MARK: Looking

    var screen: Screen { booth.screen() }

    var frame: Frame { renderer.frame(for: screen, rows: rows, columns: columns) }

    /// A sentence of the catalogue in the language that is expected.
    func say(_ key: String, _ values: [String: String] = [:]) -> String {
        let pattern = texts[language]?[key] ?? texts[.chinese]?[key] ?? key
        return values.reduce(pattern) { $0.replacing("{\($1.key)}", with: $1.value) }
    }

    /// Whether the screen's title is this sentence, below any dialog.
    func isAt(_ key: String) -> Bool { screen.title == say(key) }

    /// Whether this dialog stands above the screen.
    func asks(_ key: String) -> Bool { screen.overlay?.title == say(key) }

    /// Everything that can be read aloud: what is shown without a place for it.
    var words: String { spokenScript(of: screen).joined(separator: "\n") }

    /// All text that a frame of this screen holds, dialog and body.
    var seen: String { frame.text.joined(separator: "\n") }

    var choices: [Choice] {
        screen.blocks.flatMap { if case .choices(let list) = $0 { list.items } else { [Choice]() } }
    }

    /// Whether the screen shows a keyboard with letters.
    var takesLetters: Bool {
        screen.blocks.contains { block in
            if case .keyboard(let keys) = block {
                keys.rows.joined().contains { $0.label == "q" }
            } else {
                false
            }
        }
    }

    /// The answers that a page of the form offers: not what goes on, or shows what is hidden.
    var answers: [Choice] { choices.first?.key == .enter ? [] : choices }

    /// Whether a name is asked for, in whatever language.
    var isNameField: Bool { ["姓名", "name"].contains { field?.label.contains($0) == true } }

    /// What the controls at the foot do.
    var footer: [String] { screen.controls.map(\.label) }

    var field: Field? {
        screen.blocks.lazy.compactMap { if case .field(let field) = $0 { field } else { nil } }.first
    }

    var facts: [Fact] {
        screen.blocks.flatMap { if case .facts(let facts) = $0 { facts } else { [Fact]() } }
    }

    /// Whether the screen is a page of the form: it has a step.
    var isInForm: Bool { screen.step != nil }

    /// Everything that a debugger could see of the booth and its screen.
    var everything: String {
        var text = ""
        dump(booth, to: &text)
        dump(screen, to: &text)
        return text + seen
    }
}

/// What a rehearsal needs and does not have.
struct Missing: Error {
    let what: String

    init(_ what: String) { self.what = what }
}
