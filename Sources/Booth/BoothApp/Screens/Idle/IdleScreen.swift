import Domain
import TerminalUI

extension Booth {
    /// The booth at rest: who is here, what it can do, and that any key or touch begins.
    func presentIdle() -> Presentation {
        var builder = start(text(.idleTitle))
        builder.show(.picture(Self.cardPicture))
        builder.say(text(.idlePrompt), .large)
        let others = [Language.english, .vietnamese].map { messages.text(.idlePrompt, in: $0) }
        builder.say(others.joined(separator: " · "))
        builder.say(text(.idleOffers))
        if hasSurvived { builder.say(text(.idleSurvived), .notice(.warning)) }
        if knowsCatalogue, items.isEmpty { builder.say(text(.idleNoCatalogue), .notice(.warning)) }
        builder.offer([.init(label: text(.idleBegin), action: .begin, key: .enter, keyLabel: text(.keyEnter))]
        )
        if configuration.demonstrationCards != nil {
            builder.controls([
                demonstrationControl,
                .init(label: text(.demonstrationQuit), action: .quit, key: .character("q"), keyLabel: "q"),
            ])
        }
        return builder.presentation
    }

    /// A card on its way onto the reader, of half blocks, which are one cell wide everywhere.
    static let cardPicture = [
        "█▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀█",
        "█  ▄▄▄▄▄▄▄▄▄▄    ▄▄▄▄▄▄  █",
        "█  ▄▄▄▄▄▄▄       ██████  █",
        "█  ▄▄▄▄▄▄▄▄▄▄▄   ██████  █",
        "█▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄█",
        "       ▀▄        ▄▀       ",
        "         ▀▄    ▄▀         ",
        "▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄",
    ]
}
