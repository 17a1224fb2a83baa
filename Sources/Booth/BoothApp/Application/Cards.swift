import Domain

extension Booth {
    /// News of the card reader.
    mutating func hear(_ news: ReaderNews) -> [BoothEffect] {
        switch news {
        case .ready: readerIsDown = false
        case .unavailable:
            readerIsDown = true
            session?.isReadingCard = false
        case .reading:
            readerIsDown = false
            session?.isReadingCard = true
            session?.cardTrouble = nil
        case .failed(let trouble):
            session?.isReadingCard = false
            session?.cardTrouble = trouble
            session?.cardTroubles += 1
        case .document(let document):
            readerIsDown = false
            return meet(document)
        case .removed:
            session?.isReadingCard = false
            session?.cardTrouble = nil
            session?.cardIsPresent = false
            if place == .leaving { return endSession() }
            if configuration.endsSessionWithCard, session?.document != nil { return leave() }
        }
        return []
    }

    /// A card was read. The same person goes on; another person's card ends the session before anything is shown.
    private mutating func meet(_ document: IdentityDocument) -> [BoothEffect] {
        guard var session else { return begin(with: document) }
        if place == .leaving {
            // The card that is being asked for, read once more: it begins nothing.
            self.session?.cardIsPresent = true
            return []
        }
        session.isReadingCard = false
        session.cardTrouble = nil
        session.lastStir = now.monotonic
        session.mustStirUntil = nil
        if let known = session.document, known.number != document.number {
            return endSession() + begin(with: document)
        }
        let isNew = session.document == nil
        session.document = document
        session.cardIsPresent = true
        self.session = session
        // Who looked at a guide without a card, or typed a number, goes on there.
        if [.card, .withoutCard].contains(place) {
            go(to: isNew && session.chosenService != nil ? .guide : .home)
        }
        return isNew ? findDrafts() : []
    }

    /// A card on an idle booth: the person begins with it, in the base language.
    private mutating func begin(with document: IdentityDocument) -> [BoothEffect] {
        _ = perform(.begin)
        guard session != nil else { return [] }
        session?.document = document
        session?.cardIsPresent = true
        return findDrafts()
    }
}
