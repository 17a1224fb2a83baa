import Domain
import TerminalUI

extension Booth {
    /// The services, numbered.
    func presentServices() -> Presentation {
        var builder = start(text(.servicesTitle))
        builder.say(text(.servicesPrompt), .large)
        builder.offer(
            items.enumerated().map { index, item in
                .init(
                    label: item.name(in: language), detail: language == .chinese ? item.bodyName : item.name,
                    action: .chooseItem(index))
            })
        return finish(builder)
    }

    /// The service guide (办事指南): who, what to bring, how long, what it costs, whom to ask.
    func presentGuide() -> Presentation {
        guard let item = session?.chosenItem else { return presentServices() }
        var builder = start(item.name(in: language))
        builder.show(
            .facts([
                Fact(label: text(.guideWho), value: item.acceptanceCondition),
                Fact(label: text(.guideBring), value: item.materials.joined(separator: "\n")),
                Fact(label: text(.guideTime), value: text(.workingDays, ["days": String(item.promisedDays)])),
                Fact(label: text(.guideFee), value: item.fee),
                Fact(label: text(.guideBody), value: item.bodyName),
                Fact(label: text(.guidePhone), value: item.enquiryPhone),
                Fact(label: text(.guideComplaint), value: item.complaintPhone),
            ]))
        if item.sample { builder.say(text(.guideSample), .quiet) }
        builder.offer([.init(label: text(.guideBegin), action: .startForm)])
        return finish(builder)
    }
}
