import Domain
import TerminalUI

extension Booth {
    /// There is a half-filled form: go on with it, begin anew, or leave it for later.
    func presentDraft() -> Presentation {
        guard let draft = session?.shelf.shown else { return presentHome() }
        var builder = start(text(.draftTitle))
        builder.say(text(.draftPrompt), .large)
        builder.show(
            .facts([
                Fact(label: text(.receiptItem), value: draft.item.name(in: language), isPersonal: true),
                Fact(label: text(.draftChanged), value: draft.changedAt.localText),
                Fact(label: text(.draftUntil), value: draft.keptUntil.localText),
            ]))
        let isOffered = currentItem(of: draft) != nil
        builder.offer([
            .init(
                label: text(.draftContinue), detail: text(.draftContinueDetail), action: .draft(.proceed)),
            .init(
                label: text(isOffered ? .draftAnew : .draftDiscard), detail: text(.draftAnewDetail),
                action: .open(.confirmDiscard)),
            .init(label: text(.draftLater), action: .draft(.postpone)),
        ])
        return finish(builder)
    }

    /// The item of a draft as the catalogue in force has it; nil if it has it no more.
    func currentItem(of draft: DraftView) -> ServiceSummary? {
        items.first { $0.implementationCode == draft.item.implementationCode }
    }

    /// Asks once more before a draft is destroyed.
    func coverWithDiscard(_ presentation: inout Presentation) {
        let isOffered = session?.shelf.shown.map { currentItem(of: $0) != nil } ?? false
        cover(
            &presentation, title: text(isOffered ? .draftAnewTitle : .draftDiscardTitle),
            lines: [text(.draftDiscardText)],
            entries: [
                .init(label: text(.draftDiscardNo), action: .close),
                .init(
                    label: text(isOffered ? .draftAnewYes : .draftDiscardYes), action: .draft(.discard)),
            ])
    }

    /// Asks what is to become of the form before the session ends, or before the form is left for another service.
    func coverWithParting(_ presentation: inout Presentation, endsSession: Bool) {
        let days = ["days": String(configuration.draftDays)]
        var lines = [text(endsSession ? .leaveText : .leaveTextForm)]
        if endsSession, session?.form != nil, session?.receipt == nil { lines = [text(.leaveTextForm)] }
        var entries: [PresentationBuilder.Entry] = []
        if canKeepForm {
            lines = [text(.leaveTextDraft, days)]
            entries.append(
                .init(
                    label: text(.leaveKeep, days),
                    action: endsSession ? .draft(.leaveKept) : .draft(.partKept)))
        }
        entries += [
            .init(
                label: text(endsSession ? .leaveYes : .partYes),
                action: endsSession ? .leave : .draft(.partThrownAway)),
            .init(label: text(endsSession ? .leaveNo : .partNo), action: .close),
        ]
        cover(
            &presentation, title: text(endsSession ? .leaveTitle : .partTitle), lines: lines, entries: entries
        )
    }
}
