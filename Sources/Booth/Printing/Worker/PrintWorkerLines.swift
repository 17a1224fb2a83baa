internal import WorkerProtocol

extension PrintWorker {
    /// The answer to one line of the worker's input, as one line without its end.
    public mutating func answer(toLine line: String) -> String {
        WorkerLines.answer(toLine: line) { (request: PrintRequest) throws(WorkerFailure) in
            do throws(PrintingFailure) { return try answer(to: request) } catch { throw error.workerFailure }
        }
    }
}
