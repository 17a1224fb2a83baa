import Domain

/// Whether the booth's TLS certificate holds: its dates, its name, its key, its authority.
enum CertificateCheck {
    /// What the certificate says.
    struct Facts: Sendable, Hashable {
        var notBefore: Instant
        var notAfter: Instant
        /// The last day of the authority's own certificate.
        var authorityNotAfter: Instant
        /// Whether it names this booth (URI in the subject alternative name).
        var namesBooth: Bool
        /// Whether `tls.key` is its key.
        var keyFits: Bool
        /// Whether the authority in `ca.crt` signed it.
        var isFromAuthority: Bool
        /// This machine's clock.
        var now: Instant
        /// So many days before its end a warning is due.
        var warningDays: Int
        /// Why `kiosk-sync` could not renew it when it tried last, by the failure's code; nil if it did not fail.
        var renewalFailure: String?
    }

    /// The files could not be read as what they should be.
    static func unreadable(_ file: String) -> Verdict {
        Verdict(
            Finding(
                "certificate-unreadable", .failure, saw: "\(file) is missing or not what it should be.",
                means: "The booth cannot reach its county.", remedy: enrolAnew))
    }

    static func judge(_ facts: Facts) -> Verdict {
        var verdict = Verdict("valid until \(facts.notAfter)")
        func add(_ code: String, _ severity: Finding.Severity, _ saw: String, _ remedy: String) {
            let means =
                severity == .failure
                ? "The county refuses the booth; submissions wait here."
                : "After that day the county refuses the booth."
            verdict.findings.append(Finding(code, severity, saw: saw, means: means, remedy: remedy))
        }
        let days = Int((facts.now.seconds(until: facts.notAfter) / 86_400).rounded(.down))
        if facts.notAfter <= facts.now {
            add(
                "certificate-expired", .failure,
                "The certificate ended on \(facts.notAfter); it is \(facts.now) now.",
                "If the clock is right: " + renewal(facts))
        } else if days < facts.warningDays {
            add(
                "certificate-expiring", .warning,
                "The certificate ends in \(days) days, on \(facts.notAfter)."
                    + (facts.renewalFailure.map { " The last renewal failed: \($0)." } ?? ""),
                renewal(facts))
        }
        if facts.now < facts.notBefore {
            add(
                "certificate-not-yet-valid", .failure,
                "The certificate begins on \(facts.notBefore), but it is \(facts.now) now.",
                "Set the clock: it is most likely behind.")
        }
        if facts.authorityNotAfter <= facts.now {
            add(
                "authority-expired", .failure,
                "The county's authority (ca.crt) ended on \(facts.authorityNotAfter).",
                "Ask the county for its new authority and a one-time code, and enrol the booth anew.")
        }
        if !facts.namesBooth {
            add("certificate-other-booth", .failure, "The certificate does not name this booth.", enrolAnew)
        }
        if !facts.keyFits {
            add("certificate-key", .failure, "tls.key is not the key of tls.crt.", enrolAnew)
        }
        if !facts.isFromAuthority {
            add("certificate-authority", .failure, "The authority in ca.crt did not sign tls.crt.", enrolAnew)
        }
        return verdict
    }

    /// What to do about a certificate that should have been renewed, by why it was not.
    private static func renewal(_ facts: Facts) -> String {
        switch facts.renewalFailure {
        case nil:
            "kiosk-sync renews it with its next contact with the county; see that ting-sync runs and the link is up."
        case .some(let code) where code.hasPrefix("problem:"):
            "The county refuses to renew it (\(code.dropFirst("problem:".count))). " + enrolAnew
        case "dns", "refused", "unreachable", "timeout", "closed":
            "The gateway could not be reached (\(facts.renewalFailure ?? "")): mend the link; the renewal follows by itself."
        case .some(let code):
            "The renewal failed (\(code)); journalctl -u ting-sync says more. If it goes on: " + enrolAnew
        }
    }
    private static let enrolAnew =
        "Ask the county for a one-time code and run kioskctl enrol --replace --code CODE --ca FILE."
}
