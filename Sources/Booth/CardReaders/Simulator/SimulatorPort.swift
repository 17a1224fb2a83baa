import Glibc
import Synchronization

/// A simulated card reader on a pseudo-terminal, served by a thread of its own: to a driver it is a serial device.
public final class SimulatorPort: Sendable {
    private struct State {
        var sam: SimulatedSAM
        var terminal: PseudoTerminal?
        var outgoing: [SimulatedSAM.Transmission] = []
    }

    private let state: Mutex<State>
    private let thread: Mutex<WorkerThread?> = Mutex(nil)

    /// A simulated reader with these cards, plugged in. Throws when the system gives no pseudo-terminal or thread.
    public init(traits: SimulatedSAM.Traits = SimulatedSAM.Traits()) throws {
        state = Mutex(State(sam: SimulatedSAM(traits: traits), terminal: try PseudoTerminal()))
        let worker = try WorkerThread { [weak self] signal in
            while !signal.isRaised, let self { self.serve(signal) }
        }
        thread.withLock { $0 = worker }
    }

    deinit { stop() }

    /// The device path for the driver; nil while unplugged. It changes when the reader is plugged in again.
    public var path: String? { state.withLock { $0.terminal?.path } }

    /// The card on the reader.
    public var card: SimulatedCard? { state.withLock { $0.sam.card } }

    /// Changes the simulated module: lay or take a card, put faults on it.
    public func update<Result: Sendable>(_ change: @Sendable (inout SimulatedSAM) -> Result) -> Result {
        let result = state.withLock { change(&$0.sam) }
        thread.withLock { $0 }?.wake()
        return result
    }

    /// Lays this card on the reader, in the place of what lay there.
    public func lay(_ card: SimulatedCard) { update { $0.lay(card) } }

    /// Takes the card away.
    public func take() { update { $0.take() } }

    /// Pulls the cable: the device vanishes.
    public func unplug() {
        state.withLock {
            $0.terminal = nil
            $0.outgoing = []
        }
        thread.withLock { $0 }?.wake()
    }

    /// Plugs the reader in again, under a new path.
    public func plug() throws -> String {
        let terminal = try PseudoTerminal()
        state.withLock { $0.terminal = terminal }
        thread.withLock { $0 }?.wake()
        return terminal.path
    }

    /// Ends the simulation; the device vanishes.
    public func stop() {
        let worker = thread.withLock { worker in
            defer { worker = nil }
            return worker
        }
        worker?.stop()
        state.withLock { $0.terminal = nil }
    }

    /// One round of the thread: waits for a request or a due answer, and serves it.
    private func serve(_ signal: StopSignal) {
        let (terminal, next) = state.withLock { state in
            (state.terminal, [state.sam.dueAt, state.outgoing.first?.at].compactMap { $0 }.min())
        }
        var waits = [
            pollfd(fd: signal.descriptor, events: Int16(POLLIN), revents: 0),
            pollfd(fd: terminal?.descriptor ?? -1, events: Int16(POLLIN), revents: 0),
        ]
        // Now and then it looks whether its owner is still there.
        let pause = next.map { max(0, $0 - MonotonicClock.now()) } ?? 1_000
        _ = poll(&waits, nfds_t(waits.count), Int32(clamping: min(pause, 1_000)))
        if waits[0].revents != 0 { signal.acknowledge() }
        let bytes = waits[1].revents != 0 ? terminal?.receive() ?? [] : []
        let speed = bytes.isEmpty ? nil : terminal?.lineSpeed
        state.withLock { state in
            let now = MonotonicClock.now()
            state.outgoing += state.sam.receive(bytes, at: now, lineSpeed: speed)
            while let first = state.outgoing.first, first.at <= now {
                state.outgoing.removeFirst()
                state.terminal?.send(first.bytes)
                if first.hangsUp {
                    state.terminal = nil
                    state.outgoing = []
                }
            }
        }
    }
}
