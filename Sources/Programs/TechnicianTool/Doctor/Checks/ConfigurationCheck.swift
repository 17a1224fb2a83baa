/// Whether the tool's settings could be read.
enum ConfigurationCheck {
    /// What became of reading them.
    enum Facts: Sendable, Hashable {
        /// They are right.
        case readable
        /// They are not; with the parts of the program's fault.
        case faulty(code: String, cause: String, remedy: String)
    }

    static func judge(_ facts: Facts) -> Verdict {
        switch facts {
        case .readable: Verdict("every setting is known and of its kind")
        case .faulty(let code, let cause, let remedy):
            Verdict(
                Finding(
                    code, .failure, saw: cause,
                    means: "The programs of the booth do not start with a wrong configuration.",
                    remedy: remedy))
        }
    }
}
