import Forms

/// What `kioskctl form check` prints.
public struct FormCheckReport: Codable, Sendable, Hashable {
    /// A problem with its place.
    public struct Problem: Codable, Sendable, Hashable {
        /// Stable, kebab-case.
        public var code: String
        /// The line of the XML, from 1.
        public var line: Int
        /// What is wrong.
        public var message: String
        /// What to do about it.
        public var remedy: String

        init(_ problem: FormProblem) {
            code = problem.code
            line = problem.line
            message = problem.message
            remedy = problem.remedy
        }
    }

    /// Whether the form can be used.
    public var valid: Bool
    /// The form's id, where it can be used.
    public var form: String?
    /// The form's version.
    public var version: String?
    /// The form's title.
    public var title: String?
    /// The codes of its languages.
    public var languages: [String]?
    /// The instances that it wants handed in.
    public var externalInstances: [String]?
    /// The files that must lie beside it.
    public var files: [String]?
    /// What can be used, but not as its writer may have meant it, by line.
    public var warnings: [Problem]
    /// Everything that is wrong, by line.
    public var problems: [Problem]

    /// The report of a form that can be used.
    init(_ form: FormDefinition) {
        valid = true
        self.form = form.id
        version = form.version
        title = form.title
        languages = form.languages.map(\.code)
        externalInstances = form.externalInstances.map(\.id)
        files = form.fileInstances.map(\.fileName)
        warnings = form.warnings.map(Problem.init)
        problems = []
    }

    /// The report of one that cannot.
    init(_ faults: FormProblems) {
        valid = false
        warnings = []
        problems = faults.problems.map(Problem.init)
    }

    /// For a form writer's eyes.
    public var text: String {
        guard !valid else {
            let languages = (languages ?? []).joined(separator: ", ")
            let verdict =
                "\(form ?? "") \(version ?? "") “\(title ?? "")” can be used"
                + (languages.isEmpty ? "." : "; languages: \(languages).")
            return ([verdict] + warnings.map { "warning, " + $0.text }).joined(separator: "\n")
        }
        return problems.map(\.text).joined(separator: "\n")
    }
}

extension FormCheckReport.Problem {
    /// One line for a terminal.
    public var text: String { "line \(line): \(message) \(remedy) [\(code)]" }
}

extension FormRunner.Outcome {
    /// For a form writer's eyes: the questions, what keeps the record back, and the record.
    public var text: String {
        var table = TextTable(["QUESTION", "VALUE", "RELEVANT", "VALID", "LABEL"])
        for question in questions {
            let label = question.label["zh"] ?? question.label.sorted { $0.key < $1.key }.first?.value ?? ""
            table.add([
                question.ref, question.value, question.relevant ? "yes" : "no", question.valid ? "yes" : "NO",
                label.split(separator: "\n").joined(separator: " "),
            ])
        }
        var blocks = [table.text]
        if !refused.isEmpty {
            blocks.append(
                refused.map { "step \($0.step) (\($0.ref)): \($0.message) [\($0.code)]" }.joined(
                    separator: "\n"))
        }
        if !violations.isEmpty {
            blocks.append(
                violations.map {
                    "\($0.ref): \($0.kind.rawValue)" + ($0.message.isEmpty ? "" : ": \($0.message)")
                }
                .joined(separator: "\n"))
        }
        if !faults.isEmpty { blocks.append(faults.joined(separator: "\n")) }
        blocks.append(valid ? "The record can be submitted:" : "The record cannot be submitted yet:")
        return blocks.joined(separator: "\n\n") + "\n" + instance
    }
}
