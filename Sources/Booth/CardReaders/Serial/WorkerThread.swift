import Glibc
import Synchronization

/// A thread of its own for one device, since waiting for a device would hold up a task's executor. It takes no
/// signals: those are for the program's main thread.
final class WorkerThread: Sendable {
    private let stopSignal: StopSignal
    private let thread: Mutex<pthread_t?>

    /// Starts a thread that runs the body, which has to return soon after the signal was raised.
    init(_ body: @escaping @Sendable (StopSignal) -> Void) throws(ReaderFault) {
        let signal = try StopSignal()
        stopSignal = signal
        let work = Unmanaged.passRetained(Work { body(signal) })
        var handle = pthread_t()
        let result = pthread_create(
            &handle, nil,
            { raw in
                guard let raw else { return nil }
                var all = sigset_t()
                sigfillset(&all)
                pthread_sigmask(SIG_BLOCK, &all, nil)
                Unmanaged<Work>.fromOpaque(raw).takeRetainedValue().body()
                return nil
            }, work.toOpaque())
        guard result == 0 else {
            work.release()
            throw .opening("thread", result)
        }
        thread = Mutex(handle)
    }

    deinit { stop() }

    /// Wakes the thread's wait without ending it.
    func wake() { stopSignal.wake() }

    /// Ends the thread and waits until it has ended; from within the thread itself it does not wait.
    func stop() {
        stopSignal.raise()
        let handle = thread.withLock { handle in
            defer { handle = nil }
            return handle
        }
        guard let handle else { return }
        if pthread_equal(handle, pthread_self()) != 0 {
            pthread_detach(handle)
        } else {
            pthread_join(handle, nil)
        }
    }

    private final class Work {
        let body: () -> Void
        init(_ body: @escaping () -> Void) { self.body = body }
    }
}

/// Wakes a thread that waits in `poll`, and tells it when to end.
final class StopSignal: Sendable {
    /// The descriptor to wait for.
    let descriptor: Int32

    private let sender: Int32
    private let raised = Atomic(false)

    init() throws(ReaderFault) {
        var ends: [Int32] = [-1, -1]
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
        guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw .opening("socketpair", errno) }
        descriptor = ends[0]
        sender = ends[1]
    }

    deinit {
        close(descriptor)
        close(sender)
    }

    /// Whether the thread has to end.
    var isRaised: Bool { raised.load(ordering: .acquiring) }

    /// Asks the thread to end.
    func raise() {
        raised.store(true, ordering: .releasing)
        wake()
    }

    /// Ends one wait.
    func wake() {
        var byte: UInt8 = 0
        // A full buffer wakes as well.
        _ = Glibc.write(sender, &byte, 1)
    }

    /// Takes the wake-ups that have been noticed.
    func acknowledge() {
        var bytes = [UInt8](repeating: 0, count: 64)
        while Glibc.read(descriptor, &bytes, bytes.count) > 0 {}
    }
}

/// The clock of the shells.
enum MonotonicClock {
    /// Milliseconds of a clock that never jumps.
    static func now() -> Milliseconds {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Milliseconds(time.tv_sec) * 1_000 + Milliseconds(time.tv_nsec) / 1_000_000
    }
}
