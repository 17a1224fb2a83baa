public import QRCodes
public import WorkerProtocol

/// Why a slip could not be laid out or handed over. It holds no personal data: receipt numbers, names of queues,
/// paths and the words of libraries only.
public enum PrintingFailure: Error, Sendable, Hashable {
    /// The slip's font is not installed; pango would use this family instead.
    case fontMissing(found: String)
    /// pango or cairo refused.
    case layoutFailed(detail: String)
    /// A QR code's content cannot be encoded.
    case codeImpossible(QRCodeError)
    /// The receipt number is no name for a job and a file: digits, letters, spaces and hyphens, at most 64.
    case receiptNumberUnusable
    /// No CUPS answers at this address.
    case spoolerUnreachable(address: String, detail: String)
    /// CUPS has no queue of this name.
    case queueAbsent(name: String)
    /// CUPS has no default queue.
    case defaultQueueAbsent
    /// CUPS refused the operation.
    case refused(operation: String, detail: String)
    /// The folder takes no file.
    case folderUnusable(path: String, detail: String)
}

extension PrintingFailure {
    /// A stable name in kebab case.
    public var code: String {
        switch self {
        case .fontMissing: "font-missing"
        case .layoutFailed: "layout-failed"
        case .codeImpossible(let error): error.code
        case .receiptNumberUnusable: "receipt-number-unusable"
        case .spoolerUnreachable: "spooler-unreachable"
        case .queueAbsent: "printer-absent"
        case .defaultQueueAbsent: "printer-default-absent"
        case .refused: "spooler-refused"
        case .folderUnusable: "folder-unusable"
        }
    }

    /// What happened, for the log and the technician.
    public var cause: String {
        switch self {
        case .fontMissing(let found): "the font Noto Sans CJK SC is not installed; \(found) would be used"
        case .layoutFailed(let detail): "the slip could not be laid out: \(detail)"
        case .codeImpossible: "the QR code's content cannot be encoded"
        case .receiptNumberUnusable: "the receipt number is not 1 to 64 digits, letters, spaces and hyphens"
        case .spoolerUnreachable(let address, let detail): "no CUPS answers at \(address): \(detail)"
        case .queueAbsent(let name): "CUPS has no queue named \(name)"
        case .defaultQueueAbsent: "CUPS has no default queue"
        case .refused(let operation, let detail): "CUPS refused \(operation): \(detail)"
        case .folderUnusable(let path, let detail): "the folder \(path) takes no slip: \(detail)"
        }
    }

    /// What a technician does about it.
    public var remedy: String {
        switch self {
        case .fontMissing: "apt-get install fonts-noto-cjk"
        case .layoutFailed: "look at the cause; free memory and reinstall libpangocairo-1.0-0 if it stays"
        case .codeImpossible, .receiptNumberUnusable: "this is a fault of the program; report it with the log"
        case .spoolerUnreachable: "start the print service: systemctl start cups"
        case .queueAbsent: "lpstat -v lists the queues; set up the printer with lpadmin or correct its name"
        case .defaultQueueAbsent: "choose one with lpadmin -d QUEUE, or name the queue in the configuration"
        case .refused: "lpstat -p says the queue's state; cupsenable and cupsaccept open it again"
        case .folderUnusable: "create the folder, give it to the kiosk's user, and free space on its disk"
        }
    }

    /// The failure as the worker answers it.
    public var workerFailure: WorkerFailure { WorkerFailure(code: code, cause: cause, remedy: remedy) }
}
