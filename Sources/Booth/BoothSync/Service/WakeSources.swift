import BoothStore
import Dispatch

/// What wakes the sync daemon besides its timers: writes of the front (inotify) and a network that comes up (netlink).
public final class WakeSources: Sendable {
    /// One event a signal; signals that come before the last was taken are one.
    public let events: AsyncStream<SyncEvent>
    private let stop: @Sendable () -> Void

    /// Watches a store's directory and the machine's network until it is let go.
    public init(stateDirectory: String) throws(StoreError) {
        let changes = try ChangeSignal(stateDirectory: stateDirectory)
        let network = NetworkSignal()
        let (events, continuation) = AsyncStream.makeStream(
            of: SyncEvent.self, bufferingPolicy: .bufferingNewest(16))
        self.events = events
        let queue = DispatchQueue(label: "ting.wake-sources")
        let rows = DispatchSource.makeReadSource(fileDescriptor: changes.fileDescriptor, queue: queue)
        rows.setEventHandler { if changes.drain() { continuation.yield(.rowsChanged) } }
        rows.activate()
        let routes = network.map { network in
            let source = DispatchSource.makeReadSource(fileDescriptor: network.fileDescriptor, queue: queue)
            source.setEventHandler {
                network.drain()
                continuation.yield(.networkUp)
            }
            source.activate()
            return source
        }
        let cancellables = [rows, routes].compactMap { $0.map(SourceHandle.init) }
        stop = {
            for handle in cancellables { handle.source.cancel() }
            continuation.finish()
        }
    }

    deinit { stop() }
}

/// Dispatch sources may be cancelled from any thread, which their type does not say.
private struct SourceHandle: Sendable {
    let source: any DispatchSourceRead & Sendable
    init(_ source: any DispatchSourceRead & Sendable) { self.source = source }
}
