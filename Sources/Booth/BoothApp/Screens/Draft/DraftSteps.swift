import CountyAPI
import Domain
import Forms

/// What a person can do about half-filled forms.
enum DraftAction: Sendable, Hashable {
    /// Goes on with the one that the screen asks about.
    case proceed
    /// Destroys it, and begins anew where the service is still offered.
    case discard
    /// Leaves it where it is; it is offered again until its time is over.
    case postpone
    /// Asks about those that were left where they are.
    case show
    /// Ends the session; the form is kept.
    case leaveKept
    /// Leaves the form for another service; it is kept.
    case partKept
    /// Leaves the form for another service; it is destroyed.
    case partThrownAway
}

extension Booth {
    /// Does what the person wants done about a half-filled form.
    mutating func perform(_ action: DraftAction) -> [BoothEffect] {
        switch action {
        case .proceed: return proceed()
        case .discard: return discard()
        case .postpone: return leaveDrafts()
        case .show:
            session?.shelf.postponed = []
            enterHome()
            return []
        case .leaveKept: return leave(.kept)
        case .partKept: return leaveForm(.kept)
        case .partThrownAway: return leaveForm(.thrownAway)
        }
    }

    /// News of half-filled forms.
    mutating func hear(_ news: DraftNews) -> [BoothEffect] {
        switch news {
        case .found(let drafts, let turn):
            guard turn == draftTurn, session?.document != nil else { return [] }
            let filled = session?.form?.opened.submissionID
            session?.shelf.found = drafts.filter { $0.id != filled }
            if place == .home, session?.shelf.next != nil { enterHome() }
        case .opened(let draft, let turn):
            guard turn == draftTurn else { return [] }
            return resume(draft)
        case .unavailable(let id, let isGone, let turn):
            guard turn == draftTurn, session?.shelf.shown?.id == id else { return [] }
            session?.shelf.isOpening = false
            if isGone { lose(id) } else { dialog = .notice(.formUnavailable) }
        case .notSaved(let id):
            if session?.form?.opened.submissionID == id { session?.form?.draft.hasFailed = true }
        case .off: savesDrafts = false
        case .survived:
            if session == nil { hasSurvived = true }
        }
        return []
    }

    /// To the home screen, past the question whether to go on with what was left half-filled.
    mutating func enterHome() {
        guard let draft = session?.shelf.next else { return go(to: .home) }
        ask(about: draft, from: .home)
    }

    /// Asks about a draft.
    mutating func ask(about draft: DraftView, from origin: Place) {
        session?.shelf.shown = draft
        session?.shelf.origin = origin
        session?.shelf.isOpening = false
        go(to: .draft)
    }

    /// From the question, which is not asked again unless the person wants it, to the next one, or back to where it came
    /// from.
    mutating func leaveDrafts() -> [BoothEffect] {
        let origin = session?.shelf.origin ?? .home
        if let id = session?.shelf.shown?.id { session?.shelf.postponed.insert(id) }
        session?.shelf.shown = nil
        session?.shelf.isOpening = false
        if origin == .home, place == .draft, session?.shelf.next != nil {
            enterHome()
        } else {
            go(to: origin)
        }
        return []
    }

    private mutating func proceed() -> [BoothEffect] {
        guard let draft = session?.shelf.shown, session?.shelf.isOpening == false,
            let document = session?.document
        else { return [] }
        session?.shelf.isOpening = true
        return [.draft(.open(draft.id, PersonKey(of: document), turn: draftTurn))]
    }

    private mutating func discard() -> [BoothEffect] {
        guard let draft = session?.shelf.shown else { return [] }
        session?.shelf.remove(draft.id)
        guard let item = currentItem(of: draft) else {
            return [.draft(.drop(draft.id, .thrownAway))] + leaveDrafts()
        }
        return [.draft(.drop(draft.id, .begunAnew))] + open(item) + [.openForm(id: item.formID)]
    }

    /// Leaves the form for the list of services.
    private mutating func leaveForm(_ parting: Parting) -> [BoothEffect] {
        let effects = part(parting)
        session?.form = nil
        go(to: .services)
        return effects + findDrafts()
    }

    /// Goes on with a form exactly where it was left, on the version that it began with. The card is the one that lies on
    /// the reader now, and the day is today: what the form works out from them is worked out anew.
    private mutating func resume(_ draft: OpenedDraft) -> [BoothEffect] {
        let id = draft.form.submissionID
        guard place == .draft, let session, session.shelf.isOpening, session.shelf.shown?.id == id,
            let document = session.document
        else { return [] }
        let card = document.formInstance
        guard let clock = context(for: draft.form),
            var filling = try? FormSession(
                form: draft.form.definition, draftXML: draft.draftXML,
                externalInstances: instances(card: card, draft.form), context: clock,
                language: session.language.rawValue)
        else {
            lose(id)
            return [.draft(.drop(id, .unreadable))]
        }
        let files = FormFiles(draft.attachments)
        // A paper that did not come through is asked for again.
        for (reference, name) in filling.attachments where files.byName[name] == nil {
            try? filling.answer(reference, "")
        }
        var flow = FormFlow(
            item: draft.item, opened: draft.form, cardXML: XMLSerializer.text(card), session: filling)
        flow.files = files
        flow.writing = .usual(in: session.language)
        flow.show(flow.page(resumedAt: draft.page))
        self.session?.shelf.remove(id)
        self.session?.chosenService = ServiceSummary(draft.item)
        self.session?.chosenItem = draft.item
        self.session?.form = flow
        self.session?.lastAnswer = now.monotonic
        go(to: .form)
        return (draft.isInReview ? goForward() : startComposing()) + saveDraft()
    }

    /// A draft is gone that the person wanted to go on with: it is said, and the form can be begun anew.
    private mutating func lose(_ id: SubmissionID) {
        session?.shelf.remove(id)
        _ = leaveDrafts()
        dialog = .notice(.draftUnavailable)
    }
}

extension FormFlow {
    /// The page with this name. If it is not among the form's pages any more, since another day has made it
    /// superfluous, the first that still wants an answer.
    fileprivate func page(resumedAt name: String?) -> Page? {
        pages.first { $0.id == name }
            ?? pages.first { page in page.question.map { !session.violations(of: $0).isEmpty } ?? false }
            ?? pages.first
    }
}
