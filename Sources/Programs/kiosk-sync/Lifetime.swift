import Dispatch
import Glibc
import ProgramFoundation

/// SIGTERM and SIGINT as something to wait for.
struct TerminationSignals {
    private let stream: AsyncStream<Void>
    private let sources: [any DispatchSourceSignal]

    init() {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
        self.stream = stream
        sources = [SIGTERM, SIGINT].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number)
            source.setEventHandler { continuation.yield() }
            source.activate()
            return source
        }
    }

    /// Returns when the first of them has come.
    func first() async {
        for await _ in stream { return }
    }
}

/// systemd's watchdog.
enum Watchdog {
    /// Says again and again that the program lives, if systemd wants to hear it, until the task is cancelled.
    static func feed() async {
        guard let interval = ServiceNotification.watchdogInterval else { return }
        while !Task.isCancelled {
            ServiceNotification.watchdog()
            try? await Task.sleep(for: .seconds(interval / 3))
        }
    }
}
