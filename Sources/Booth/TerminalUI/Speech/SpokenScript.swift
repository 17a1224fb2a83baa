/// The words between the words when a screen is read aloud; each language brings its own. `{key}`, `{label}`,
/// `{value}` stand for what is filled in.
public struct SpokenPhrases: Sendable, Equatable {
    /// How a choice is announced ("按 {key},{label}").
    public var choice: String
    /// What follows a choice that is ticked.
    public var marked: String
    /// What follows a choice that cannot be chosen now.
    public var unavailable: String
    /// How a name and its value are joined.
    public var pair: String

    /// Phrases of one language.
    public init(
        choice: String = "{key}: {label}", marked: String = "[√]", unavailable: String = "--",
        pair: String = "{label}: {value}"
    ) {
        self.choice = choice
        self.marked = marked
        self.unavailable = unavailable
        self.pair = pair
    }
}

/// The screen as lines to be read aloud, in the order of the eye: title, step, body, controls; of a dialog only the
/// dialog, since nothing else can be done. What is spoken is exactly what is shown; masking is the screen's.
public func spokenScript(of screen: Screen, phrases: SpokenPhrases = SpokenPhrases()) -> [String] {
    let speaker = Speaker(phrases: phrases)
    if let overlay = screen.overlay {
        var lines = [overlay.title] + overlay.lines
        if let countdown = overlay.countdown { lines.append(countdown.label) }
        return (lines + overlay.choices.items.map(speaker.choice)).filter { !$0.isEmpty }
    }
    var lines = [screen.title]
    if let step = screen.step { lines.append(step.label) }
    if let toast = screen.toast { lines.append(toast) }
    lines += screen.blocks.flatMap(speaker.block)
    lines += screen.controls.filter(\.isEnabled).map { speaker.key($0.keyLabel, $0.label) }
    return lines.filter { !$0.isEmpty }
}

private struct Speaker {
    let phrases: SpokenPhrases

    func block(_ block: Block) -> [String] {
        switch block {
        case .text(let text, _): text.split(separator: "\n").map(String.init)
        case .choices(let list): list.items.map(choice)
        case .field(let field): self.field(field)
        case .facts(let facts): facts.flatMap { [pair($0.label, $0.value), $0.note ?? ""] }
        case .number(let label, let value): [pair(label, value.map(String.init).joined(separator: " "))]
        case .code(_, let caption): [caption]
        case .steps(let steps): steps.flatMap { [$0.label, $0.detail] }
        case .waiting(let label, let limit): [label, limit]
        case .pad(let pad): [pad.prompt]
        case .picture, .keyboard, .space: []
        }
    }

    private func field(_ field: Field) -> [String] {
        var lines = [
            field.text.isEmpty ? field.label : pair(field.label, field.shownText + (field.unit ?? ""))
        ]
        if field.text.isEmpty { lines.append(field.placeholder) }
        for (candidate, digit) in zip(field.candidates, field.candidateKeys) {
            lines.append(key(String(digit), candidate))
        }
        if let message = field.message { lines.append(message.text) }
        return lines
    }

    func choice(_ choice: Choice) -> String {
        var line = key(choice.keyLabel, choice.label)
        if let detail = choice.detail, !detail.isEmpty { line += ", " + detail }
        if choice.isMarked { line += " " + phrases.marked }
        if !choice.isEnabled { line += " " + phrases.unavailable }
        return line
    }

    func key(_ key: String, _ label: String) -> String {
        fill(phrases.choice, ["{key}": key, "{label}": label])
    }

    func pair(_ label: String, _ value: String) -> String {
        label.isEmpty ? value : fill(phrases.pair, ["{label}": label, "{value}": value])
    }

    /// Fills a template in one pass, so that a value which looks like a placeholder stays as it is.
    private func fill(_ template: String, _ values: [String: String]) -> String {
        var result = ""
        var rest = template[...]
        while let open = rest.firstIndex(of: "{") {
            result += rest[..<open]
            guard let close = rest[open...].firstIndex(of: "}") else { break }
            let name = String(rest[open...close])
            result += values[name] ?? name
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }
}
