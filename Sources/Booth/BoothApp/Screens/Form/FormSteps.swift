import Domain
import Forms
import TerminalUI
import WorkerProtocol

extension Booth {
    /// The form is open: its first page is shown, with what the card knows filled in.
    mutating func begin(_ opened: OpenedForm) -> [BoothEffect] {
        guard place == .guide, let session, let item = session.chosenItem, let document = session.document,
            item.formID == opened.definition.id,
            let clock = context(for: opened)
        else { return [] }
        // The same form was left half-filled: it is for the person to say whether it is wanted.
        if let draft = session.shelf.draft(of: item) {
            ask(about: draft, from: .guide)
            return []
        }
        let card = document.formInstance
        do {
            let filling = try FormSession(
                form: opened.definition,
                externalInstances: instances(card: card, opened), context: clock,
                language: session.language.rawValue)
            var flow = FormFlow(
                item: item, opened: opened, cardXML: XMLSerializer.text(card), session: filling)
            flow.writing = .usual(in: session.language)
            flow.show(flow.pages.first)
            flow.draft.blank = filling.draftXML()
            self.session?.form = flow
            go(to: .form)
            return startComposing()
        } catch {
            dialog = .notice(.formUnavailable)
            return []
        }
    }

    /// Gives an answer that is one key: a choice. The next page follows.
    mutating func answer(_ value: String) -> [BoothEffect] {
        guard let question = session?.form?.question else { return [] }
        return set(value, for: question) ? goForward() : []
    }

    /// Ticks or unticks one of several choices.
    mutating func toggle(_ value: String) -> [BoothEffect] {
        guard let question = session?.form?.question else { return [] }
        if question.control == .rank { return rank(value, of: question) }
        var chosen = question.value.split(separator: " ").map(String.init)
        if let place = chosen.firstIndex(of: value) { chosen.remove(at: place) } else { chosen.append(value) }
        let ordered = question.choices.map(\.value).filter(chosen.contains)
        _ = set(ordered.joined(separator: " "), for: question)
        return []
    }

    /// Takes what was typed and goes on, if it may stand.
    mutating func continueForm() -> [BoothEffect] {
        guard let form = session?.form else { return [] }
        guard let question = form.question else { return goForward() }
        if question.control == .rank, !form.ranking.isEmpty, form.ranking.count < question.choices.count {
            let sentence = text(.formRankAll)
            session?.form?.refuse(.unreadable(.formRankAll), saying: sentence)
            return []
        }
        if question.isTyped, !set(question.answer(fromTyped: form.editor.text), for: question) { return [] }
        return goForward()
    }

    /// Sets an answer; gives false, and says why, where it cannot be one.
    private mutating func set(_ value: String, for question: Question) -> Bool {
        guard var form = session?.form else { return false }
        form.accept()
        session?.lastAnswer = now.monotonic
        do {
            try form.session.answer(question.ref, value)
        } catch {
            let key = complaint(about: question)
            form.refuse(.unreadable(key), saying: text(key))
        }
        session?.form = form
        return form.refusal == nil
    }

    /// Makes a file the answer to a question; an empty name is no file.
    mutating func set(fileName: String, for question: Question) {
        _ = set(fileName, for: question)
    }

    private func complaint(about question: Question) -> MessageKey {
        switch question.control {
        case .date: .formNotADate
        case .time: .formNotATime
        case .dateTime: .formNotAMoment
        case .range: .formNotInRange
        default: question.isNumeric ? .formNotANumber : .formNotAnAnswer
        }
    }

    /// To the next page, or to the review after the last; stays where the answer may not stand.
    mutating func goForward() -> [BoothEffect] {
        guard var form = session?.form else { return [] }
        if let question = form.question, let violation = form.session.violations(of: question.ref).first {
            form.refuse(.violation(ref: violation.ref), saying: sentence(for: violation))
            session?.form = form
            return []
        }
        let pages = form.pages
        let next = form.index + 1
        if next < pages.count {
            form.show(pages[next])
            session?.form = form
            go(to: .form)
            return startComposing()
        }
        // Something earlier may have become wrong: an answer that a later one contradicts.
        if let violation = form.session.violations.first,
            let place = pages.firstIndex(where: {
                $0.question == violation.ref || $0.facts.contains(violation.ref)
            })
        {
            form.show(pages[place])
            form.refuse(.violation(ref: violation.ref), saying: sentence(for: violation))
            session?.form = form
            go(to: .form)
            return startComposing()
        }
        session?.form = form
        go(to: .review)
        return [.compose(.clear)]
    }

    private func sentence(for violation: Violation) -> String {
        guard violation.message.isEmpty else { return violation.message }
        return text(violation.kind == .required ? .formRequired : .formNotAnAnswer)
    }

    /// Says again, in the language that is spoken now, why the answer may not stand.
    mutating func repeatFault() {
        guard var form = session?.form, let refusal = form.refusal else { return }
        switch refusal {
        case .unreadable(let key): form.refuse(refusal, saying: text(key))
        case .violation(let ref):
            guard let violation = form.session.violations(of: ref).first else { return }
            form.refuse(refusal, saying: sentence(for: violation))
        }
        session?.form = form
    }

    /// Back into the form where it was left.
    mutating func resumeForm() -> [BoothEffect] {
        go(to: .form)
        return startComposing()
    }

    /// To the page before; from the first page back to the guide.
    mutating func goBackInForm() -> [BoothEffect] {
        takeTyped()
        guard var form = session?.form else { return [] }
        let index = form.index
        guard index > 0 else {
            go(to: .guide)
            return [.compose(.clear)]
        }
        form.show(form.pages[index - 1])
        session?.form = form
        go(to: .form)
        return startComposing()
    }

    /// What was typed is kept as it stands; the way forth leads through this page again and judges it.
    mutating func takeTyped() {
        guard place == .form, var form = session?.form, let question = form.question, question.isTyped else {
            return
        }
        try? form.session.answer(question.ref, question.answer(fromTyped: form.editor.text))
        session?.form = form
    }

    func startComposing() -> [BoothEffect] {
        guard let form = session?.form, let question = form.question, question.isTyped, !question.isNumeric,
            let schema = form.writing.schema(forName: question.isName)
        else { return [.compose(.clear)] }
        return [.compose(.start(schema: schema))]
    }
}
