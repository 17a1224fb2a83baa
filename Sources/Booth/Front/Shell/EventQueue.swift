import BoothApp
import Glibc
import Synchronization

/// Where the front's other threads put what happened: the loop is woken through a pipe and takes it from there.
public final class EventQueue: Sendable {
    private let waiting = Mutex<[BoothEvent]>([])
    private let writeEnd: Int32

    /// Readable while events wait.
    public let fileDescriptor: Int32

    /// An empty queue. Throws the system's error number where there is no pipe to be had.
    public init() throws(SystemError) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw SystemError(operation: "pipe", number: errno) }
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        (fileDescriptor, writeEnd) = (ends[0], ends[1])
    }

    deinit {
        close(fileDescriptor)
        close(writeEnd)
    }

    /// Adds an event and wakes the loop.
    public func post(_ event: BoothEvent) {
        let isFirst = waiting.withLock { events in
            events.append(event)
            return events.count == 1
        }
        // A full pipe has woken the loop already.
        if isFirst { _ = write(writeEnd, [1], 1) }
    }

    /// Drops the answers that wait for a person who has gone: they must not reach the next one.
    func discardAnswers() {
        waiting.withLock { events in
            events.removeAll { event in
                switch event {
                case .progress, .draft(.found), .draft(.opened), .draft(.unavailable), .imaging(.scanned),
                    .imaging(.signed):
                    true
                default: false
                }
            }
        }
    }

    /// Takes all events, oldest first.
    func drain() -> [BoothEvent] {
        var bytes = [UInt8](repeating: 0, count: 64)
        while read(fileDescriptor, &bytes, bytes.count) > 0 {}
        return waiting.withLock { events in
            defer { events = [] }
            return events
        }
    }
}

/// A call to the system that failed.
public struct SystemError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The call.
    public var operation: String
    /// The system's error number.
    public var number: Int32

    /// The call and what the system said.
    public var description: String { "\(operation): \(String(cString: strerror(number)))" }
}
