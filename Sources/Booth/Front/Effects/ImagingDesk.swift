import BoothApp
import ChildProcesses
import WorkerProtocol

/// Has papers scanned and signatures drawn by the worker.
public final class ImagingDesk: Sendable {
    /// The worker that scans.
    public typealias Worker = WorkerClient<ImagingRequest, ImagingAnswer>

    private let worker: Worker
    private let device: String?
    private let events: EventQueue
    private let report: @Sendable (WorkerFailure) -> Void
    private let line = DeskQueue(label: "ting.imaging-desk")

    /// A desk over a scanner by SANE's name; nil is the first that is there.
    public init(
        worker: Worker, device: String?, events: EventQueue,
        report: @escaping @Sendable (WorkerFailure) -> Void
    ) {
        self.worker = worker
        self.device = device
        self.events = events
        self.report = report
    }

    /// Has an order done. Never blocks.
    func perform(_ order: ImagingOrder) {
        line.async { [self] in
            switch order {
            case .lookForScanner: look()
            case .scan(let pages, let turn):
                work(turn, seconds: Self.scanSeconds, .scan(device: device, after: pages)) { answer in
                    guard case .scanned(let page, let document) = answer else { return nil }
                    return .scanned(page, document: document, turn: turn)
                }
            case .sign(let strokes, let turn):
                work(turn, seconds: 10, .signature(strokes)) { answer in
                    guard case .signature(let png) = answer else { return nil }
                    return .signed(png, turn: turn)
                }
            }
        }
    }

    /// Ends the worker: what a person scanned is not left in its memory.
    func forget() {
        line.async { [self] in worker.stop() }
    }

    private func look() {
        do throws(WorkerFailure) {
            let answer = try worker.call(.scanner(device: device), timeout: Self.lookSeconds)
            guard case .scanner(let name) = answer else { return }
            events.post(.imaging(.scanner(isPresent: name != nil)))
        } catch {
            report(error)
            events.post(.imaging(.scanner(isPresent: false)))
        }
    }

    private func work(
        _ turn: Int, seconds: Double, _ request: ImagingRequest, _ news: (ImagingAnswer) -> ImagingNews?
    ) {
        do throws(WorkerFailure) {
            let answer = try ask(request, seconds)
            events.post(.imaging(news(answer) ?? .failed(.failed, turn: turn)))
        } catch {
            report(error)
            events.post(.imaging(.failed(ImagingTrouble(error), turn: turn)))
        }
    }

    /// Asks; once more if the worker ended over the page before, which some drivers make it do.
    private func ask(_ request: ImagingRequest, _ seconds: Double) throws(WorkerFailure) -> ImagingAnswer {
        do throws(WorkerFailure) {
            return try worker.call(request, timeout: seconds)
        } catch {
            guard error.code == "worker-gone" else { throw error }
            return try worker.call(request, timeout: seconds)
        }
    }

    /// Seconds until a page is given up; the catalogue's sentence names the same limit.
    private static let scanSeconds = 90.0
    /// SANE's drivers look at all buses.
    private static let lookSeconds = 30.0
}

extension ImagingTrouble {
    /// What the person can do about a failure of the worker's.
    init(_ failure: WorkerFailure) {
        self =
            switch failure.code {
            case "scanner-absent": .absent
            case "scanner-busy": .busy
            case "scanner-empty": .empty
            case "scanner-jammed": .jammed
            case "scanner-cover-open": .coverOpen
            default: .failed
            }
    }
}
