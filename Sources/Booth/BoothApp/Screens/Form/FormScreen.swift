import Domain
import Forms
import TerminalUI

extension Booth {
    /// One page of the form: facts to look at, or one question.
    func presentForm() -> Presentation {
        guard let form = session?.form, let page = form.page else { return presentGuide() }
        var builder = start(page.group ?? form.item.name(in: language))
        if let step = form.step {
            builder.presentation.screen.step = Step(
                current: step.current, total: step.total,
                label: text(.stepLabel, ["current": String(step.current), "total": String(step.total)]))
        }
        let questions = form.questions
        for note in page.notes {
            if let question = questions.first(where: { $0.ref == note }) { builder.say(question.label) }
        }
        if !page.facts.isEmpty {
            builder.show(
                .facts(
                    page.facts.compactMap { ref in
                        questions.first { $0.ref == ref }.map {
                            Fact(
                                label: $0.label, value: shownAnswer(to: $0, of: form),
                                note: $0.hint.isEmpty ? nil : $0.hint, isPersonal: true)
                        }
                    }))
        }
        if let end = form.end { return askForMore(end, in: builder) }
        guard let question = form.question else {
            if let fault = form.fault { builder.say(fault, .notice(.bad)) }
            let isHidden = page.facts.contains { fact in
                questions.contains { $0.ref == fact && $0.masking != nil && !$0.value.isEmpty }
            }
            builder.offer([continueEntry])
            return finish(builder, extra: isHidden ? [revealControl] : [])
        }
        return ask(question, of: form, in: builder)
    }

    private func ask(_ question: Question, of form: FormFlow, in start: PresentationBuilder) -> Presentation {
        var builder = start
        if question.isTyped {
            askTyped(question, of: form, in: &builder)
            return finish(builder, extra: question.isNumeric ? [] : [inputEntry(form)])
        }
        builder.say(question.label, .large)
        // How to lay a paper down is said before it lies there.
        let isTaken = form.files.file(of: question) != nil
        if !question.hint.isEmpty, !isTaken { builder.say(question.hint, .quiet) }
        if let fault = form.fault { builder.say(fault, .notice(.bad)) }
        offerAnswers(to: question, of: form, in: &builder)
        return finish(builder, canGoBack: form.files.activity != .underway)
    }

    private func askTyped(_ question: Question, of form: FormFlow, in builder: inout PresentationBuilder) {
        let placeholder =
            switch question.control {
            case .date: text(.formDatePlaceholder)
            case .time: text(.formTimePlaceholder)
            case .dateTime: text(.formMomentPlaceholder)
            case .range: limits(of: question)
            default: question.hint
            }
        if placeholder != question.hint, !question.hint.isEmpty { builder.say(question.hint, .quiet) }
        builder.ask(
            Field(
                label: question.label, text: form.editor.text, caret: form.editor.caret,
                placeholder: placeholder,
                preedit: form.composition.preedit, candidates: form.composition.candidates,
                candidateKeys: form.writing.candidateKeys,
                hasPreviousCandidates: form.composition.hasPreviousPage,
                hasNextCandidates: form.composition.hasNextPage,
                pattern: question.pattern.map { text($0) },
                message: form.fault.map { FieldMessage($0, .bad) }, isFocused: true))
        let place = builder.show(keyboard(for: question, writing: form.writing))
        builder.offer([continueEntry])
        builder.offerKeys(of: place)
    }

    var continueEntry: PresentationBuilder.Entry {
        .init(label: text(.formContinue), action: .continueForm, key: .enter, keyLabel: text(.keyEnter))
    }

    private func inputEntry(_ form: FormFlow) -> PresentationBuilder.Entry {
        .init(
            label: text(form.writing.label), action: .switchInput,
            key: .character("+"), keyLabel: "+")
    }
}
