import Domain
import TerminalUI

extension Booth {
    /// What the person can do here, greeted by a masked name.
    func presentHome() -> Presentation {
        var builder = start(text(.homeTitle))
        if let document = session?.document {
            builder.say(text(.homeGreeting, ["name": document.shownName]), .large)
            if let day = now.wall.civil()?.date, document.isExpired(on: day) {
                builder.say(text(.homeExpired), .notice(.warning))
            }
        }
        var entries: [PresentationBuilder.Entry] =
            [
                .init(
                    label: text(.homeServices),
                    detail: items.isEmpty ? text(.idleNoCatalogue) : text(.homeServicesDetail),
                    action: .go(.services), isEnabled: !items.isEmpty),
                .init(label: text(.homeProgress), detail: text(.homeProgressDetail), action: .askProgress),
            ]
        if let draft = session?.shelf.found.first {
            entries.append(
                .init(
                    label: text(.homeDraft), detail: draft.item.name(in: language), action: .draft(.show),
                    hasPersonalDetail: true))
        }
        builder.offer(entries)
        return finish(builder)
    }
}

extension IdentityDocument {
    /// The name that the screen may show: masked, in Latin letters where there is no other.
    var shownName: String {
        name.reveal().isEmpty ? (englishName?.masked ?? "") : name.masked
    }
}
