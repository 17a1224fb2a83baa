import BoothApp
import ChildProcesses
import Domain
import Synchronization
import WorkerProtocol

/// Has slips printed by the worker and follows them. Nothing here can hold up a submission: it is durable before.
public final class SlipDesk: Sendable {
    /// The worker that prints.
    public typealias Worker = WorkerClient<PrintRequest, PrintAnswer>

    private let worker: Worker
    private let destination: PrintDestination
    private let events: EventQueue
    private let report: @Sendable (WorkerFailure) -> Void
    private let line = DeskQueue(label: "ting.slip-desk")
    /// Counts slips, so that the followers of an older one stop.
    private let current = Mutex(0)

    /// A desk that prints to this destination.
    public init(
        worker: Worker, destination: PrintDestination, events: EventQueue,
        report: @escaping @Sendable (WorkerFailure) -> Void
    ) {
        self.worker = worker
        self.destination = destination
        self.events = events
        self.report = report
    }

    /// Begins to look at the printer, now and every half minute.
    public func watchPrinter() {
        line.async { [self] in
            events.post(.printer(condition()))
            line.async(after: 30) { [self] in watchPrinter() }
        }
    }

    /// Prints a slip and tells how it does until it was handed over or has failed.
    func print(_ slip: SlipDocument) {
        let turn = current.withLock { turn in
            turn += 1
            return turn
        }
        line.async { [self] in
            do throws(WorkerFailure) {
                switch try worker.call(.print(document: slip, destination: destination), timeout: 20) {
                case .accepted(_, let file?): events.post(.slip(.filed(path: file)))
                case .accepted(let job, nil):
                    events.post(.slip(.queued))
                    follow(job, turn)
                case .job, .printer: events.post(.slip(.failed))
                }
            } catch {
                report(error)
                let condition = condition()
                events.post(.printer(condition))
                events.post(.slip(condition == .ready ? .failed : .heldUp(condition)))
            }
        }
    }

    private func follow(_ job: Int, _ turn: Int) {
        line.async(after: 0.5) { [self] in
            guard current.withLock({ $0 }) == turn else { return }
            switch try? worker.call(.job(id: job, destination: destination), timeout: 10) {
            case .job(.handedOver): events.post(.slip(.handedOver))
            case .job(.failed): events.post(.slip(.failed))
            case .job(.heldUp):
                events.post(.slip(.heldUp(condition())))
                follow(job, turn)
            // Finished jobs are forgotten by CUPS: it was handed over.
            case .job(.unknown): events.post(.slip(.handedOver))
            case .job(.underway), .accepted, .printer, nil: follow(job, turn)
            }
        }
    }

    private func condition() -> PrinterCondition {
        guard case .printer(let condition) = try? worker.call(.printer(destination: destination), timeout: 10)
        else {
            return .absent
        }
        return condition
    }
}
