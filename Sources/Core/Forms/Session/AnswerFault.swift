/// Why an answer was not taken. It never repeats the answer.
public enum AnswerFault: Error, Sendable, Hashable {
    /// There is no such field, or no such repetition.
    case unknownReference(String)
    /// The field is no question.
    case notAQuestion(String)
    /// The question is not asked, given the other answers.
    case notRelevant(String)
    /// The question is shown but not to be changed.
    case readOnly(String)
    /// The answer is not of the question's type (`int`, `date` …).
    case type(String, expected: String)
    /// The answer is none of the choices that are offered.
    case unknownChoice(String)
    /// The repeat does not let the person add or remove repetitions, or there is none to remove.
    case fixedRepeat(String)

    /// Stable, kebab-case.
    public var code: String {
        switch self {
        case .unknownReference: "answer-unknown-reference"
        case .notAQuestion: "answer-not-a-question"
        case .notRelevant: "answer-not-relevant"
        case .readOnly: "answer-read-only"
        case .type: "answer-type"
        case .unknownChoice: "answer-unknown-choice"
        case .fixedRepeat: "answer-fixed-repeat"
        }
    }

    /// The reference that the answer was for.
    public var reference: String {
        switch self {
        case .unknownReference(let reference), .notAQuestion(let reference), .notRelevant(let reference),
            .readOnly(let reference), .type(let reference, _), .unknownChoice(let reference),
            .fixedRepeat(let reference):
            reference
        }
    }

    /// One sentence for a technician or a form's writer.
    public var message: String {
        switch self {
        case .unknownReference(let reference): "The form has no field \(reference)."
        case .notAQuestion(let reference): "\(reference) is not a question."
        case .notRelevant(let reference): "\(reference) is not asked, given the other answers."
        case .readOnly(let reference): "\(reference) cannot be changed."
        case .type(let reference, let expected): "\(reference) takes \(expected)."
        case .unknownChoice(let reference): "\(reference) does not offer that choice."
        case .fixedRepeat(let reference): "\(reference) does not let repetitions be added or removed there."
        }
    }
}
