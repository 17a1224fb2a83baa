import TerminalUI

/// What a person has set to suit them. It ends with the session: the next person finds the booth as always.
struct Comfort: Sendable, Hashable {
    /// Whether the booth waits longer before it asks whether anybody is there (长者模式).
    var isUnhurried = false
    /// The colours; nil for the booth's own.
    var theme: Theme?
    /// How large the type is.
    var textSize = TextSize.standard
    /// Whether screens are read aloud; nil as the booth does by itself.
    var speaks: Bool?
}

extension Booth {
    /// How screens are drawn now.
    public var drawing: ScreenRenderer {
        var drawing = renderer
        if let theme = session?.comfort.theme ?? (isNight ? configuration.nightTheme : nil) {
            drawing.theme = theme
        }
        return drawing
    }

    /// What can be set, besides the language, in the order of its keys.
    var comfortEntries: [PresentationBuilder.Entry] {
        guard let comfort = session?.comfort else { return [] }
        let sizes = [textSizeEntry].compactMap { $0 }
        return sizes + [voiceEntry].compactMap { $0 } + [
            .init(
                label: text(.comfortUnhurried),
                detail: text(
                    .comfortUnhurriedDetail, ["seconds": String(configuration.unhurriedIdleSeconds)]),
                action: .takeTime, isMarked: comfort.isUnhurried),
            .init(label: text(.comfortColours), action: .nextColours, isMarked: comfort.theme != nil),
        ]
    }

    /// To the next set of colours; after the last the booth's own come again.
    mutating func nextColours() {
        let own = (isNight ? configuration.nightTheme : nil) ?? renderer.theme
        let others = Theme.all.filter { $0 != own }
        guard let theme = session?.comfort.theme, let place = others.firstIndex(of: theme) else {
            session?.comfort.theme = others.first
            return
        }
        session?.comfort.theme = place + 1 < others.count ? others[place + 1] : nil
    }
}
