import Glibc
import Synchronization

/// Signals as bytes in a pipe, so that the program's one loop sees them among its descriptors; crashes are handled on
/// the spot.
final class SignalPipe {
    /// Becomes readable when a signal has come.
    let readEnd: Int32
    private let writeEnd: Int32
    private var previous: [(signal: Int32, action: sigaction)] = []

    private static let writer = Atomic<Int32>(-1)
    private static let pending = Atomic<Bool>(false)

    init() throws(TerminalError) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw .signalPipe(errno) }
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        (readEnd, writeEnd) = (ends[0], ends[1])
        Self.writer.store(writeEnd, ordering: .sequentiallyConsistent)
        Self.pending.store(false, ordering: .sequentiallyConsistent)
        Self.useAlternateStack()
        for signal in Self.reported { install(signal, SA_RESTART, Self.report) }
        for signal in Self.crashes { install(signal, Self.once, Self.crash) }
        install(SIGTSTP, SA_RESTART, SIG_IGN)
    }

    /// The signals that have come since the last call, oldest first.
    func drain() -> [Int32] {
        var bytes = [UInt8](repeating: 0, count: 64)
        var signals: [Int32] = []
        while true {
            let count = read(readEnd, &bytes, bytes.count)
            guard count > 0 else { break }
            signals += bytes.prefix(count).map(Int32.init)
        }
        if !signals.isEmpty { Self.pending.store(false, ordering: .sequentiallyConsistent) }
        return signals
    }

    /// Puts the former handlers back and closes the pipe.
    func close() {
        guard Self.writer.exchange(-1, ordering: .sequentiallyConsistent) == writeEnd else { return }
        for (signal, action) in previous {
            var action = action
            sigaction(signal, &action, nil)
        }
        previous = []
        Glibc.close(readEnd)
        Glibc.close(writeEnd)
    }

    private static let reported = [SIGWINCH, SIGTERM, SIGINT, SIGHUP, SIGQUIT]
    private static let crashes = [SIGSEGV, SIGABRT, SIGBUS, SIGILL, SIGTRAP, SIGFPE]

    /// A crash handler is used once, on the alternate stack; a second crash, within it, is the kernel's.
    private static let once = Int32(bitPattern: UInt32(SA_RESETHAND)) | SA_NODEFER | SA_ONSTACK

    private func install(_ signal: Int32, _ flags: Int32, _ handler: @escaping __sighandler_t) {
        var action = sigaction()
        action.__sigaction_handler.sa_handler = handler
        action.sa_flags = flags
        var former = sigaction()
        if sigaction(signal, &action, &former) == 0 { previous.append((signal, former)) }
    }

    /// Runs in the handler of a reported signal. A second request to end while the first lies unread means that
    /// the loop is stuck: then the terminal is given back here and the signal takes its course.
    private static let report: __sighandler_t = { signal in
        let savedError = errno
        if signal != SIGWINCH, SignalPipe.pending.exchange(true, ordering: .sequentiallyConsistent) {
            EmergencyRestore.run()
            Glibc.signal(signal, SIG_DFL)
            raise(signal)
        }
        var byte = UInt8(truncatingIfNeeded: signal)
        _ = write(SignalPipe.writer.load(ordering: .sequentiallyConsistent), &byte, 1)
        errno = savedError
    }

    private static let crash: __sighandler_t = { signal in
        EmergencyRestore.run()
        // The disposition is back to default; the signal ends the process with its own status and core dump.
        raise(signal)
    }

    /// A stack of its own lets the handler run even when the crash was the main stack's overflow.
    private static func useAlternateStack() {
        let size = 64 * 1024
        var stack = stack_t()
        stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
        stack.ss_size = size
        sigaltstack(&stack, nil)
    }
}
