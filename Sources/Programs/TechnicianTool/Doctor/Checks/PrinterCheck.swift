/// Whether the slip printer's queue is there and ready.
enum PrinterCheck {
    /// In what state CUPS says the queue is.
    struct Facts: Sendable, Hashable {
        /// The queue's state.
        enum State: Sendable, Hashable {
            case ready
            case paperOut
            case coverOpen
            case jammed
            case paused
            case offline
            /// CUPS answers and knows no such queue.
            case queueMissing
            /// No CUPS answers.
            case spoolerMissing(address: String)
            /// CUPS refused the question; its words.
            case refused(String)
        }

        /// The queue's name; nil for the default queue.
        var queue: String?
        var state: State
    }

    static func judge(_ facts: Facts) -> Verdict {
        let queue = facts.queue.map { "The queue \($0)" } ?? "The default queue"
        switch facts.state {
        case .ready: return Verdict("\(facts.queue ?? "the default queue") is ready")
        case .paperOut:
            return finding("printer-paper-out", "\(queue) is out of paper.", "Put paper in.")
        case .coverOpen:
            return finding("printer-cover-open", "\(queue) has its cover open.", "Close the cover.")
        case .jammed:
            return finding(
                "printer-jammed", "\(queue) is jammed.", "Open the printer and take the paper out.")
        case .paused:
            return finding(
                "printer-paused", "\(queue) is paused or takes no jobs.", "cupsenable QUEUE; cupsaccept QUEUE"
            )
        case .offline:
            return finding(
                "printer-offline", "\(queue) does not reach its printer.",
                "Check the printer's power and cable.")
        case .queueMissing:
            return finding(
                "printer-absent",
                facts.queue.map { "CUPS has no queue named \($0)." } ?? "CUPS has no default queue.",
                "lpstat -v lists the queues; set one up with lpadmin -p QUEUE -E -v URI -m everywhere and lpadmin -d QUEUE, or "
                    + "correct printer.queue.")
        case .spoolerMissing(let address):
            return finding(
                "spooler-unreachable", "No CUPS answers at \(address).",
                "systemctl start cups; if it is not installed: apt-get install cups")
        case .refused(let words):
            return finding(
                "spooler-refused", "CUPS refused to say how \(queue) is: \(words).",
                "lpstat -p says its state; look into /var/log/cups/error_log.")
        }
    }

    /// Printing is never a condition of filing, so nothing here is more than a warning.
    private static func finding(_ code: String, _ saw: String, _ remedy: String) -> Verdict {
        Verdict(
            Finding(
                code, .warning, saw: saw,
                means:
                    "Slips are not printed; submissions go on, the number is shown large with its QR code.",
                remedy: remedy))
    }
}
