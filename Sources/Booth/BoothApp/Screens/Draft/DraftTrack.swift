import Domain

/// What is known of the draft of the form that is being filled.
struct DraftTrack: Sendable {
    /// The record before anything was answered: a form as blank as that is not saved. Nil for a draft taken up again.
    var blank: String?
    /// What was last handed to the store.
    var saved: State?
    /// Whether the store said that it could not.
    var hasFailed = false

    /// What a draft holds: where the person is, and what has been answered.
    struct State: Sendable, Hashable {
        var draftXML: String
        var page: String?
        var isInReview: Bool
    }

    /// Whether this has to be saved: something was answered, and something is not as it was saved.
    func isNews(_ state: State) -> Bool {
        state != saved && (saved != nil || state.draftXML != blank)
    }
}

/// The drafts of the person who is here.
struct DraftShelf: Sendable {
    /// The one changed last first.
    var found: [DraftView] = []
    /// Those that the person does not want to go on with now.
    var postponed: Set<SubmissionID> = []
    /// The one that the screen asks about.
    var shown: DraftView?
    /// Where that screen leads back to.
    var origin = Place.home
    /// Whether it is being opened.
    var isOpening = false

    /// The next one to ask about.
    var next: DraftView? { found.first { !postponed.contains($0.id) } }

    /// The one of this item.
    func draft(of item: ServiceItem) -> DraftView? {
        found.first { $0.item.implementationCode == item.implementationCode }
    }

    /// Takes one away that is being filled again, or is gone.
    mutating func remove(_ id: SubmissionID) {
        found.removeAll { $0.id == id }
        if shown?.id == id { shown = nil }
        isOpening = false
    }
}
