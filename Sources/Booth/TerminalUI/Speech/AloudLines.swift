/// A line to be said aloud where others hear it: its parts are said one after the other, so that a recording may stand in
/// for one of them.
public struct SpokenLine: Sendable, Hashable {
    /// The parts in their order ("按 1", "我要办事").
    public var parts: [String]

    /// A line of these parts.
    public init(_ parts: [String]) {
        self.parts = parts
    }
}

/// The words between the words when a screen is said aloud; each language brings its own.
public struct AloudPhrases: Sendable, Equatable {
    /// How a key is announced ("按 {key}").
    public var press: String
    /// What follows a choice that cannot be taken now.
    public var unavailable: String
    /// What is said in place of what is the person's own ("请看屏幕").
    public var hidden: String
    /// The names of keys on which a sign is printed that a voice passes over ("#": "井号").
    public var keyNames: [String: String]

    /// Phrases of one language.
    public init(press: String, unavailable: String, hidden: String, keyNames: [String: String] = [:]) {
        self.press = press
        self.unavailable = unavailable
        self.hidden = hidden
        self.keyNames = keyNames
    }
}

/// The screen as lines to be said on a loudspeaker, in the order of the eye; of a dialog only the dialog. Nothing that a
/// field holds or proposes, no answer and no mark beside one, no value that is marked as personal is among them
/// (reference: domain section 4.5).
public func linesToSayAloud(of screen: Screen, phrases: AloudPhrases) -> [SpokenLine] {
    let reader = Reader(phrases: phrases)
    var lines: [SpokenLine] = []
    if let overlay = screen.overlay {
        lines = ([overlay.title] + overlay.lines).map { SpokenLine([$0]) }
        lines += overlay.choices.items.map(reader.choice)
    } else {
        lines = [screen.title, screen.step?.label ?? "", screen.toast ?? ""].map { SpokenLine([$0]) }
        lines += screen.blocks.flatMap(reader.block)
        lines += screen.controls.filter(\.isEnabled).map { reader.key($0.keyLabel, $0.label) }
    }
    return lines.compactMap { line in
        let parts = line.parts.filter { !$0.isEmpty }
        return parts.isEmpty ? nil : SpokenLine(parts.map(spacingLongNumbers))
    }
}

/// What has the focus, as it is said when the arrows reach it; nil if nothing has.
public func lineToSayAloud(ofFocusIn screen: Screen, phrases: AloudPhrases) -> SpokenLine? {
    let reader = Reader(phrases: phrases)
    switch screen.focus {
    case .overlay(let item)?:
        guard let items = screen.overlay?.choices.items, items.indices.contains(item) else { return nil }
        return reader.choice(items[item])
    case .control(let item)?:
        guard screen.controls.indices.contains(item) else { return nil }
        return reader.key(screen.controls[item].keyLabel, screen.controls[item].label)
    case .block(let block, let item)?:
        guard screen.blocks.indices.contains(block), case .choices(let list) = screen.blocks[block],
            list.items.indices.contains(item)
        else { return nil }
        return reader.choice(list.items[item])
    case nil: return nil
    }
}

/// Long numbers are read figure by figure, as people say them: 1 2 3 4 5.
private func spacingLongNumbers(_ text: String) -> String {
    var result = ""
    var figures = ""
    func flush() {
        result += figures.count >= 5 ? figures.map(String.init).joined(separator: " ") : figures
        figures = ""
    }
    for character in text {
        if character.isASCII, character.isNumber {
            figures.append(character)
        } else {
            flush()
            result.append(character)
        }
    }
    flush()
    return result
}

private struct Reader {
    let phrases: AloudPhrases

    func block(_ block: Block) -> [SpokenLine] {
        switch block {
        case .text(let text, _): text.split(separator: "\n").map { SpokenLine([String($0)]) }
        case .choices(let list): list.items.map(choice)
        case .field(let field): self.field(field)
        case .facts(let facts): facts.map(fact)
        case .number(let label, _): [SpokenLine([label, phrases.hidden])]
        case .code(_, let caption): [SpokenLine([caption])]
        case .steps(let steps): steps.map { SpokenLine([$0.label, $0.detail]) }
        case .waiting(let label, let limit): [SpokenLine([label]), SpokenLine([limit])]
        case .pad(let pad): [SpokenLine([pad.prompt])]
        case .picture, .keyboard, .space: []
        }
    }

    private func fact(_ fact: Fact) -> SpokenLine {
        SpokenLine(
            fact.isPersonal ? [fact.label, phrases.hidden] : [fact.label, fact.value, fact.note ?? ""])
    }

    private func field(_ field: Field) -> [SpokenLine] {
        [field.label, field.text.isEmpty ? field.placeholder : "", field.message?.text ?? ""]
            .map { SpokenLine([$0]) }
    }

    func choice(_ choice: Choice) -> SpokenLine {
        var line = key(choice.keyLabel, choice.label)
        if let detail = choice.detail, !choice.hasPersonalDetail { line.parts.append(detail) }
        if !choice.isEnabled { line.parts.append(phrases.unavailable) }
        return line
    }

    func key(_ key: String, _ label: String) -> SpokenLine {
        SpokenLine([phrases.press.replacing("{key}", with: phrases.keyNames[key] ?? key), label])
    }
}
