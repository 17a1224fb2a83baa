import Domain

/// Drives one SAM card reader: start-up, looking for cards, reading, presence, recovery (reference: card-readers
/// sections 1.5, 1.6 and 6). It does no input or output and reads no clock: events and the time come in, effects
/// go out, in the order in which they are to be done.
public struct ReaderMachine: Sendable {
    /// What happens to the machine.
    public enum Event: Sendable {
        /// Begin to use the reader.
        case start
        /// Stop using it and let go of the device.
        case stop
        /// The device was opened.
        case opened
        /// The device could not be opened.
        case openFailed(ReaderFault)
        /// The open device vanished, or refuses to be read or written.
        case lost(ReaderFault)
        /// Bytes came from the device.
        case received([UInt8])
        /// The time has come that ``Effect/wake(at:)`` named; any other time does no harm.
        case time
    }

    /// What is to be done for the machine.
    public enum Effect: Sendable, Hashable {
        /// Open the device at this speed and tell with ``Event/opened`` or ``Event/openFailed(_:)``.
        case open(BaudRate)
        /// Let go of the device.
        case close
        /// Change the open device's speed.
        case setSpeed(BaudRate)
        /// Throw away what has arrived and was not read.
        case flushInput
        /// Send these bytes.
        case write([UInt8])
        /// Tell ``Event/time`` at this time at the latest; replaces an earlier such wish.
        case wake(at: Milliseconds)
        /// Tell the program that uses the reader.
        case report(ReaderEvent)
    }

    /// What the machine wants of the reader next.
    enum Step: Sendable, Hashable {
        case status, reset, samID, find, select, read
        /// Asks whether a card from before the start-up lies there.
        case resume
        /// Asks whether the card just read still lies there.
        case probe
        /// Looks whether a card that cannot be read still lies there.
        case watch
    }

    enum Phase: Sendable {
        case stopped
        case opening
        case reopening(at: Milliseconds)
        case asking(Step)
        case draining(quietAt: Milliseconds, until: Milliseconds, next: Step)
        case pausing(until: Milliseconds, next: Step)
        case outOfService
    }

    /// The card on the reader.
    enum Laying: Sendable {
        case none
        case reading(failures: Int, last: ReaderFault?)
        case delivered
        case failed
    }

    let timing: ReaderTiming
    let speeds: [BaudRate]
    var phase = Phase.stopped {
        didSet {
            if case .asking = phase { return }
            exchange?.forget()
            exchange = nil
        }
    }
    /// The request under way. Beside the phase, so that its storage is changed in place and wiped, not copied.
    private(set) var exchange: Exchange?
    var laying = Laying.none
    var samID: SAMIdentifier?
    /// The fault last reported, until the reader is ready again.
    var unavailable: ReaderFault?
    var isReady = false
    var speedIndex = 0
    var speedsTried = 0
    /// What the first speed tried brought, which says most about a reader that is silent at all.
    var firstStartupFault: ReaderFault?
    var reopenDelay: Milliseconds
    /// Failed exchanges in a row.
    var failedExchanges = 0
    /// Refusals in a row with no card in hand.
    var refusals = 0
    var resets = 0
    var idTries = 0
    /// Looks in a row that found no card where one had been.
    var misses = 0
    var lastLook: Milliseconds = 0
    var effects: [Effect] = []

    /// A machine that waits to be started. Silent lines are asked at each of the speeds, the first one first.
    public init(timing: ReaderTiming = ReaderTiming(), speeds: [BaudRate] = BaudRate.allCases) {
        self.timing = timing
        self.speeds = speeds.isEmpty ? [.baud115200] : speeds
        reopenDelay = timing.firstReopen
    }

    /// Takes in an event and gives what is to be done. `now` must not run backwards.
    public mutating func handle(_ event: Event, at now: Milliseconds) -> [Effect] {
        effects = []
        switch event {
        case .start: start()
        case .stop: stop()
        case .opened: opened(at: now)
        case .openFailed(let fault): openFailed(fault, at: now)
        case .lost(let fault): lost(fault, at: now)
        case .received(let bytes): received(bytes, at: now)
        case .time: expire(at: now)
        }
        if let wakeAt { effects.append(.wake(at: wakeAt)) }
        defer { effects = [] }
        return effects
    }

    /// When the machine has to be told the time next.
    var wakeAt: Milliseconds? {
        switch phase {
        case .stopped, .opening, .outOfService: nil
        case .reopening(let at): at
        case .asking: exchange?.wakeAt
        case .draining(let quietAt, let until, _): min(quietAt, until)
        case .pausing(let until, _): until
        }
    }

    var speed: BaudRate { speeds[speedIndex] }

    func command(of step: Step) -> SAMCommand {
        switch step {
        case .status: .status
        case .reset: .reset
        case .samID: .samID
        case .find, .watch: .find
        case .select: .select
        case .read: .read
        case .probe, .resume: .readAppendedAddress
        }
    }

    /// Sends a step's request.
    mutating func begin(_ step: Step, at now: Milliseconds) {
        if step == .find || step == .watch || step == .probe { lastLook = now }
        exchange?.forget()
        exchange = Exchange(command(of: step), at: now, speed: speed, timing: timing)
        effects += [.flushInput, .write(command(of: step).frame)]
        phase = .asking(step)
    }

    /// Goes on with a step when the next look for a card is due.
    mutating func beginAtNextLook(_ step: Step, at now: Milliseconds) {
        phase = .pausing(until: max(now, lastLook + timing.poll), next: step)
    }

    private mutating func received(_ bytes: [UInt8], at now: Milliseconds) {
        switch phase {
        case .asking(let step):
            if let progress = exchange?.receive(bytes, at: now) { advance(step, progress, at: now) }
        case .draining(_, let until, let next):
            phase = .draining(quietAt: now + timing.quiet, until: until, next: next)
        case .stopped, .opening, .reopening, .pausing, .outOfService: break
        }
    }

    private mutating func expire(at now: Milliseconds) {
        switch phase {
        case .reopening(let at) where now >= at: open()
        case .asking(let step):
            if let progress = exchange?.expire(at: now) { advance(step, progress, at: now) }
        case .draining(let quietAt, _, let next) where now >= quietAt: begin(next, at: now)
        case .draining(_, let until, _) where now >= until: giveUp(.notSAM(), at: now)
        case .pausing(let until, let next) where now >= until: begin(next, at: now)
        case .stopped, .opening, .reopening, .draining, .pausing, .outOfService: break
        }
    }

    private mutating func advance(_ step: Step, _ progress: Exchange.Progress, at now: Milliseconds) {
        switch progress {
        case .waiting: break
        case .resend: effects += [.flushInput, .write(command(of: step).frame)]
        case .failed(let failure): exchangeFailed(step, failure, at: now)
        case .answered(let answer):
            failedExchanges = 0
            answered(step, answer, at: now)
        }
    }
}
