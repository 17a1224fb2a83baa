import Domain

// One card: find, select, read; silent retries; presence and removal.

extension ReaderMachine {
    /// Attempts to read one card before its holder is told.
    static let readAttempts = 3
    /// Looks in a row that have to find nothing before a card counts as gone: find fails now and then.
    static let missesOfRemoval = 2

    mutating func findAnswered(_ answer: Answer, at now: Milliseconds) {
        switch answer.status.recovery {
        case .proceed:
            misses = 0
            refusals = 0
            if case .none = laying {
                laying = .reading(failures: 0, last: nil)
                effects.append(.report(.cardPresent))
            }
            begin(.select, at: now)
        case .keepPolling:
            refusals = 0
            nothingFound(at: now)
        default:
            if case .reading = laying {
                return attemptFailed(.card(answer.status), of: answer.status, at: now)
            }
            refusals += 1
            guard refusals < Self.refusalLimit else { return giveUp(.refused(answer.status), at: now) }
            beginAtNextLook(.find, at: now)
        }
    }

    mutating func selectAnswered(_ answer: Answer, at now: Milliseconds) {
        guard answer.status == .success else {
            return attemptFailed(.card(answer.status), of: answer.status, at: now)
        }
        begin(.read, at: now)
    }

    mutating func readAnswered(_ answer: Answer, at now: Milliseconds) {
        guard answer.status == .success else {
            return attemptFailed(.card(answer.status), of: answer.status, at: now)
        }
        switch answer.payload {
        case .document(let document):
            laying = .delivered
            effects.append(.report(.document(document)))
            beginAtNextLook(.probe, at: now)
        case .refused(let fault):
            laying = .failed
            effects.append(.report(.readFailed(fault)))
            // The card was read and is active: find would not see it any more, the probe does.
            beginAtNextLook(.probe, at: now)
        case .inconsistent(let fault): attemptFailed(fault, at: now, then: .read)
        case .bytes: attemptFailed(.cardReply(.noLengths), at: now, then: .read)
        }
    }

    /// 30 03 after a read: an address, or none, says that the card still lies there.
    mutating func probeAnswered(_ answer: Answer, at now: Milliseconds) {
        switch answer.status.recovery {
        case .proceed, .empty: beginAtNextLook(.probe, at: now)
        case .refuse:
            // A reader without this command: what is left is looking for the card itself.
            misses = 0
            beginAtNextLook(.watch, at: now)
        default: removed(at: now)
        }
    }

    mutating func watchAnswered(_ answer: Answer, at now: Milliseconds) {
        guard answer.status.recovery != .proceed else {
            misses = 0
            return beginAtNextLook(.watch, at: now)
        }
        misses += 1
        if misses < Self.missesOfRemoval { begin(.watch, at: now) } else { removed(at: now) }
    }

    /// One attempt to read the card failed: begins again, and tells its holder when that does not help. It begins
    /// with find; but where only the answer to a read was lost on the line, the card is active and would not
    /// answer to find any more, so it is read again.
    mutating func attemptFailed(
        _ fault: ReaderFault, of status: SAMStatus? = nil, at now: Milliseconds, afterDrain: Bool = false,
        then next: Step = .find
    ) {
        guard case .reading(let failures, _) = laying else { return beginAtNextLook(.find, at: now) }
        let recovery = status?.recovery ?? .restart
        misses = 0
        guard failures + 1 < Self.readAttempts, recovery != .refuse else {
            laying = .failed
            effects.append(.report(.readFailed(fault)))
            return afterDrain ? drain(then: .watch, at: now) : beginAtNextLook(.watch, at: now)
        }
        laying = .reading(failures: failures + 1, last: fault)
        if afterDrain {
            drain(then: next, at: now)
        } else if recovery == .restartThenReset, failures > 0 {
            begin(.reset, at: now)
        } else {
            begin(next, at: now)
        }
    }

    /// After start-up: a card that was read before, by this program or another, is still active and would not
    /// answer to find; when it is there it is read at once.
    mutating func resumeAnswered(_ answer: Answer, at now: Milliseconds) {
        guard [.proceed, .empty].contains(answer.status.recovery) else { return begin(.find, at: now) }
        laying = .reading(failures: 0, last: nil)
        effects.append(.report(.cardPresent))
        begin(.read, at: now)
    }

    private mutating func nothingFound(at now: Milliseconds) {
        guard case .reading = laying else { return beginAtNextLook(.find, at: now) }
        misses += 1
        guard misses >= Self.missesOfRemoval else { return begin(.find, at: now) }
        misses = 0
        laying = .none
        effects += [.report(.readFailed(.cardTakenEarly())), .report(.cardRemoved)]
        beginAtNextLook(.find, at: now)
    }

    private mutating func removed(at now: Milliseconds) {
        misses = 0
        laying = .none
        effects.append(.report(.cardRemoved))
        begin(.find, at: now)
    }
}
