internal import Domain
public import WorkerProtocol

/// The work of `kiosk-print`: answers the front's requests one by one.
///
///     var worker = PrintWorker(server: nil) { warning in log(warning) }
///     let answer = worker.answer(to: .printer(destination: .queue(name: nil)))
///
/// No call waits longer than CUPS is given to answer (seconds), whatever the printer does.
public struct PrintWorker {
    private let spooler: any Spooler
    private let warn: (WorkerFailure) -> Void
    private var handovers = Handovers()
    private var folderJobs: [(receiptNumber: String, file: String)] = []

    /// A worker for the CUPS at `HOST:PORT` or a socket's path; nil is the one that libcups finds (`CUPS_SERVER`,
    /// client.conf, the local socket). Warnings are what went wrong without keeping a request from its answer.
    public init(server: String?, warn: @escaping (WorkerFailure) -> Void) {
        self.init(spooler: CUPSSpooler(server: server), warn: warn)
    }

    init(spooler: any Spooler, warn: @escaping (WorkerFailure) -> Void) {
        self.spooler = spooler
        self.warn = warn
    }

    /// Does what is asked.
    public mutating func answer(to request: PrintRequest) throws(PrintingFailure) -> PrintAnswer {
        switch request {
        case .print(let document, .queue(let name)): try print(document, onQueue: name)
        case .print(let document, .folder(let path)): try print(document, into: SlipFolder(path: path))
        case .job(let id, .queue(let name)): .job(try state(ofJob: id, queue: name))
        case .job(let id, .folder): .job(folderJobs.indices.contains(id - 1) ? .handedOver : .unknown)
        case .printer(.queue(let name)): .printer(try condition(ofQueue: name))
        case .printer(.folder(let path)): .printer(SlipFolder(path: path).isUsable ? .ready : .absent)
        }
    }

    /// Looks once more at the jobs that had not ended when last asked, so that no document stays with CUPS that need not.
    public mutating func finish() {
        for (job, queue) in handovers.open {
            do {
                try observe(spooler.state(ofJob: job), of: job, queue: queue)
            } catch {
                warn(error.workerFailure)
            }
        }
    }

    private mutating func print(
        _ document: SlipDocument, onQueue name: String?
    ) throws(PrintingFailure) -> PrintAnswer {
        let slip = try Self.fileName(of: document)
        let queue = try spooler.queue(named: name)
        var known: Handovers.Job?
        if let job = handovers.job(for: slip, on: queue) {
            known = Handovers.Job(id: job, state: try state(ofJob: job, queue: queue))
        }
        switch Handovers.decide(known: known, active: try spooler.activeJobs(named: slip, on: queue)) {
        case .answer(let job):
            handovers.record(job: job, for: slip, on: queue)
            return .accepted(jobID: job, file: nil)
        case .handOver:
            let job = try spooler.submit(try SlipPDF.render(document), named: slip, to: queue)
            handovers.record(job: job, for: slip, on: queue)
            return .accepted(jobID: job, file: nil)
        }
    }

    private mutating func print(
        _ document: SlipDocument, into folder: SlipFolder
    ) throws(PrintingFailure) -> PrintAnswer {
        let slip = try Self.fileName(of: document)
        let known = folderJobs.firstIndex { $0.receiptNumber == slip && $0.file.hasPrefix(folder.path + "/") }
        if let known { return .accepted(jobID: known + 1, file: folderJobs[known].file) }
        let file = try folder.write(try SlipPDF.render(document), named: slip)
        folderJobs.append((slip, file))
        return .accepted(jobID: folderJobs.count, file: file)
    }

    private mutating func state(ofJob job: Int, queue name: String?) throws(PrintingFailure) -> PrintJobState
    {
        if let end = handovers.end(of: job) { return end }
        let state = try spooler.state(ofJob: job)
        try observe(state, of: job, queue: try spooler.queue(named: name))
        return state
    }

    /// CUPS keeps a document for a day by default; here it goes as soon as the printer has it.
    private mutating func observe(
        _ state: PrintJobState, of job: Int, queue: String
    ) throws(PrintingFailure) {
        guard handovers.observe(state, of: job) else { return }
        do {
            try spooler.purge(job: job, of: queue)
        } catch {
            warn(error.workerFailure)
        }
    }

    private func condition(ofQueue name: String?) throws(PrintingFailure) -> PrinterCondition {
        do {
            return try spooler.condition(ofQueue: try spooler.queue(named: name))
        } catch .queueAbsent, .defaultQueueAbsent, .spoolerUnreachable {
            return .absent
        }
    }

    /// The receipt number as the name of a job and a file: its spaces are for reading only.
    private static func fileName(of document: SlipDocument) throws(PrintingFailure) -> String {
        let name = document.receiptNumber.filter { $0 != " " }
        let isPlain = name.utf8.allSatisfy { byte in
            (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == 45
        }
        guard isPlain, (1...64).contains(name.utf8.count) else { throw .receiptNumberUnusable }
        return name
    }
}
