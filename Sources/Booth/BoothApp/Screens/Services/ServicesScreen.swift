import Domain
import TerminalUI

extension Booth {
    /// The services, numbered.
    func presentServices() -> Presentation {
        var builder = start(text(.servicesTitle))
        builder.say(text(.servicesPrompt), .large)
        builder.offer(
            offeredItems.enumerated().map { index, item in
                .init(
                    label: item.name(in: language), detail: language == .chinese ? item.bodyName : item.name,
                    action: .chooseItem(index))
            })
        return finish(builder)
    }
}
