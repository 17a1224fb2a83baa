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
        case .close:
            dialog = nil
        case .go(let place):
            go(to: place)
        case .chooseItem(let index):
            let offered = offeredItems
            guard offered.indices.contains(index) else { return [] }
            session?.chosenItem = offered[index]
            go(to: .guide)
        case .startForm:
            guard let item = session?.chosenItem else { return [] }
            // Who went back from the form's first page to look at the guide finds every answer again.
            if session?.form?.item == item { return resumeForm() }
            return [.openForm(id: item.formID)]
        case .answer(let value):
            return answer(value)
        case .toggle(let value):
            return toggle(value)
        case .addRepetition(let reference):
            return addRepetition(reference)
        case .removeRepetition(let reference):
            return removeRepetition(reference)
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
            return [.demonstrate(card: card)]
        case .switchInput:
            return switchInput()
        case .selectCandidate(let index):
            return [.compose(.select(index: index))]
        case .type(let key):
            return type(key) ?? []
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
            repeatFault()
        }
        return []
    }

    /// One step back: closes a dialog, goes to the page or place before.
    private mutating func goBack() -> [BoothEffect] {
        if dialog != nil {
            dialog = nil
            return []
        }
        switch place {
        case .idle, .leaving: break
        case .language: return leave()
        case .card: go(to: .language)
        case .home, .receipt: dialog = .confirmLeaving
        case .services: go(to: .home)
        case .guide: go(to: .services)
        case .form: return goBackInForm()
        case .review:
            // What is being saved can no longer be changed.
            if session?.form?.isSubmitting != true { go(to: .form) }
        case .progress: return leaveProgress()
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
