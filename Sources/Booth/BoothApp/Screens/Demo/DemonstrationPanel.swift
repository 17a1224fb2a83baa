import TerminalUI

extension Booth {
    /// The key that opens the demonstration's panel; there is none at a real booth.
    var demonstrationControl: PresentationBuilder.Entry {
        .init(
            label: text(.demonstrationControl), action: .open(.demonstrationCards), key: .function(9),
            keyLabel: "F9")
    }

    /// The demonstration's cards: lay one on the reader, or take it away.
    func coverWithDemonstration(_ presentation: inout Presentation) {
        var entries: [PresentationBuilder.Entry] = (configuration.demonstrationCards ?? []).enumerated().map {
            .init(label: $0.element, action: .lay(card: $0.offset), isMarked: demonstrationCard == $0.element)
        }
        entries.append(
            .init(
                label: text(.demonstrationTake), action: .lay(card: nil), key: .character("0"), keyLabel: "0")
        )
        cover(
            &presentation, title: text(.demonstrationTitle),
            lines: [
                demonstrationCard.map { text(.demonstrationLies, ["card": $0]) } ?? text(.demonstrationEmpty)
            ],
            entries: entries)
    }
}
