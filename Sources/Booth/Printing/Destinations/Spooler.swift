internal import WorkerProtocol

/// The print service as the worker needs it: CUPS in life (``CUPSSpooler``), a table in tests.
protocol Spooler {
    /// The queue to use: this one if it exists, or the default queue.
    func queue(named name: String?) throws(PrintingFailure) -> String
    /// The jobs of the queue with this name that are neither completed nor canceled, oldest first.
    func activeJobs(named name: String, on queue: String) throws(PrintingFailure) -> [Int]
    /// Hands the page over and returns the job's id.
    func submit(_ page: SlipPDF.Page, named name: String, to queue: String) throws(PrintingFailure) -> Int
    /// How far the job is; ``PrintJobState/unknown`` where it is not known.
    func state(ofJob id: Int) throws(PrintingFailure) -> PrintJobState
    /// In what state the queue is.
    func condition(ofQueue queue: String) throws(PrintingFailure) -> PrinterCondition
    /// Has the job's document and history deleted.
    func purge(job id: Int, of queue: String) throws(PrintingFailure)
}
