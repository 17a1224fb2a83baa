import Domain

/// Whether there is a catalogue with usable forms, and whether it is from this year rather than the last.
enum CatalogueCheck {
    /// What the database holds.
    enum Facts: Sendable, Hashable {
        /// No catalogue has come yet.
        case none
        /// This one is in force.
        case present(
            version: Int, publishedAt: Instant, items: Int, brokenForms: [BrokenForm], now: Instant,
            warningDays: Int)
        /// It could not be read; the store's error.
        case refused(code: String, cause: String, remedy: String)
    }

    /// A form that cannot be used.
    struct BrokenForm: Sendable, Hashable {
        var id: String
        /// The first problem.
        var problem: String
    }

    static func judge(_ facts: Facts) -> Verdict {
        switch facts {
        case .none:
            return Verdict(
                Finding(
                    "catalogue-missing", .failure,
                    saw: "No catalogue of services has come from the county yet.",
                    means: "The booth has no service to offer.",
                    remedy:
                        "Let kiosk-sync --once run; if it comes back without one, the county has not published any."
                ))
        case .refused(let code, let cause, let remedy):
            return Verdict(
                Finding(
                    code, .failure, saw: cause, means: "The booth has no service to offer.", remedy: remedy))
        case .present(let version, let publishedAt, let items, let broken, let now, let warningDays):
            var verdict = Verdict("version \(version) of \(publishedAt) with \(items) items")
            let days = Int((publishedAt.seconds(until: now) / 86_400).rounded(.down))
            if days > warningDays {
                verdict.findings.append(
                    Finding(
                        "catalogue-old", .warning, saw: "The catalogue is \(days) days old.",
                        means: "Amounts, terms and forms may have changed since.",
                        remedy: "Check the link, and ask the county whether it has published a newer one."))
            }
            if items == 0 {
                verdict.findings.append(
                    Finding(
                        "catalogue-empty", .failure, saw: "The catalogue holds no service item.",
                        means: "The booth has no service to offer.",
                        remedy: "Ask the county to publish its service items."))
            }
            verdict.findings += broken.map { form in
                Finding(
                    "catalogue-form-broken", .failure,
                    saw: "The form \(form.id) cannot be used: \(form.problem)",
                    means: "Its services cannot be applied for here.",
                    remedy: "Have the county correct the form (kioskctl form check) and publish it again.")
            }
            return verdict
        }
    }
}
