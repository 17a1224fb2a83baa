import Domain
import Glibc
import Printing
import ProgramFoundation
import WorkerProtocol

/// Prints the test slip and follows its job.
public enum PrinterTest {
    /// What became of it.
    public struct Report: Codable, Sendable, Hashable {
        /// The CUPS queue; nil for the default queue.
        public var queue: String?
        /// CUPS's id of the job.
        public var job: Int
        /// How far it came.
        public var state: PrintJobState
        /// How the queue is.
        public var printer: PrinterCondition

        /// For a technician's eyes; never claims more than CUPS can know.
        public var text: String {
            let place = queue.map { "queue \($0)" } ?? "the default queue"
            let outcome =
                switch state {
                case .handedOver: "was handed to the printer in full. Look whether the paper came out."
                case .underway: "is still being sent."
                case .heldUp:
                    "is held up by the printer (\(printer.rawValue)); it goes on when that is mended."
                case .failed: "was cancelled or aborted by CUPS (printer: \(printer.rawValue))."
                case .unknown: "is no longer known to CUPS."
                }
            return "Job \(job) on \(place) \(outcome)"
        }
    }

    /// Hands the slip over and looks at the job until it has ended, is held up, or so many seconds have passed.
    ///
    /// `server` is HOST:PORT or a socket's path; nil is the one that libcups finds.
    public static func run(
        boothName: String, queue: String?, seconds: Int, server: String? = nil
    ) throws -> Report {
        let document = TestSlip.document(boothName: boothName, at: Clock.now())
        var worker = PrintWorker(server: server) { _ in }
        let destination = PrintDestination.queue(name: queue)
        guard
            case .accepted(let job, _) = try worker.answer(
                to: .print(document: document, destination: destination))
        else { throw unexpectedAnswer }
        var report = Report(queue: queue, job: job, state: .underway, printer: .ready)
        for _ in 0..<max(1, seconds * 2) {
            guard case .job(let state) = try worker.answer(to: .job(id: job, destination: destination)),
                case .printer(let printer) = try worker.answer(to: .printer(destination: destination))
            else { throw unexpectedAnswer }
            (report.state, report.printer) = (state, printer)
            if state != .underway { break }
            usleep(500_000)
        }
        worker.finish()
        return report
    }

    /// The exit status that a report deserves; nil for success.
    public static func status(of report: Report) -> ExitStatus? {
        switch report.state {
        case .handedOver: nil
        case .underway, .heldUp, .unknown: .temporaryFailure
        case .failed: .unavailable
        }
    }

    private static var unexpectedAnswer: ProgramFault {
        ProgramFault(
            .software, code: "printing-answer",
            cause: "The print room answered something that was not asked.",
            remedy: "Report it together with the version of kioskctl.")
    }
}
