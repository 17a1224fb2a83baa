import Glibc
import WipingMemory

/// Runs a ``ReaderMachine`` against a device: waits, hands the machine what happened, does what it says.
struct ReaderLoop {
    private var machine: ReaderMachine
    private let transport: any ReaderTransport
    private var wakeAt: Milliseconds?
    private var isDone = false
    /// Whether something was told that may have been of a person.
    private var hasReported = false

    init(_ transport: any ReaderTransport, timing: ReaderTiming = ReaderTiming()) {
        self.transport = transport
        machine = ReaderMachine(timing: timing)
    }

    /// Runs until the signal is raised, the deadline has passed, or `deliver` answers false.
    mutating func run(
        signal: StopSignal?, until deadline: Milliseconds? = nil, deliver: (ReaderEvent) -> Bool
    ) {
        feed(.start, deliver)
        while !isDone, signal?.isRaised != true {
            let now = MonotonicClock.now()
            if let deadline, now >= deadline { break }
            if let wakeAt, now >= wakeAt {
                feed(.time, deliver)
            } else {
                wait(from: now, signal: signal, deadline: deadline, deliver)
            }
            // This thread waits for the next card through many persons' sessions: its stack keeps none of theirs.
            if hasReported {
                ting_wipe_stack()
                hasReported = false
            }
        }
        isDone = true
        feed(.stop, deliver)
    }

    // Not a part of `run`, whose own place on the stack cannot be wiped.
    @inline(never)
    private mutating func wait(
        from now: Milliseconds, signal: StopSignal?, deadline: Milliseconds?,
        _ deliver: (ReaderEvent) -> Bool
    ) {
        // A descriptor of -1 is passed over by poll.
        var waits = [
            pollfd(fd: signal?.descriptor ?? -1, events: Int16(POLLIN), revents: 0),
            pollfd(fd: transport.descriptor ?? -1, events: Int16(POLLIN), revents: 0),
        ]
        let next = [wakeAt, deadline].compactMap { $0 }.min()
        let timeout = next.map { Int32(clamping: max(0, $0 - now)) } ?? -1
        guard poll(&waits, nfds_t(waits.count), timeout) > 0 else { return }
        if waits[0].revents != 0 { signal?.acknowledge() }
        guard waits[1].revents != 0 else { return }
        do {
            var bytes = try transport.read()
            if !bytes.isEmpty { feed(.received(bytes), deliver) }
            bytes.wipe()
        } catch {
            feed(.lost(error), deliver)
        }
    }

    @inline(never)
    private mutating func feed(_ event: ReaderMachine.Event, _ deliver: (ReaderEvent) -> Bool) {
        var next: ReaderMachine.Event? = event
        while let event = next {
            next = nil
            wakeAt = nil
            for effect in machine.handle(event, at: MonotonicClock.now()) {
                do throws(ReaderFault) {
                    next = try perform(effect, deliver) ?? next
                } catch {
                    if case .open = effect { next = .openFailed(error) } else { next = .lost(error) }
                }
            }
        }
    }

    private mutating func perform(
        _ effect: ReaderMachine.Effect, _ deliver: (ReaderEvent) -> Bool
    ) throws(ReaderFault) -> ReaderMachine.Event? {
        switch effect {
        case .open(let speed):
            try transport.open(at: speed)
            return .opened
        case .close: transport.close()
        case .setSpeed(let speed): try transport.setSpeed(speed)
        case .flushInput: transport.flushInput()
        case .write(let bytes): try transport.write(bytes)
        case .wake(let at): wakeAt = at
        case .report(let event):
            hasReported = true
            if !isDone, !deliver(event) { isDone = true }
        }
        return nil
    }
}
