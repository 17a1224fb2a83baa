import TerminalUI

extension Booth {
    /// Everything that was answered, once more, before it is sent.
    func presentReview() -> Presentation {
        guard let form = session?.form else { return presentHome() }
        var builder = start(text(.reviewTitle))
        if form.isSubmitting {
            builder.show(.waiting(label: text(.reviewSubmitting), limit: text(.reviewSubmittingLimit)))
            return finish(builder, canGoBack: false)
        }
        builder.say(text(.reviewPrompt), .large)
        let questions = form.reviewedQuestions
        builder.offer([
            .init(label: text(.reviewSubmit), action: .open(.confirmSubmission)),
            .init(label: text(.reviewChange), action: .go(.form)),
        ])
        builder.show(
            .facts(
                questions.map { question in
                    Fact(label: question.label, value: shownAnswer(to: question, of: form), isPersonal: true)
                }))
        let hides = questions.contains { $0.masking != nil }
        return finish(builder, extra: hides ? [revealControl] : [])
    }
}
