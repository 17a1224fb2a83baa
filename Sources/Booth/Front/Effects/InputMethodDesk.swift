import BoothApp
import ChildProcesses
import WorkerProtocol

/// Hands keys to the input method's worker. Where that cannot answer, letters stay as they are.
public final class InputMethodDesk: Sendable {
    /// The worker that converts.
    public typealias Worker = WorkerClient<InputMethodRequest, Composition>

    private let worker: Worker
    private let events: EventQueue
    private let report: @Sendable (WorkerFailure) -> Void
    private let line = DeskQueue(label: "ting.input-method-desk")

    /// A desk over the worker.
    public init(worker: Worker, events: EventQueue, report: @escaping @Sendable (WorkerFailure) -> Void) {
        self.worker = worker
        self.events = events
        self.report = report
    }

    /// Has the worker started before the first person needs it.
    public func warmUp() { compose(.clear) }

    /// Hands on a request; the composition comes back as an event.
    func compose(_ request: InputMethodRequest) {
        line.async { [self] in
            do throws(WorkerFailure) {
                let composition = try worker.call(request, timeout: 5)
                if request != .clear { events.post(.composition(composition)) }
            } catch {
                report(error)
                if case .key(let letter) = request {
                    events.post(.composition(Composition(committed: letter)))
                }
            }
        }
    }
}
