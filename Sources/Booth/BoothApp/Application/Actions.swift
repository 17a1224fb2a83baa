import Domain

extension Booth {
    /// Does what the person asked for.
    mutating func perform(_ action: UserAction) -> [BoothEffect] {
        switch action {
        case .begin:
            guard !isOutOfRoom else { return [] }
            session = Session(language: .chinese, lastStir: now.monotonic, lastAnswer: now.monotonic)
            hasSurvived = false
            go(to: .language)
            // One that was plugged in or switched on since is found before it is asked for.
            return [.image(.lookForScanner)]
        case .speak(let language):
            return speak(language)
        case .open(let dialog):
            self.dialog = dialog
        case .takeTime:
            session?.comfort.isUnhurried.toggle()
        case .nextColours:
            nextColours()
        case .switchVoice:
            let isSpeaking = speaks
            session?.comfort.speaks = !isSpeaking
        case .hearAgain:
            return hearAgain()
        case .nextTextSize:
            nextTextSize()
        case .cover:
            coverScreen()
        case .reveal:
            reveal()
        case .close:
            dialog = nil
        case .go(let place):
            go(to: place)
            return saveDraft()
        case .find(let action):
            return find(action)
        case .chooseItem(let index):
            let offered = offeredItems
            guard offered.indices.contains(index) else { return [] }
            session?.finding.origin = place
            session?.finding.focus = focus
            return open(offered[index]) + [.compose(.clear)]
        case .startForm:
            guard let item = session?.chosenItem else { return [] }
            // Who went back from the form's first page to look at the guide finds every answer again.
            if session?.form?.item == item { return resumeForm() }
            if let draft = session?.shelf.draft(of: item) {
                ask(about: draft, from: .guide)
                return []
            }
            return [.openForm(id: item.formID)]
        case .answer(let value):
            return answer(value) + saveDraft()
        case .toggle(let value):
            return toggle(value) + saveDraft()
        case .addRepetition(let reference):
            return addRepetition(reference) + saveDraft()
        case .removeRepetition(let reference):
            return removeRepetition(reference) + saveDraft()
        case .continueForm:
            return continueForm() + saveDraft()
        case .scan(let anew):
            return scan(anew: anew) + saveDraft()
        case .takeSignature:
            return takeSignature() + saveDraft()
        case .clearPad:
            return clearPad() + saveDraft()
        case .turnPage(let step):
            turnPage(by: step)
        case .back:
            return goBack() + saveDraft()
        case .draft(let action):
            return perform(action)
        case .submit:
            return submit()
        case .printAgain:
            return printSlip()
        case .askProgress:
            return askProgress()
        case .track:
            return track()
        case .leave:
            return leave(.thrownAway)
        case .lay(let card):
            dialog = nil
            return [.demonstrate(card: card)]
        case .switchInput:
            return switchInput()
        case .selectCandidate(let index):
            return [.compose(.select(index: index))]
        case .type(let key):
            // With nothing left to take away, the key that takes a character away leads back, wherever it is pressed.
            return type(key) ?? (key == .backspace ? perform(.back) : [])
        case .quit:
            return endSession() + [.quit]
        }
        return []
    }

    private mutating func speak(_ language: Language) -> [BoothEffect] {
        session?.language = language
        session?.form?.session.language = language.rawValue
        if place == .language {
            if session?.document == nil { go(to: .card) } else { enterHome() }
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
        // What is being scanned comes to the page that asked for it.
        if place == .form, session?.form?.files.activity == .underway { return [] }
        switch place {
        case .idle, .leaving: break
        case .language: return leave()
        case .card: go(to: .language)
        case .withoutCard: go(to: .card)
        case .home, .receipt: dialog = .confirmLeaving
        case .services: go(to: session?.document == nil ? .withoutCard : .home)
        case .serviceGroups: go(to: .services)
        case .serviceList: go(to: session?.finding.group == nil ? .services : .serviceGroups)
        case .serviceSearch:
            go(to: .services)
            return [.compose(.clear)]
        case .guide:
            // To another service only without this one's answers, or with a word about them.
            if session?.form?.draft.saved != nil {
                dialog = .confirmParting
            } else {
                return leaveGuide()
            }
        case .draft: return leaveDrafts()
        case .form: return goBackInForm()
        case .review:
            // What is being saved can no longer be changed.
            if session?.form?.isSubmitting != true { go(to: .form) }
        case .tracking:
            session?.tracking = nil
            go(to: session?.document == nil ? .withoutCard : .home)
        case .progress: return leaveProgress()
        }
        return []
    }

    /// The person is done: everything of the session goes, then the card is asked for.
    mutating func leave(_ parting: Parting = .left) -> [BoothEffect] {
        let cardIsPresent = session?.cardIsPresent ?? false
        let language = self.language
        let comfort = session?.comfort ?? Comfort()
        let effects = endSession(parting)
        guard cardIsPresent else { return effects }
        var farewell = Session(language: language, lastStir: now.monotonic, lastAnswer: now.monotonic)
        farewell.cardIsPresent = true
        farewell.comfort = comfort
        session = farewell
        go(to: .leaving)
        return effects
    }

    /// Drops the session, and lets nothing be left elsewhere.
    mutating func endSession(_ parting: Parting = .left) -> [BoothEffect] {
        let farewell = part(parting)
        session = nil
        draftTurn += 1
        imagingTurn += 1
        go(to: .idle)
        return farewell + [.compose(.clear), .forgetInquiry, .wipe]
    }
}
