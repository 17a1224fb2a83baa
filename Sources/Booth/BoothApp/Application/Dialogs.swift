import Domain
import TerminalUI

extension Booth {
    /// Puts a dialog above a presentation: only its own choices can be taken.
    func present(_ dialog: Dialog, over presentation: inout Presentation) {
        switch dialog {
        case .language:
            cover(
                &presentation, title: text(.comfortTitle), lines: [],
                entries: languageEntries + comfortEntries)
        case .help:
            cover(
                &presentation, title: text(.helpTitle),
                lines: [text(.helpKeys), text(.helpTouch), text(.helpPeople)],
                entries: [.init(label: text(.helpClose), action: .close)])
        case .confirmSubmission:
            cover(
                &presentation, title: text(.confirmTitle), lines: [text(.confirmText)],
                entries: [
                    .init(label: text(.confirmYes), action: .submit),
                    .init(label: text(.confirmNo), action: .close),
                ])
        case .confirmLeaving: coverWithParting(&presentation, endsSession: true)
        case .confirmParting: coverWithParting(&presentation, endsSession: false)
        case .confirmDiscard: coverWithDiscard(&presentation)
        case .notice(let key):
            cover(
                &presentation, title: text(.noticeTitle), lines: [text(key)],
                entries: [.init(label: text(.helpClose), action: .close)])
        case .demonstrationCards:
            coverWithDemonstration(&presentation)
        }
    }

    /// Asks above everything else whether anybody is there, and counts down.
    func askWhetherSomebodyIsThere(until deadline: Int, over presentation: inout Presentation) {
        let remaining = max(0, (deadline - now.monotonic + 999) / 1000)
        cover(
            &presentation, title: text(.stillThereTitle),
            lines: [
                willKeepForm
                    ? text(.stillThereTextDraft, ["hours": String(configuration.draftHours)])
                    : text(.stillThereText)
            ],
            entries: [
                .init(label: text(.stillThereYes), action: .close, key: .enter, keyLabel: text(.keyEnter))
            ],
            countdown: Countdown(
                remaining: remaining, total: graceSeconds,
                label: text(.secondsLeft, ["seconds": String(remaining)])))
    }

    /// Lays title, lines and choices over a presentation.
    func cover(
        _ presentation: inout Presentation, title: String, lines: [String],
        entries: [PresentationBuilder.Entry], countdown: Countdown? = nil
    ) {
        presentation.takesText = false
        presentation.offers = []
        var items: [Choice] = []
        for (index, entry) in entries.enumerated() {
            let cap = PresentationBuilder.cap(index)
            let key = entry.key ?? cap.key
            items.append(
                Choice(
                    key: key, keyLabel: entry.keyLabel ?? cap.label, label: entry.label,
                    detail: entry.detail, isMarked: entry.isMarked))
            presentation.offers.append(.init(key: key, focus: .overlay(index), action: entry.action))
        }
        presentation.screen.overlay = Overlay(
            title: title, lines: lines, choices: ChoiceList(items: items), countdown: countdown)
    }
}
