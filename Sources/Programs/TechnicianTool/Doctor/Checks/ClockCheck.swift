import Domain

/// Whether the clock can be right: time never runs backwards past what has already happened.
enum ClockCheck {
    /// This machine's clock, and moments that have passed for certain.
    struct Facts: Sendable, Hashable {
        var now: Instant
        /// When this program was installed; nil where that is not known.
        var installedAt: Instant?
        /// When the last submission was confirmed here.
        var lastFinalisedAt: Instant?
        /// The newest moment that the county has told, by its own clock: a receipt's or the catalogue's.
        var countySaid: Instant?
        /// How far the county's clock was ahead at the last contact.
        var countyClock: ClockEstimate?
    }

    /// Clocks of booth and county may differ by so much, in seconds, without harm.
    static let tolerance = 300.0

    static func judge(_ facts: Facts) -> Verdict {
        var verdict = Verdict("it is \(facts.now)")
        func add(_ code: String, _ event: String, _ moment: Instant?) {
            guard let moment, facts.now.seconds(until: moment) > tolerance else { return }
            verdict.findings.append(
                Finding(
                    code, .failure, saw: "The clock says \(facts.now), but \(event) at \(moment).",
                    means:
                        "Dates on slips are wrong, ages are reckoned wrong, and TLS may refuse the county.",
                    remedy:
                        "Set the clock with timedatectl set-time, and replace the clock's battery if it comes back."
                ))
        }
        if let clock = facts.countyClock, abs(Double(clock.offset)) - Double(clock.error) > tolerance * 1000 {
            let minutes = abs(clock.offset) / 60_000
            verdict.findings.append(
                Finding(
                    "clock-off", .failure,
                    saw:
                        "At \(clock.at) the clock was \(minutes) minutes \(clock.offset > 0 ? "behind" : "ahead of") the county's.",
                    means:
                        "Dates on slips are wrong, and ages are reckoned wrong. The county's own time is the legal one.",
                    remedy:
                        "Set the clock with timedatectl set-time, or let systemd-timesyncd reach a time server."
                ))
        }
        add("clock-before-program", "this program was installed", facts.installedAt)
        add("clock-before-receipt", "the last submission was confirmed", facts.lastFinalisedAt)
        add("clock-before-county", "the county signed something", facts.countySaid)
        return verdict
    }
}
