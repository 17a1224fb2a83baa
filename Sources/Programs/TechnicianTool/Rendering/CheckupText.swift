extension CheckupReport {
    /// The report for a technician's eyes: the checks, then each finding with what it saw, means and wants done.
    public var text: String {
        var table = TextTable()
        for line in checks { table.add([Self.sign(line.state), line.check.rawValue, line.seen]) }
        var blocks = [table.text]
        for finding in findings {
            blocks.append(
                """
                \(finding.severity == .failure ? "FAILURE" : "WARNING") \(finding.code)
                  saw:   \(finding.saw)
                  means: \(finding.means)
                  to do: \(finding.remedy)
                """)
        }
        blocks.append(summary)
        return blocks.joined(separator: "\n\n")
    }

    private var summary: String {
        let made = checks.filter { $0.state != .skipped }.count
        let skipped = checks.count - made
        let tail = skipped == 0 ? "" : ", \(skipped) not made"
        return healthy
            ? "\(made) checks, nothing found\(tail)."
            : "\(made) checks, \(findings.count) finding\(findings.count == 1 ? "" : "s")\(tail)."
    }

    private static func sign(_ state: Line.State) -> String {
        switch state {
        case .ok: "ok"
        case .finding: "!!"
        case .skipped: "--"
        }
    }
}
