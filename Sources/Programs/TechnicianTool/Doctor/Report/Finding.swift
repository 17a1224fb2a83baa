/// One thing that `kioskctl doctor` found wrong, told so that a technician can put it right.
public struct Finding: Codable, Sendable, Hashable {
    /// How much it matters.
    public enum Severity: String, Codable, Sendable, Hashable {
        /// Something that people come for does not work.
        case failure
        /// It works, but will not for long, or not as it should.
        case warning
    }

    /// Stable and in kebab case, such as `certificate-expired`: scripts and the help pages go by it.
    public var code: String
    /// How much it matters.
    public var severity: Severity
    /// What was seen; never with personal data.
    public var saw: String
    /// What it means for the booth and the people before it.
    public var means: String
    /// What to do about it.
    public var remedy: String

    /// A finding with these texts.
    public init(_ code: String, _ severity: Severity, saw: String, means: String, remedy: String) {
        self.code = code
        self.severity = severity
        self.saw = saw
        self.means = means
        self.remedy = remedy
    }
}

/// What a check says of the facts it was given.
struct Verdict: Sendable, Hashable {
    /// The facts in a few words, for the line of the check.
    var seen: String
    /// What is wrong; empty if nothing is.
    var findings: [Finding]

    /// A verdict.
    init(_ seen: String, _ findings: [Finding] = []) {
        self.seen = seen
        self.findings = findings
    }

    /// The verdict that one thing is wrong.
    init(_ finding: Finding) { self.init(finding.saw, [finding]) }
}
