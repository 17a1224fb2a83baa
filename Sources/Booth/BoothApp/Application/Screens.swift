import Domain
import TerminalUI

extension Booth {
    /// The screen of the place where the person is, with the dialog above it.
    func present() -> Presentation {
        var presentation = session?.isCovered == true ? presentCovered() : presentPlace()
        if let dialog, session?.isCovered != true { present(dialog, over: &presentation) }
        if let deadline = session?.mustStirUntil {
            askWhetherSomebodyIsThere(until: deadline, over: &presentation)
        }
        return presentation
    }

    private func presentPlace() -> Presentation {
        switch place {
        case .idle: presentIdle()
        case .language: presentLanguages()
        case .card: presentCard()
        case .withoutCard: presentWithoutCard()
        case .home: presentHome()
        case .services: presentServices()
        case .serviceGroups: presentServiceGroups()
        case .serviceList: presentServiceList()
        case .serviceSearch: presentServiceSearch()
        case .guide: presentGuide()
        case .draft: presentDraft()
        case .form: presentForm()
        case .review: presentReview()
        case .receipt: presentReceipt()
        case .tracking: presentTracking()
        case .progress: presentProgress()
        case .leaving: presentLeaving()
        }
    }

    /// A screen with the header and title, to be built on.
    func start(_ title: String) -> PresentationBuilder {
        var status: [StatusMark] = []
        if let link {
            status.append(
                link.isUp ? StatusMark(text(.linkUp), .good) : StatusMark(text(.linkDown), .warning))
        }
        if readerIsDown { status.append(StatusMark(text(.readerDown), .bad)) }
        if let printer, printer != .ready { status.append(StatusMark(text(.printerDown), .warning)) }
        let header = Header(place: configuration.boothName, status: status, clock: now.wall.localClock)
        return PresentationBuilder(Screen(header: header, title: title))
    }

    /// Adds the controls that stand at the same place on every screen.
    func finish(
        _ builder: PresentationBuilder, canGoBack: Bool = true, extra: [PresentationBuilder.Entry] = []
    )
        -> Presentation
    {
        var builder = builder
        var entries: [PresentationBuilder.Entry] = [
            .init(
                label: text(.controlBack), action: .back, key: .escape, keyLabel: text(.keyBackspace),
                isEnabled: canGoBack),
            .init(
                label: text(.controlLanguage), action: .open(.language), key: .character("*"), keyLabel: "*"),
            .init(label: text(.controlHelp), action: .open(.help), key: .character("#"), keyLabel: "#"),
            .init(
                label: text(.controlLeave), action: .open(.confirmLeaving), key: .character("/"),
                keyLabel: "/"),
        ]
        if session?.document != nil {
            entries.append(
                .init(label: text(.controlCover), action: .cover, key: .function(10), keyLabel: "F10"))
        }
        if speaks { entries.append(hearAgainControl(takesText: builder.presentation.takesText)) }
        entries += extra
        // On a narrow screen the keys of a booth go before the demonstration's.
        if configuration.demonstrationCards != nil, columns >= 100 || entries.count < 6 {
            entries.append(demonstrationControl)
        }
        builder.controls(entries)
        return builder.presentation
    }
}
