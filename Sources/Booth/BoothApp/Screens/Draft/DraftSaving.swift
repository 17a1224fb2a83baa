import CountyAPI
import Domain

extension Booth {
    /// Saves the state of the form if it is another than the one that was saved: after each answer and each page. What is
    /// being typed is not in it yet; a power cut loses that and no more.
    mutating func saveDraft() -> [BoothEffect] {
        guard savesDrafts, let form = session?.form, !form.isSubmitting,
            let document = session?.document
        else { return [] }
        let state = DraftTrack.State(
            draftXML: form.session.draftXML(), page: form.current, isInReview: place == .review)
        guard form.draft.isNews(state) else { return [] }
        session?.form?.draft.saved = state
        session?.form?.draft.hasFailed = false
        return [
            .draft(
                .save(
                    DraftOrder(
                        id: form.opened.submissionID, item: form.item,
                        formVersion: form.opened.definition.version, formDigest: form.opened.digest,
                        lists: form.opened.lists.mapValues(\.digest), instanceID: form.opened.instanceID,
                        person: PersonKey(of: document),
                        draftXML: state.draftXML, page: state.page, isInReview: state.isInReview,
                        attachments: form.files.all,
                        at: now.wall,
                        keptUntil: now.wall.adding(seconds: Double(configuration.draftHours) * 3600))))
        ]
    }

    /// How a person and a half-filled form part.
    enum Parting: Sendable, Hashable {
        /// It is to be kept.
        case kept
        /// It is not to be kept.
        case thrownAway
        /// Nobody said anything: the person walked away, took the card, or another card was laid on.
        case left
    }

    /// What becomes of the half-filled form when the person and the form part.
    ///
    /// Who is asked decides: kept for days, or destroyed at once. Who walks away was not asked. Losing an hour's answers to
    /// a minute's absence hurts those most who are slow, and what is kept harms nobody: it is sealed, the next person
    /// is neither shown nor told of it, and it opens for the same card alone. But it was not asked for either, so it is
    /// kept for hours and not for days; the question whether somebody is there says so in time. An item whose answers
    /// are too much of a family's affairs to be left behind says that they are not kept; then they go with the person.
    mutating func part(_ parting: Parting) -> [BoothEffect] {
        guard let form = session?.form, form.draft.saved != nil else { return [] }
        let id = form.opened.submissionID
        if parting == .thrownAway { return form.isSubmitting ? [] : [.draft(.drop(id, .thrownAway))] }
        // While it is being submitted the draft stands until the submission does, and goes with it.
        guard form.item.keepsDraft != false || form.isSubmitting else { return [.draft(.drop(id, .notKept))] }
        takeTyped()
        let hours = parting == .kept ? configuration.draftDays * 24 : configuration.draftHours
        let until = now.wall.adding(seconds: Double(hours) * 3600)
        return saveDraft() + [.draft(.park(id, until: until))]
    }

    /// Whether somebody who leaves now can have the form kept.
    var canKeepForm: Bool { configuration.draftDays > 0 && willKeepForm }

    /// Whether the form is kept for some hours if the session ends without a word.
    var willKeepForm: Bool {
        guard let form = session?.form, session?.receipt == nil else { return false }
        return form.item.keepsDraft != false && form.draft.saved != nil && !form.draft.hasFailed
            && !form.isSubmitting
    }

    /// Looks for drafts of the person who has come.
    mutating func findDrafts() -> [BoothEffect] {
        guard savesDrafts, let document = session?.document else { return [] }
        draftTurn += 1
        return [.draft(.find(PersonKey(of: document), turn: draftTurn))]
    }
}

extension PersonKey {
    /// The person to whom a document belongs.
    init(of document: IdentityDocument) {
        self.init(documentKind: document.kind, number: document.number.reveal())
    }
}
