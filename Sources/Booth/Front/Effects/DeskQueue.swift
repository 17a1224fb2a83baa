import Dispatch
import WipingMemory

/// The jobs of a desk, one after another. What a job held is not left on the stack of the thread that did it: a thread
/// may wait for its next job through many persons' sessions.
struct DeskQueue: Sendable {
    private let queue: DispatchQueue

    init(label: String) { queue = DispatchQueue(label: label) }

    /// Does a job after those before it.
    func async(_ job: @escaping @Sendable () -> Void) { queue.async { Self.work(job) } }

    /// Does a job after so many seconds, and after those that are then before it.
    func async(after seconds: Double, _ job: @escaping @Sendable () -> Void) {
        queue.asyncAfter(deadline: .now() + seconds) { Self.work(job) }
    }

    /// Waits until all jobs so far are done.
    func finish() { queue.sync {} }

    private static func work(_ job: @Sendable () -> Void) {
        job()
        ting_wipe_stack()
    }
}
