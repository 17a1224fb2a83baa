import Domain
import TerminalUI

extension Booth {
    /// The booth at rest: who is here, what it can do, and that any key or touch begins. What else there is to say takes
    /// turns with the minute, when the clock is drawn anyway.
    func presentIdle() -> Presentation {
        var builder = start(text(.idleTitle))
        guard !isOutOfRoom else {
            refuse(in: &builder)
            return builder.presentation
        }
        switch idlePage {
        case .welcome: welcome(in: &builder)
        case .services: listServices(in: &builder)
        case .notice(let notice): show(notice, in: &builder)
        }
        if isNight { builder.say(text(.idleNight), .quiet) }
        if hasSurvived { builder.say(text(.idleSurvived), .notice(.warning)) }
        if knowsCatalogue, items.isEmpty { builder.say(text(.idleNoCatalogue), .notice(.warning)) }
        builder.offer([.init(label: text(.idleBegin), action: .begin, key: .enter, keyLabel: text(.keyEnter))]
        )
        offerDemonstration(in: &builder)
        return builder.presentation
    }

    private func offerDemonstration(in builder: inout PresentationBuilder) {
        guard configuration.demonstrationCards != nil else { return }
        builder.controls([
            demonstrationControl,
            .init(label: text(.demonstrationQuit), action: .quit, key: .character("q"), keyLabel: "q"),
        ])
    }

    /// Nobody begins what could not be kept. Who comes is told before a card is laid on, in the languages of those who come.
    private func refuse(in builder: inout PresentationBuilder) {
        builder.say(text(.idleNoRoom), .large)
        builder.say(text(.idleNoRoomDetail), .notice(.warning))
        for language in [Language.english, .vietnamese] {
            builder.say(messages.text(.idleNoRoom, in: language, [:]), .quiet)
        }
        offerDemonstration(in: &builder)
    }

    private enum IdlePage {
        case welcome, services
        case notice(PublicNotice)
    }

    /// Every other page is the one that says how to begin.
    private var idlePage: IdlePage {
        // The word about a form that is still there stands beside nothing that could be taken for it.
        guard !hasSurvived else { return .welcome }
        let shown = notices.filter { notice in today.map { notice.isShown(on: $0) } ?? false }
        let others = (offeredItems.isEmpty ? [] : [IdlePage.services]) + shown.prefix(5).map { .notice($0) }
        let minute = now.wall.civil()?.minuteOfDay ?? 0
        guard !others.isEmpty, minute % 2 == 1 else { return .welcome }
        return others[minute / 2 % others.count]
    }

    private func welcome(in builder: inout PresentationBuilder) {
        builder.show(.picture(Self.cardPicture))
        builder.say(text(.idlePrompt), .large)
        builder.say(text(.idlePromptOthers))
        builder.say(text(.idleOffers))
    }

    private func listServices(in builder: inout PresentationBuilder) {
        builder.say(text(.idlePrompt), .large)
        builder.show(.space)
        builder.say(text(.idleServices, ["count": String(offeredItems.count)]), .large)
        let most = 8
        let names = offeredItems.prefix(most).map { "· " + $0.name }
        builder.say((names + (offeredItems.count > most ? ["· …"] : [])).joined(separator: "\n"))
    }

    private func show(_ notice: PublicNotice, in builder: inout PresentationBuilder) {
        builder.say(text(.idlePrompt), .large)
        builder.show(.space)
        builder.say(notice.title + "\n" + notice.text, .notice(.normal))
        for language in [Language.english, .vietnamese] where notice.translations?[language.rawValue] != nil {
            builder.say(notice.words(in: language).title, .quiet)
        }
    }

    /// Whether it is dark outside, by the clock.
    var isNight: Bool { now.wall.civil().map { !(7 * 60..<21 * 60).contains($0.minuteOfDay) } ?? false }

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
