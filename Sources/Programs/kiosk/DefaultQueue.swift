import ChildProcesses
import Demonstration
import WorkerProtocol

/// Whether this machine has a default CUPS queue: asked of the worker, since the front links no CUPS.
enum DefaultQueue {
    static func exists(_ places: DemonstrationFolder) -> Bool {
        let worker = WorkerClient<PrintRequest, PrintAnswer>(
            program: places.program("kiosk-print"), standardError: .file(path: places.log))
        defer { worker.stop() }
        guard
            case .printer(let condition) = try? worker.call(
                .printer(destination: .queue(name: nil)), timeout: 10)
        else { return false }
        return condition != .absent
    }
}
