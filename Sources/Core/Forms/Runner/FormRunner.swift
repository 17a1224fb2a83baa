/// Fills a form without a screen: what `kioskctl form run` does between reading its files and printing.
public struct FormRunner: Sendable {
    /// What became of a form.
    public struct Outcome: Sendable, Hashable, Codable {
        /// The form's id.
        public let form: String
        /// The form's version.
        public let version: String
        /// The record as it would be submitted.
        public let instance: String
        /// Every question, relevant or not, in the form's order.
        public let questions: [QuestionReport]
        /// What keeps the record from being submitted.
        public let violations: [Violation]
        /// The steps that were refused.
        public let refused: [Refusal]
        /// Expressions of the form that failed.
        public let faults: [String]
        /// Whether the record could be submitted.
        public let valid: Bool
    }

    /// One question at the end.
    public struct QuestionReport: Sendable, Hashable, Codable {
        /// `/data/member[2]/name`
        public let ref: String
        /// What kind of answer it takes.
        public let control: Question.Control
        /// Whether it is asked.
        public let relevant: Bool
        /// Whether it must be answered.
        public let required: Bool
        /// Whether it is shown but not to be changed.
        public let readonly: Bool
        /// What it holds.
        public let value: String
        /// What is asked, by language code; under the empty code where the form has no languages.
        public let label: [String: String]
        /// Whether nothing is wrong with its answer.
        public let valid: Bool
        /// What is wrong with it, by the form's default language.
        public let violations: [Violation]
    }

    /// A step that was not taken.
    public struct Refusal: Sendable, Hashable, Codable {
        /// Its place in the answers file, from 0.
        public let step: Int
        /// The reference it was for.
        public let ref: String
        /// See ``AnswerFault/code``.
        public let code: String
        /// See ``AnswerFault/message``.
        public let message: String
    }

    private var session: FormSession
    private var refused: [Refusal] = []

    /// Fills a form.
    ///
    /// - Parameters:
    ///   - form: the form.
    ///   - steps: applied in order; one that is refused is reported and the next is tried.
    ///   - externalInstances: root elements by instance id.
    ///   - context: clock and randomness.
    public static func run(
        form: FormDefinition, steps: [AnswerStep], externalInstances: [String: XMLElement] = [:],
        context: FormContext
    ) throws(FormSessionFault) -> Outcome {
        var runner = FormRunner(
            session: try FormSession(form: form, externalInstances: externalInstances, context: context))
        for (index, step) in steps.enumerated() { runner.apply(step, index) }
        return runner.outcome()
    }

    private init(session: FormSession) { self.session = session }

    private mutating func apply(_ step: AnswerStep, _ index: Int) {
        do throws(AnswerFault) {
            switch step {
            case .answer(let reference, let value): try session.answer(reference, value)
            case .add(let reference): try session.addRepeat(reference)
            case .remove(let reference): try session.removeRepeat(reference)
            }
        } catch {
            refused.append(
                Refusal(step: index, ref: error.reference, code: error.code, message: error.message))
        }
    }

    private func outcome() -> Outcome {
        let violations = session.violations
        return Outcome(
            form: session.form.id, version: session.form.version, instance: session.submissionXML(),
            questions: questions(), violations: violations, refused: refused,
            faults: session.faults.map(\.description), valid: violations.isEmpty)
    }

    private func questions() -> [QuestionReport] {
        var labels: [String: [String: String]] = [:]
        let codes = session.form.languages.isEmpty ? [""] : session.form.languages.map(\.code)
        let references = session.allQuestionReferences
        for code in codes {
            var translated = session
            translated.language = code
            for reference in references {
                labels[reference, default: [:]][code] = translated.question(at: reference)?.label ?? ""
            }
        }
        return references.compactMap { reference in
            guard let question = session.question(at: reference) else { return nil }
            let violations = session.violations(of: reference)
            return QuestionReport(
                ref: reference, control: question.control, relevant: session.isRelevant(reference),
                required: question.isRequired, readonly: question.isReadOnly, value: question.value,
                label: labels[reference] ?? [:], valid: violations.isEmpty, violations: violations)
        }
    }
}

extension FormSession {
    /// The references of every question that the record has, relevant or not, in the form's order.
    var allQuestionReferences: [String] {
        var references: [String] = []
        func visit(_ items: [BodyItem]) {
            for item in items {
                switch item {
                case .question(let control):
                    references += instance.nodes(of: control.node).map { reference(to: $0) }
                case .group(let group): visit(group.items)
                case .repeat(let control): visit(control.items)
                }
            }
        }
        visit(form.body)
        return references
    }
}
