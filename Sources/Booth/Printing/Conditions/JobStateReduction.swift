internal import WorkerProtocol

/// The job states of IPP (RFC 8011, 5.3.7).
enum IPPJobState: Int, Sendable, Hashable, CaseIterable {
    case pending = 3
    case held, processing, stopped, canceled, aborted, completed
}

/// What CUPS says about one job.
struct JobReport: Sendable, Hashable {
    /// job-state; nil where it is missing or not one of RFC 8011's.
    var state: IPPJobState?
    /// job-state-reasons, such as `printer-stopped`.
    var reasons: [String] = []
    /// Whether the job's queue is stopped: CUPS leaves its jobs pending, mostly without a reason.
    var queueStopped = false

    /// The report reduced to what the front decides on.
    var reduced: PrintJobState {
        switch state {
        case .held, .stopped: .heldUp
        case .pending, .processing:
            queueStopped || reasons.contains(where: Self.holdUp.contains) ? .heldUp : .underway
        case .completed: .handedOver
        case .canceled, .aborted: .failed
        case nil: .unknown
        }
    }

    /// Reasons for which a job goes on only after somebody did something (RFC 8011, 5.3.8).
    private static let holdUp: Set<String> = [
        "printer-stopped", "printer-stopped-partly", "job-hold-until-specified", "resources-are-not-ready",
    ]
}
