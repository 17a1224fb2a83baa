/// Whether the booth is enrolled and its keys are there for it alone.
enum EnrolmentCheck {
    /// What was seen of `identity/`.
    enum Facts: Sendable, Hashable {
        /// Identity and booth key could be read.
        case enrolled(booth: String, name: String, county: String, filesOpenToOthers: [String])
        /// Not; the store's error.
        case refused(code: String, cause: String, remedy: String)
    }

    static func judge(_ facts: Facts) -> Verdict {
        switch facts {
        case .refused(let code, let cause, let remedy):
            return Verdict(
                Finding(
                    code, .failure, saw: cause,
                    means: "The booth cannot sign or seal anything; it takes no submissions.", remedy: remedy)
            )
        case .enrolled(let booth, let name, let county, let open):
            var verdict = Verdict("\(name) (\(booth)), enrolled with \(county)")
            if !open.isEmpty {
                let files = open.joined(separator: " ")
                verdict.findings.append(
                    Finding(
                        "identity-open", .failure,
                        saw: "Other accounts may read \(open.joined(separator: ", ")).",
                        means: "Whoever has these keys can speak as this booth.",
                        remedy: "chmod go-rwx \(files); if others were on this machine, enrol the booth anew."
                    ))
            }
            return verdict
        }
    }
}
