import Domain
import TerminalUI

extension Booth {
    /// How to find a service, or, where there are few, the services.
    func presentServices() -> Presentation {
        guard asksHowToFind else { return presentServiceList() }
        var builder = start(text(.servicesTitle))
        builder.say(text(.servicesPrompt), .large)
        let groups = { (grouping: ServiceGrouping, label: MessageKey) in
            PresentationBuilder.Entry(
                label: self.text(label),
                detail: self.groups(by: grouping).prefix(3)
                    .map { self.shownName(of: $0.name, by: grouping) }.joined(separator: " · "),
                action: .find(.groups(grouping)))
        }
        builder.offer([
            .init(label: text(.findSearch), detail: text(.findSearchDetail), action: .find(.search)),
            groups(.topic, .findByTopic), groups(.body, .findByBody), groups(.level, .findByLevel),
            .init(
                label: text(.findAll), detail: text(.findCount, ["count": String(offeredItems.count)]),
                action: .find(.all)),
        ])
        return finish(builder)
    }

    /// The groups of a kind.
    func presentServiceGroups() -> Presentation {
        let grouping = session?.finding.grouping ?? .topic
        let title: MessageKey =
            switch grouping {
            case .topic: .findByTopic
            case .body: .findByBody
            case .level: .findByLevel
            }
        var builder = start(text(title))
        builder.offer(
            groups(by: grouping).map { group in
                .init(
                    label: shownName(of: group.name, by: grouping),
                    detail: text(.findCount, ["count": String(group.count)]),
                    action: .find(.group(group.name)))
            }, style: .cards)
        return finish(builder)
    }

    /// The services of a group, or all, a handful a page.
    func presentServiceList() -> Presentation {
        let finding = session?.finding ?? Finding()
        var builder = start(
            finding.group.map { shownName(of: $0, by: finding.grouping) } ?? text(.servicesTitle))
        let listed = listedItems
        let pages = listPages
        let page = min(finding.page, pages - 1)
        let shown = pages == 1 ? listed[...] : listed.dropFirst(page * listCapacity).prefix(listCapacity)
        var entries = shown.map(entry)
        if pages > 1 {
            entries.append(
                .init(
                    label: text(.findNext, ["page": String(page + 1), "pages": String(pages)]),
                    action: .find(.nextPage), key: .character("9"), keyLabel: "9"))
        }
        builder.offer(entries)
        return finish(builder)
    }

    /// What is typed, and what it finds.
    func presentServiceSearch() -> Presentation {
        let finding = session?.finding ?? Finding()
        var builder = start(text(.findSearch))
        builder.ask(
            Field(
                label: text(.findSearchLabel), text: finding.editor.text, caret: finding.editor.caret,
                placeholder: text(.findSearchDetail), preedit: finding.composition.preedit,
                candidates: finding.composition.candidates,
                hasPreviousCandidates: finding.composition.hasPreviousPage,
                hasNextCandidates: finding.composition.hasNextPage, isFocused: true))
        let found = foundItems
        if finding.editor.text.isEmpty {
            builder.say(text(.findTyping), .quiet)
        } else if found.isEmpty {
            builder.say(text(.findNothing), .notice(.warning))
        }
        // While letters wait to be converted the digits choose among the candidates.
        if finding.composition.preedit.isEmpty {
            builder.offer(found.prefix(resultCapacity).map { entry($0, isNarrow: true) }, style: .cards)
        }
        let place = builder.show(Self.letterKeyboard)
        builder.offerKeys(of: place)
        return finish(
            builder,
            extra: [
                .init(
                    label: text(finding.composesChinese ? .inputChinese : .findLetters), action: .switchInput,
                    key: .character("+"), keyLabel: "+")
            ])
    }

    /// How many results there is room for beside field and keyboard.
    private var resultCapacity: Int { rows >= 34 ? 6 : rows >= 30 ? 4 : 2 }

    private func entry(_ index: Int) -> PresentationBuilder.Entry { entry(index, isNarrow: false) }

    private func entry(_ index: Int, isNarrow: Bool) -> PresentationBuilder.Entry {
        let item = offeredItems[index]
        let detail = language == .chinese ? item.bodyName : item.name
        return .init(
            label: item.name(in: language), detail: isNarrow ? nil : detail, action: .chooseItem(index))
    }
}
