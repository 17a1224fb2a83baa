import Domain
import TerminalUI

extension Booth {
    /// The service guide (办事指南): who, what to bring, how long, what it costs, who decides, whom to ask.
    func presentGuide() -> Presentation {
        guard let summary = session?.chosenService else { return presentServices() }
        var builder = start(summary.name(in: language))
        guard let item = session?.chosenItem else {
            builder.show(.waiting(label: text(.guideOpening), limit: text(.guideOpeningLimit)))
            return finish(builder)
        }
        // First what to do; a long guide goes on over the page.
        if session?.document == nil {
            builder.offer([.init(label: text(.guideLayCard), action: .go(.card))])
        } else {
            builder.offer([.init(label: text(.guideBegin), action: .startForm)])
        }
        builder.show(.facts(guideFacts(of: item)))
        if item.sample { builder.say(text(.guideSample), .quiet) }
        return finish(builder)
    }

    /// The items that booths offer today.
    var offeredItems: [ServiceSummary] { offer.items }

    /// Opens the guide of a service; its record is on the way.
    mutating func open(_ service: ServiceSummary) -> [BoothEffect] {
        session?.chosenService = service
        session?.chosenItem = nil
        go(to: .guide)
        return [.openItem(code: service.implementationCode)]
    }

    /// The record of the service whose guide is open.
    mutating func show(_ item: ServiceItem) {
        guard place == .guide, session?.chosenService?.implementationCode == item.implementationCode else {
            return
        }
        session?.chosenItem = item
    }

    private func guideFacts(of item: ServiceItem) -> [Fact] {
        var facts = [
            Fact(label: text(.guideWho), value: item.acceptanceCondition),
            Fact(label: text(.guideBring), value: materials(of: item)),
            Fact(label: text(.guideTime), value: term(of: item), note: item.promisedNote),
            Fact(label: text(.guideFee), value: fee(of: item)),
        ]
        if item.reviewSteps.count > 1 {
            let steps = item.reviewSteps.map {
                text(.guideStep, ["level": text($0.level.messageKey), "name": $0.name])
            }
            facts.append(Fact(label: text(.guideFlow), value: steps.joined(separator: " → ")))
        }
        if let result = item.resultName { facts.append(Fact(label: text(.guideResult), value: result)) }
        if let visits = item.visits, visits > 0 {
            facts.append(
                Fact(
                    label: text(.guideVisits), value: text(.guideVisitCount, ["count": String(visits)]),
                    note: item.visitReason))
        }
        facts.append(Fact(label: text(.guideBody), value: item.bodyName, note: item.place))
        facts.append(Fact(label: text(.guidePhone), value: item.enquiryPhone))
        facts.append(Fact(label: text(.guideComplaint), value: item.complaintPhone))
        return facts
    }

    /// What everybody brings first, then what is needed in some cases only.
    private func materials(of item: ServiceItem) -> String {
        let always = item.materials.filter(\.isNecessary)
        let sometimes = item.materials.filter { !$0.isNecessary }
        return (always + sometimes).map { material in
            var line = material.name
            if let when = material.neededWhen, !material.isNecessary {
                line = text(.guideMaterialWhen, ["material": material.name, "when": when])
            } else if material.need == "3" {
                line = text(.guideMaterialLater, ["material": material.name])
            }
            if let note = material.note { line = text(.guideMaterialNote, ["material": line, "note": note]) }
            return line
        }.joined(separator: "\n")
    }

    /// How long it takes, as people say it.
    func term(of item: ServiceItem) -> String {
        let limit = item.promisedLimit
        if item.isImmediate, limit.amount == 0 { return text(.guideAtOnce) }
        let key: MessageKey =
            switch limit.unit {
            case .workingDays: .workingDays
            case .calendarDays: .calendarDays
            case .months: .months
            case .hours: .hours
            }
        return text(key, ["days": String(limit.amount)])
    }

    private func fee(of item: ServiceItem) -> String {
        guard let fees = item.fees, !fees.isEmpty else { return item.fee }
        return fees.map { "\($0.name) \($0.standard)" }.joined(separator: "\n")
    }
}
