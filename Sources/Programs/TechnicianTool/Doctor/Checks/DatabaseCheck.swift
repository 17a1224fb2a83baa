/// Whether the booth's database opens and is whole.
enum DatabaseCheck {
    /// What became of opening it with SQLite's quick_check.
    enum Facts: Sendable, Hashable {
        /// There is no such file.
        case missing(path: String)
        /// It opened.
        case whole(path: String)
        /// It did not; the store's error.
        case refused(code: String, cause: String, remedy: String)
    }

    static func judge(_ facts: Facts) -> Verdict {
        switch facts {
        case .whole(let path): Verdict("\(path) passes quick_check")
        case .missing(let path):
            Verdict(
                Finding(
                    "database-missing", .warning, saw: "\(path) does not exist.",
                    means: "Neither front nor sync daemon has run here yet; or the file was taken away.",
                    remedy:
                        "On a new booth start ting-sync and ting-kiosk. On an old one restore the latest backup."
                ))
        case .refused(let code, let cause, let remedy):
            Verdict(
                Finding(
                    code, .failure, saw: cause,
                    means: "The booth takes no submissions and sends none as long as this lasts.",
                    remedy: remedy))
        }
    }
}
