import Domain

extension Booth {
    /// Does what the person asked for.
    mutating func perform(_ action: UserAction) -> [BoothEffect] {
        switch action {
        case .begin:
            session = Session(language: .chinese, lastStir: now.monotonic, lastAnswer: now.monotonic)
            go(to: .language)
        case .speak(let language):
            return speak(language)
        case .open(let dialog):
            self.dialog = dialog
            focus = 0
        case .close, .stay:
            dialog = nil
            focus = 0
        case .go(let place):
            go(to: place)
        case .chooseItem(let index):
            guard items.indices.contains(index) else { return [] }
            session?.chosenItem = items[index]
            go(to: .guide)
        case .startForm:
            guard let item = session?.chosenItem else { return [] }
            return [.openForm(id: item.formID)]
        case .answer(let value):
            return answer(value)
        case .toggle(let value):
            return toggle(value)
        case .continueForm:
            return continueForm()
        case .turnPage(let step):
            turnPage(by: step)
        case .back:
            return goBack()
        case .submit:
            return submit()
        case .printAgain:
            return printSlip()
        case .askProgress:
            return askProgress()
        case .leave:
            return leave()
        case .lay(let card):
            dialog = nil
            focus = 0
            return [.demonstrate(card: card)]
        case .switchInput:
            return switchInput()
        case .selectCandidate(let index):
            return [.compose(.select(index: index))]
        case .quit:
            return endSession() + [.quit]
        }
        return []
    }

    private mutating func speak(_ language: Language) -> [BoothEffect] {
        session?.language = language
        session?.form?.session.language = language.rawValue
        if place == .language {
            go(to: session?.document == nil ? .card : .home)
        } else {
            dialog = nil
            focus = 0
        }
        return []
    }

    /// One step back: closes a dialog, goes to the page or place before.
    private mutating func goBack() -> [BoothEffect] {
        if dialog != nil {
            dialog = nil
            focus = 0
            return []
        }
        switch place {
        case .idle, .leaving: break
        case .language: return endSession()
        case .card: go(to: .language)
        case .home, .receipt: perform(.open(.confirmLeaving)).forEach { _ in }
        case .services: go(to: .home)
        case .guide: go(to: .services)
        case .form: return goBackInForm()
        case .review: go(to: .form)
        case .progress:
            go(to: .home)
            return [.forgetInquiry]
        }
        return []
    }

    /// The person is done: everything of the session goes, then the card is asked for.
    mutating func leave() -> [BoothEffect] {
        let cardIsPresent = session?.cardIsPresent ?? false
        let language = self.language
        let effects = endSession()
        guard cardIsPresent else { return effects }
        var farewell = Session(language: language, lastStir: now.monotonic, lastAnswer: now.monotonic)
        farewell.cardIsPresent = true
        session = farewell
        go(to: .leaving)
        return effects
    }

    /// Drops the session, and lets nothing be left elsewhere.
    mutating func endSession() -> [BoothEffect] {
        session = nil
        go(to: .idle)
        return [.compose(.clear), .forgetInquiry, .wipe]
    }
}
