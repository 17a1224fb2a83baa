/// What `kioskctl doctor` prints: every check with what it saw, and every finding.
public struct CheckupReport: Codable, Sendable, Hashable {
    /// One check.
    public struct Line: Codable, Sendable, Hashable {
        /// How a check ended.
        public enum State: String, Codable, Sendable, Hashable {
            /// Nothing is wrong.
            case ok
            /// Something is.
            case finding
            /// It could not be made, because of what another check found.
            case skipped
        }

        /// Which check.
        public var check: CheckName
        /// How it ended.
        public var state: State
        /// What it saw, or why it was not made.
        public var seen: String
    }

    /// Whether nothing was found.
    public var healthy: Bool { findings.isEmpty }
    /// The checks in the order they were made.
    public private(set) var checks: [Line] = []
    /// What is wrong, failures and warnings, in the order of the checks.
    public private(set) var findings: [Finding] = []

    /// A report without a check.
    init() {}

    /// Adds a check that was made.
    mutating func add(_ check: CheckName, _ verdict: Verdict) {
        checks.append(
            Line(check: check, state: verdict.findings.isEmpty ? .ok : .finding, seen: verdict.seen))
        findings += verdict.findings
    }

    /// Adds a check that could not be made.
    mutating func skip(_ check: CheckName, because reason: String) {
        checks.append(Line(check: check, state: .skipped, seen: reason))
    }

    private enum Key: String, CodingKey {
        case healthy, checks, findings
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        checks = try container.decode([Line].self, forKey: .checks)
        findings = try container.decode([Finding].self, forKey: .findings)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(healthy, forKey: .healthy)
        try container.encode(checks, forKey: .checks)
        try container.encode(findings, forKey: .findings)
    }
}

/// The checks that `kioskctl doctor` makes, by stable names.
public enum CheckName: String, Codable, Sendable, Hashable, CaseIterable {
    /// The tool's own settings.
    case configuration
    /// The state directory.
    case stateDirectory = "state-directory"
    /// Room on its disk.
    case disk
    /// booth.db.
    case database
    /// The booth's enrolment with a county.
    case enrolment
    /// The booth's TLS certificate.
    case certificate
    /// The catalogue of services.
    case catalogue
    /// Submissions that wait for a person.
    case queue
    /// The machine's clock.
    case clock
    /// The card reader.
    case reader
    /// The slip printer.
    case printer
    /// The county's gateway.
    case gateway
    /// The font for slips and screen.
    case font
    /// The data of Chinese input.
    case inputMethod = "input-method"
    /// The sentences that the front shows.
    case messages
}
