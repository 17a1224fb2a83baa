internal import WorkerProtocol

/// What this worker has handed over, and the rule that a receipt number is handed over once.
///
/// The front may ask twice: a worker that crashed after CUPS took the job, a person who presses the button again.
/// Paper with the same number twice looks like two cases; so the second request gets the first one's job. Who wants
/// a second paper composes a document with another receipt number (such as `042326112300076-R1`) that says REPRINT.
struct Handovers: Sendable {
    /// What to do with a slip.
    enum Decision: Sendable, Hashable {
        /// It was not handed over, or that job failed.
        case handOver
        /// This job is the slip.
        case answer(job: Int)
    }

    /// A job and how far it was when last asked; nil states that nobody asked yet.
    struct Job: Sendable, Hashable {
        var id: Int
        var state: PrintJobState?
    }

    private struct Key: Hashable {
        var queue: String
        var receiptNumber: String
    }

    private var slips: [Key: Int] = [:]
    private var unfinished: [Int: String] = [:]
    private var finished: [Int: PrintJobState] = [:]

    /// The rule. `known` is the job of this worker's life with its present state, `active` are the jobs that CUPS
    /// has with the slip's name, oldest first.
    static func decide(known: Job?, active: [Int]) -> Decision {
        switch known {
        case .some(let job) where job.state != .failed && job.state != .unknown: .answer(job: job.id)
        default: active.first.map(Decision.answer) ?? .handOver
        }
    }

    /// The job with which the slip was handed over in this worker's life.
    func job(for receiptNumber: String, on queue: String) -> Int? {
        slips[Key(queue: queue, receiptNumber: receiptNumber)]
    }

    /// How a job ended, if it is known to have: CUPS itself forgets it with its document.
    func end(of job: Int) -> PrintJobState? { finished[job] }

    /// The jobs that are not known to have ended, and their queues.
    var open: [(job: Int, queue: String)] { unfinished.map { ($0.key, $0.value) }.sorted { $0.job < $1.job } }

    /// The slip was handed over as this job.
    mutating func record(job: Int, for receiptNumber: String, on queue: String) {
        slips[Key(queue: queue, receiptNumber: receiptNumber)] = job
        unfinished[job] = queue
    }

    /// Takes note of a job's state; true if it has ended just now, so that its document is to be purged.
    mutating func observe(_ state: PrintJobState, of job: Int) -> Bool {
        guard finished[job] == nil, state == .handedOver || state == .failed else { return false }
        finished[job] = state
        unfinished[job] = nil
        return true
    }
}
