internal import WorkerProtocol

/// The printer states of IPP (RFC 8011, 5.4.11).
enum IPPPrinterState: Int, Sendable, Hashable, CaseIterable {
    case idle = 3
    case processing, stopped
}

/// What CUPS says about one queue.
struct PrinterReport: Sendable, Hashable {
    /// printer-state; nil where it is missing or not one of RFC 8011's.
    var state: IPPPrinterState?
    /// printer-state-reasons, such as `media-empty-error`.
    var reasons: [String] = []
    /// printer-state-message, what the backend said last.
    var message = ""
    /// printer-is-accepting-jobs.
    var acceptsJobs = true

    /// The report reduced to what the front decides on: the cause that somebody at the booth can mend comes first,
    /// since a printer without paper is also stopped, and a stopped one may also be out of reach.
    var condition: PrinterCondition {
        var causes = Set(reasons.compactMap(Self.cause))
        // CUPS 2.4 has no reason for a network printer that does not answer: the queue is processing and says so.
        if state == .processing, Self.unreachable.contains(message) { causes.insert(.offline) }
        let order: [PrinterCondition] = [.jammed, .coverOpen, .paperOut, .offline, .paused]
        if let cause = order.first(where: causes.contains) { return cause }
        return state == .stopped || !acceptsJobs ? .paused : .ready
    }

    /// The condition that one keyword stands for; nil for what does not keep a slip from being printed.
    ///
    /// A keyword may end in its severity. A report is news without consequence (RFC 8011, 5.4.12), except for
    /// `offline-report`, which is how CUPS says that a printer is off.
    private static func cause(_ reason: String) -> PrinterCondition? {
        var keyword = Substring(reason)
        var isReport = false
        for severity in ["-error", "-warning", "-report"] where keyword.hasSuffix(severity) {
            keyword = keyword.dropLast(severity.count)
            isReport = severity == "-report"
        }
        guard let condition = conditions[String(keyword)] else { return nil }
        return isReport && keyword != "offline" ? nil : condition
    }

    /// What the backends of CUPS 2.4 say while they try to reach a printer. They say it in the language of the job,
    /// which is English in `kiosk-print`.
    private static let unreachable: Set<String> = [
        "The printer is not connected.",
        "The printer is not responding.",
        "The printer is unreachable at this time.",
        "The printer may not exist or is unavailable at this time.",
        "Waiting for printer to become available.",
    ]

    /// The keywords of RFC 8011, 5.4.12, PWG 5100.9 and CUPS that keep a slip from being printed.
    private static let conditions: [String: PrinterCondition] = [
        "media-empty": .paperOut, "media-needed": .paperOut, "input-tray-missing": .paperOut,
        "input-media-supply-empty": .paperOut,
        "media-jam": .jammed, "media-path-jam": .jammed, "cutter-error": .jammed,
        "cover-open": .coverOpen, "door-open": .coverOpen, "interlock-open": .coverOpen,
        "input-tray-open": .coverOpen,
        "offline": .offline, "shutdown": .offline, "timed-out": .offline, "connecting-to-device": .offline,
        "paused": .paused, "moving-to-paused": .paused, "hold-new-jobs": .paused, "stopped-partly": .paused,
        "stopping": .paused,
    ]
}
