internal import CCups
internal import WorkerProtocol

/// CUPS as the place that slips are handed to.
struct CUPSSpooler: Spooler {
    /// `HOST:PORT` or a socket's path; nil is the one that libcups finds.
    var server: String?

    func queue(named name: String?) throws(PrintingFailure) -> String {
        let connection = try CUPSConnection(server: server)
        if let name {
            guard Self.isQueueName(name) else { throw .queueAbsent(name: name) }
            let answer = IPPExchange(
                IPP_OP_GET_PRINTER_ATTRIBUTES, on: .queue(name), attributes: ["printer-name"],
                over: connection)
            try Self.require(answer, "Get-Printer-Attributes", absent: .queueAbsent(name: name))
            return name
        }
        let answer = IPPExchange(
            IPP_OP_CUPS_GET_DEFAULT, on: .server, attributes: ["printer-name"], over: connection)
        try Self.require(answer, "CUPS-Get-Default", absent: .defaultQueueAbsent)
        guard let name = answer.strings("printer-name").first else { throw .defaultQueueAbsent }
        return name
    }

    func activeJobs(named name: String, on queue: String) throws(PrintingFailure) -> [Int] {
        let connection = try CUPSConnection(server: server)
        let answer = IPPExchange(
            IPP_OP_GET_JOBS, on: .queue(queue), attributes: ["job-id", "job-name"],
            whichJobs: "not-completed",
            over: connection)
        try Self.require(answer, "Get-Jobs", absent: .queueAbsent(name: queue))
        return answer.jobs().filter { $0.name == name }.map(\.id).sorted()
    }

    func state(ofJob id: Int) throws(PrintingFailure) -> PrintJobState {
        let connection = try CUPSConnection(server: server)
        let answer = IPPExchange(
            IPP_OP_GET_JOB_ATTRIBUTES, on: .job(id),
            attributes: ["job-state", "job-state-reasons", "job-printer-uri"],
            over: connection)
        if answer.notFound { return .unknown }
        try Self.require(answer, "Get-Job-Attributes")
        return JobReport(
            state: answer.integer("job-state").flatMap(IPPJobState.init(rawValue:)),
            reasons: answer.strings("job-state-reasons"),
            queueStopped: Self.isStopped(answer.strings("job-printer-uri").first, over: connection)
        ).reduced
    }

    /// Whether the queue with this URI is stopped; false where there is none to ask.
    private static func isStopped(_ uri: String?, over connection: borrowing CUPSConnection) -> Bool {
        guard let queue = uri?.split(separator: "/").last else { return false }
        let answer = IPPExchange(
            IPP_OP_GET_PRINTER_ATTRIBUTES, on: .queue(String(queue)), attributes: ["printer-state"],
            over: connection)
        return answer.integer("printer-state") == IPPPrinterState.stopped.rawValue
    }

    func condition(ofQueue queue: String) throws(PrintingFailure) -> PrinterCondition {
        let connection = try CUPSConnection(server: server)
        let answer = IPPExchange(
            IPP_OP_GET_PRINTER_ATTRIBUTES, on: .queue(queue),
            attributes: [
                "printer-state", "printer-state-reasons", "printer-state-message",
                "printer-is-accepting-jobs",
            ],
            over: connection)
        try Self.require(answer, "Get-Printer-Attributes", absent: .queueAbsent(name: queue))
        return PrinterReport(
            state: answer.integer("printer-state").flatMap(IPPPrinterState.init(rawValue:)),
            reasons: answer.strings("printer-state-reasons"),
            message: answer.strings("printer-state-message").first ?? "",
            acceptsJobs: answer.boolean("printer-is-accepting-jobs") ?? true
        ).condition
    }

    func purge(job id: Int, of queue: String) throws(PrintingFailure) {
        let connection = try CUPSConnection(server: server)
        let status = cupsCancelJob2(connection.http, queue, Int32(id), 1)
        guard
            status.rawValue <= IPP_STATUS_OK_EVENTS_COMPLETE.rawValue || status == IPP_STATUS_ERROR_NOT_FOUND
        else { throw .refused(operation: "Cancel-Job with purge", detail: CUPSConnection.lastError()) }
    }

    /// CUPS allows any printable character but space, slash and number sign, 127 bytes at most (lpadmin(8)).
    private static func isQueueName(_ name: String) -> Bool {
        (1...127).contains(name.utf8.count)
            && !name.unicodeScalars.contains {
                $0.value <= 0x20 || $0.value == 0x7F || "/#".unicodeScalars.contains($0)
            }
    }

    private static func require(
        _ answer: borrowing IPPExchange, _ operation: String, absent: PrintingFailure? = nil
    ) throws(PrintingFailure) {
        if answer.succeeded { return }
        if answer.notFound, let absent { throw absent }
        throw .refused(operation: operation, detail: CUPSConnection.lastError())
    }
}
