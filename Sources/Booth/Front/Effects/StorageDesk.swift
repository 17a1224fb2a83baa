import BoothApp
import BoothStore
import Synchronization

/// Looks every few seconds whether the disk has room for another session, and keeps its reserve.
public final class StorageDesk: Sendable {
    private static let seconds = 5.0
    private let watch: DiskWatch
    private let events: EventQueue
    private let line = DeskQueue(label: "ting.storage-desk")
    private let hasRoom = Mutex(true)

    /// A desk over the disk that is watched.
    public init(watch: DiskWatch, events: EventQueue) {
        self.watch = watch
        self.events = events
    }

    /// Looks now and from then on.
    public func start() {
        line.async { [self] in
            look()
            line.async(after: Self.seconds) { [self] in start() }
        }
    }

    private func look() {
        let now = watch.look() == .enough
        let isNews = hasRoom.withLock { known in
            defer { known = now }
            return known != now
        }
        if isNews { events.post(.storage(hasRoom: now)) }
    }
}
