import Domain

/// A card reader in use: its own thread keeps the device open, alone, and tells what happens on it. A device that
/// is absent or goes away is waited for.
public final class CardReader: Sendable {
    private let thread: WorkerThread

    /// Begins to use the reader at this path, such as `/dev/serial/by-id/…`. Events come on the reader's thread,
    /// one after the other. Throws only when the system gives no thread.
    public init(
        device: String, timing: ReaderTiming = ReaderTiming(),
        deliver: @escaping @Sendable (ReaderEvent) -> Void
    ) throws(ReaderFault) {
        thread = try WorkerThread { signal in
            var loop = ReaderLoop(SerialTransport(path: device), timing: timing)
            loop.run(signal: signal) { event in
                deliver(event)
                return true
            }
        }
    }

    /// Lets go of the device; when it returns the device is closed and no event comes any more. Safe to repeat.
    public func stop() { thread.stop() }

    /// The events of the reader at this path, until the task that takes them ends.
    public static func events(
        device: String, timing: ReaderTiming = ReaderTiming()
    ) -> AsyncStream<ReaderEvent> {
        AsyncStream { continuation in
            do throws(ReaderFault) {
                let reader = try CardReader(device: device, timing: timing) { continuation.yield($0) }
                continuation.onTermination = { _ in reader.stop() }
            } catch {
                continuation.yield(.unavailable(error))
                continuation.finish()
            }
        }
    }

    /// Waits for one card and reads it, then lets go of the reader: `kioskctl reader read`. Blocks its thread.
    ///
    /// - Parameter seconds: how long to wait for a card, and for its data once it lies there.
    /// - Throws: the first fault of reader or card; `card-absent` when the time is over.
    public static func readOneDocument(device: String, timeout seconds: Int) throws(ReaderFault)
        -> CardReading
    {
        var samID: SAMIdentifier?
        var outcome: Result<CardReading, ReaderFault> = .failure(.cardAbsent(seconds: seconds))
        var loop = ReaderLoop(SerialTransport(path: device))
        let deadline = MonotonicClock.now() + Milliseconds(seconds) * 1_000
        loop.run(signal: nil, until: deadline) { event in
            switch event {
            case .ready(let identifier): samID = identifier
            case .document(let document):
                if let samID { outcome = .success(CardReading(document: document, samID: samID)) }
                return false
            case .readFailed(let fault), .unavailable(let fault):
                outcome = .failure(fault)
                return false
            case .cardPresent, .cardRemoved: break
            }
            return true
        }
        return try outcome.get()
    }
}

/// A document and the reader that read it.
public struct CardReading: Sendable, Hashable {
    /// What the card holds.
    public var document: IdentityDocument
    /// The reader's security module.
    public var samID: SAMIdentifier
}
