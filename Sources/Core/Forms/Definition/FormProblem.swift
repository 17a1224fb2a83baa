/// One thing that keeps a form from being used, told so that a clerk can put it right.
public struct FormProblem: Error, Sendable, Hashable, CustomStringConvertible {
    /// What kind of problem: stable, kebab-case (`bind-unknown-node`, `xpath-syntax`, `cycle` …).
    public let code: String
    /// The line of the XML, from 1.
    public let line: Int
    /// What is wrong.
    public let message: String
    /// What to do about it.
    public let remedy: String

    /// A problem.
    public init(code: String, line: Int, message: String, remedy: String) {
        self.code = code
        self.line = line
        self.message = message
        self.remedy = remedy
    }

    /// One line for a terminal.
    public var description: String { "line \(line): \(message) \(remedy) [\(code)]" }
}

/// All problems of a form, in the order of their lines.
public struct FormProblems: Error, Sendable, Hashable, CustomStringConvertible {
    /// At least one.
    public let problems: [FormProblem]

    /// One line for each.
    public var description: String { problems.map(\.description).joined(separator: "\n") }
}

/// Collects problems while a form is compiled, so that all are told at once.
struct ProblemList {
    private(set) var problems: [FormProblem] = []

    mutating func add(_ code: String, line: Int, _ message: String, _ remedy: String) {
        let problem = FormProblem(code: code, line: line, message: message, remedy: remedy)
        if !problems.contains(problem) { problems.append(problem) }
    }

    mutating func add(_ error: XPathError, line: Int, in place: String) {
        let remedy =
            switch error.code {
            case .syntax: "Look at the quotes, brackets and operators there."
            case .function: "Look the function up in the list of ODK functions."
            case .argument: "Look up what the function takes."
            case .prefix: "Declare the prefix on the form's first element, or leave it out."
            }
        add(error.code.rawValue, line: line, "\(place): \(error.description).", remedy)
    }

    var sorted: [FormProblem] { problems.sorted { ($0.line, $0.code) < ($1.line, $1.code) } }
}
