// The device: opening, losing, opening again, and what happens when an exchange fails.

extension ReaderMachine {
    /// Failed exchanges in a row after which a reader that had started up counts as gone.
    static let patienceForSilence = 3

    mutating func start() {
        guard case .stopped = phase else { return }
        reopenDelay = timing.firstReopen
        unavailable = nil
        open()
    }

    mutating func stop() {
        if isOpen { effects.append(.close) }
        forgetReader()
        phase = .stopped
    }

    mutating func open() {
        phase = .opening
        effects.append(.open(speed))
    }

    mutating func opened(at now: Milliseconds) {
        guard case .opening = phase else { return }
        speedsTried = 1
        begin(.status, at: now)
    }

    mutating func openFailed(_ fault: ReaderFault, at now: Milliseconds) {
        guard case .opening = phase else { return }
        report(unavailable: fault)
        reopenLater(at: now)
    }

    mutating func lost(_ fault: ReaderFault, at now: Milliseconds) {
        guard isOpen else { return }
        giveUp(fault, at: now)
    }

    /// Lets go of the device and opens it again after a while.
    mutating func giveUp(_ fault: ReaderFault, at now: Milliseconds) {
        if !isReady { speedIndex = 0 }
        report(unavailable: fault)
        effects.append(.close)
        forgetReader()
        reopenLater(at: now)
    }

    /// An exchange brought no answer: the line has to become quiet, then the step is taken up again.
    mutating func exchangeFailed(_ step: Step, _ failure: Exchange.Failure, at now: Milliseconds) {
        failedExchanges += 1
        let fault = fault(of: failure)
        if step == .status, !isReady { return tryNextSpeed(after: fault, at: now) }
        if step == .read, case .reading = laying {
            // Bounded by the card's attempts: a reader that answers all but this card's read is not gone.
            return attemptFailed(fault, at: now, afterDrain: true, then: .read)
        }
        if failedExchanges >= Self.patienceForSilence { return giveUp(fault, at: now) }
        switch (step, laying) {
        case (.find, .reading), (.select, .reading): attemptFailed(fault, at: now, afterDrain: true)
        case (.select, _), (.read, _), (.resume, _): drain(then: .find, at: now)
        case (.reset, _): drain(then: .status, at: now)
        default: drain(then: step, at: now)
        }
    }

    /// A reader that was left at another speed is silent, or what it sends looks foreign.
    private mutating func tryNextSpeed(after fault: ReaderFault, at now: Milliseconds) {
        if speedsTried <= 1 { firstStartupFault = fault }
        guard speedsTried < speeds.count else { return giveUp(firstStartupFault ?? fault, at: now) }
        speedsTried += 1
        speedIndex = (speedIndex + 1) % speeds.count
        effects.append(.setSpeed(speed))
        drain(then: .status, at: now)
    }

    /// Waits until the line is quiet, then takes the step.
    mutating func drain(then next: Step, at now: Milliseconds) {
        phase = .draining(quietAt: now + timing.quiet, until: now + timing.longestDrain, next: next)
    }

    /// Reports a fault once, until the reader is ready again or has another fault.
    mutating func report(unavailable fault: ReaderFault) {
        guard isReady || unavailable?.code != fault.code else { return }
        isReady = false
        unavailable = fault
        laying = .none
        effects.append(.report(.unavailable(fault)))
    }

    private var isOpen: Bool {
        switch phase {
        case .stopped, .opening, .reopening: false
        case .asking, .draining, .pausing, .outOfService: true
        }
    }

    private mutating func forgetReader() {
        isReady = false
        laying = .none
        samID = nil
        failedExchanges = 0
        refusals = 0
        resets = 0
        idTries = 0
        misses = 0
    }

    private mutating func reopenLater(at now: Milliseconds) {
        phase = .reopening(at: now + reopenDelay)
        reopenDelay = min(2 * reopenDelay, timing.lastReopen)
    }

    private func fault(of failure: Exchange.Failure) -> ReaderFault {
        switch failure {
        case .silent: .noAnswer()
        case .foreign: .notSAM()
        case .torn, .garbled: .garbled()
        }
    }
}
