import Domain
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
        var entries: [PresentationBuilder.Entry] = demonstrationCards.enumerated().map { place, card in
            .init(label: title(of: card), action: .lay(card: place), isMarked: demonstrationCard == place)
        }
        entries.append(
            .init(
                label: text(.demonstrationTake), action: .lay(card: nil), key: .character("0"), keyLabel: "0")
        )
        let lying = demonstrationCard.flatMap {
            demonstrationCards.indices.contains($0) ? demonstrationCards[$0] : nil
        }
        cover(
            &presentation, title: text(.demonstrationTitle),
            lines: [
                lying.map { text(.demonstrationLies, ["card": title(of: $0)]) } ?? text(.demonstrationEmpty)
            ],
            entries: entries)
    }

    /// As many cards as the panel has room for at 80 x 24.
    private var demonstrationCards: [DemonstrationCard] {
        Array((configuration.demonstrationCards ?? []).prefix(6))
    }

    private func title(of card: DemonstrationCard) -> String {
        language == .chinese || language == .zhuang ? card.chinese : card.english
    }
}
