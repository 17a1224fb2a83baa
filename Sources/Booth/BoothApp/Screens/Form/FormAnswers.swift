import Forms
import TerminalUI

extension Booth {
    /// What can be chosen for a question that is not typed.
    func offerAnswers(to question: Question, of form: FormFlow, in builder: inout PresentationBuilder) {
        switch question.control {
        case .select:
            let chosen = question.value.split(separator: " ")
            builder.offer(
                question.choices.map { choice in
                    .init(
                        label: choice.label, action: .toggle(choice.value),
                        isMarked: chosen.contains(Substring(choice.value)))
                }, style: .checklist)
            builder.offer([goOn])
        case .rank: offerRanking(question, of: form, in: &builder)
        case .range:
            builder.offer(
                (question.range?.fewNumbers ?? []).map { number in
                    .init(label: number, action: .answer(number), isMarked: question.value == number)
                } + skip(question))
        case .trigger:
            builder.offer([.init(label: text(.formUnderstood), action: .answer("OK"))] + skip(question))
        case .upload: offerUpload(question, of: form, in: &builder)
        case .geopoint: offerPlace(question, in: &builder)
        default:
            builder.offer(
                question.choices.map { choice in
                    .init(
                        label: choice.label, action: .answer(choice.value),
                        isMarked: question.value == choice.value)
                } + skip(question))
        }
    }

    /// Every choice with its place, picked one after the other.
    private func offerRanking(_ question: Question, of form: FormFlow, in builder: inout PresentationBuilder)
    {
        builder.say(text(.formRankPrompt), .quiet)
        builder.offer(
            question.choices.map { choice in
                let place = form.ranking.firstIndex(of: choice.value)
                return .init(
                    label: choice.label,
                    detail: place.map { text(.formRankPlace, ["place": String($0 + 1)]) },
                    action: .toggle(choice.value), isMarked: place != nil)
            })
        builder.offer([goOn])
    }

    /// The place that a booth knows is its own.
    private func offerPlace(_ question: Question, in builder: inout PresentationBuilder) {
        guard !configuration.location.isEmpty else {
            builder.say(text(.formNoPlace), .notice(.warning))
            builder.offer([continueEntry])
            return
        }
        let here = configuration.location
        builder.offer(
            [.init(label: text(.formPlaceHere), action: .answer(here), isMarked: question.value == here)]
                + skip(question))
    }

    /// At the end of repetitions: one more, or go on; and what there is so far, one a line.
    func askForMore(_ state: RepeatState, in start: PresentationBuilder) -> Presentation {
        var builder = start
        let fields = ["list": state.label, "count": String(state.count)]
        builder.say(text(state.count == 0 ? .formRepeatNone : .formRepeatMore, fields), .large)
        var entries: [PresentationBuilder.Entry] = [
            .init(label: text(.formRepeatAdd), action: .addRepetition(state.ref)),
            .init(label: text(.formRepeatDone), action: .continueForm),
        ]
        if state.count > 0 {
            entries.append(.init(label: text(.formRepeatRemove), action: .removeRepetition(state.ref)))
        }
        builder.offer(entries)
        guard state.count > 0, let form = session?.form else { return finish(builder) }
        let answered = form.reviewedQuestions
        let table = (0..<state.count).map { index in
            answered.filter { $0.ref.hasPrefix("\(state.ref)[\(index + 1)]/") }
        }
        builder.show(
            .facts(
                table.enumerated().map { index, answers in
                    let values = answers.prefix(Self.tableColumns).map { shownAnswer(to: $0, of: form) }
                    return Fact(
                        label: "\(state.label) \(index + 1)", value: values.joined(separator: " · "),
                        isPersonal: true)
                }))
        let hides = table.joined().contains { $0.masking != nil }
        return finish(builder, extra: hides ? [revealControl] : [])
    }

    /// Of each repetition as many answers are shown as tell it from the others.
    private static let tableColumns = 3

    /// The numbers that a range takes, in words.
    func limits(of question: Question) -> String {
        guard let range = question.range else { return question.hint }
        return text(
            .formRangeLimits,
            ["low": range.text(range.start), "high": range.text(range.end), "step": range.text(range.step)])
    }

    /// What may be left open can be passed over.
    func skip(_ question: Question, as label: MessageKey = .formSkip) -> [PresentationBuilder.Entry] {
        guard !question.isRequired else { return [] }
        return [.init(label: text(label), action: .answer(""), key: .character("0"), keyLabel: "0")]
    }

    private var goOn: PresentationBuilder.Entry {
        .init(label: text(.formContinue), action: .continueForm, key: .character("0"), keyLabel: "0")
    }
}
