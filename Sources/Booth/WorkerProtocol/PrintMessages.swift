import Domain

/// What the front asks of `kiosk-print`.
public enum PrintRequest: Codable, Sendable, Hashable {
    /// Lay the slip out and hand it to the destination.
    case print(document: SlipDocument, destination: PrintDestination)
    /// How far is this job, by the id that CUPS gave it?
    case job(id: Int, destination: PrintDestination)
    /// In what state is the destination?
    case printer(destination: PrintDestination)
}

/// Where slips go.
public enum PrintDestination: Codable, Sendable, Hashable {
    /// A CUPS queue; nil is the default queue.
    case queue(name: String?)
    /// A folder that receives one PDF file a slip.
    case folder(path: String)
}

/// What `kiosk-print` answers.
public enum PrintAnswer: Codable, Sendable, Hashable {
    /// The slip was handed over as this job; a folder gives the file's path.
    case accepted(jobID: Int, file: String?)
    /// The job's state.
    case job(PrintJobState)
    /// The destination's state.
    case printer(PrinterCondition)
}

/// How far a job is, as CUPS tells it (RFC 8011 job-state), reduced to what the front decides on.
public enum PrintJobState: String, Codable, Sendable, Hashable {
    /// Waiting or being sent (pending, processing).
    case underway
    /// Held up: the printer or queue is stopped (held, processing-stopped).
    case heldUp
    /// Handed to the printer in full (completed): not yet proof of paper.
    case handedOver
    /// Canceled or aborted: it will not print by itself.
    case failed
    /// CUPS no longer knows the job.
    case unknown
}

/// In what state a printer is, as CUPS tells it (RFC 8011 printer-state and printer-state-reasons).
public enum PrinterCondition: String, Codable, Sendable, Hashable {
    /// Accepts jobs.
    case ready
    /// Out of paper (media-empty, media-needed).
    case paperOut
    /// A cover or door is open.
    case coverOpen
    /// Jammed.
    case jammed
    /// The queue is paused or refuses jobs.
    case paused
    /// Unreachable or switched off.
    case offline
    /// There is no such queue, or no CUPS.
    case absent
}
