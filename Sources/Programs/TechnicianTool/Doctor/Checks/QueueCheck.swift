/// Whether every finalised submission is on its way.
enum QueueCheck {
    /// What the database holds.
    enum Facts: Sendable, Hashable {
        /// The queue could be read.
        case read(waiting: Int, stored: Int, quarantined: [String], brokenAt: Int?)
        /// It could not; the store's error.
        case refused(code: String, cause: String, remedy: String)
    }

    static func judge(_ facts: Facts) -> Verdict {
        switch facts {
        case .refused(let code, let cause, let remedy):
            return Verdict(
                Finding(
                    code, .failure, saw: cause, means: "It is not known what waits to be sent.",
                    remedy: remedy))
        case .read(let waiting, let stored, let quarantined, let brokenAt):
            var verdict = Verdict("\(waiting) waiting, \(stored) stored by the county")
            if !quarantined.isEmpty {
                verdict.findings.append(
                    Finding(
                        "queue-quarantined", .failure,
                        saw:
                            "The county refused \(quarantined.count): \(quarantined.joined(separator: ", ")).",
                        means:
                            "These people wait for something that does not happen by itself; nothing of theirs is lost.",
                        remedy: "kioskctl queue show RECEIPT says why; mend that, or call the person."))
            }
            if let brokenAt {
                verdict.findings.append(
                    Finding(
                        "queue-chain-broken", .failure,
                        saw: "The record of submissions does not hold together at number \(brokenAt).",
                        means: "Bytes on this disk have changed or are gone.",
                        remedy: "Leave the disk as it is, copy it, and tell the county the number."))
            }
            return verdict
        }
    }
}
