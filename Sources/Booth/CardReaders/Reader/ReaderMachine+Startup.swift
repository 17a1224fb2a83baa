// From an open device to a reader that is ready: status until 90, resets at 60, then the serial number.

extension ReaderMachine {
    /// Requests for the serial number before the reader counts as broken; the first answer after power-on can be
    /// wrong.
    static let idAttempts = 3
    /// Resets after which a failing self-test is reported.
    static let resetAttempts = 3
    /// Refused requests in a row after which the reader is opened anew.
    static let refusalLimit = 3

    mutating func answered(_ step: Step, _ answer: Answer, at now: Milliseconds) {
        switch answer.status.recovery {
        case .reset: return selfTestFailed(after: step, at: now)
        case .outOfService: return takeOutOfService()
        default: break
        }
        switch step {
        case .status: statusAnswered(answer, at: now)
        case .reset: resetAnswered(answer, at: now)
        case .samID: idAnswered(answer, at: now)
        case .resume: resumeAnswered(answer, at: now)
        case .find: findAnswered(answer, at: now)
        case .select: selectAnswered(answer, at: now)
        case .read: readAnswered(answer, at: now)
        case .probe: probeAnswered(answer, at: now)
        case .watch: watchAnswered(answer, at: now)
        }
    }

    private mutating func statusAnswered(_ answer: Answer, at now: Milliseconds) {
        guard answer.status == .success else { return giveUp(.refused(answer.status), at: now) }
        resets = 0
        if isReady { begin(.find, at: now) } else { begin(.samID, at: now) }
    }

    private mutating func resetAnswered(_ answer: Answer, at now: Milliseconds) {
        guard answer.status == .success else { return giveUp(.refused(answer.status), at: now) }
        begin(.status, at: now)
    }

    private mutating func idAnswered(_ answer: Answer, at now: Milliseconds) {
        guard answer.status == .success, case .bytes(let bytes) = answer.payload,
            let identifier = SAMIdentifier(bytes)
        else {
            idTries += 1
            if idTries < Self.idAttempts { begin(.samID, at: now) } else { giveUp(.withoutID(), at: now) }
            return
        }
        samID = identifier
        isReady = true
        unavailable = nil
        reopenDelay = timing.firstReopen
        effects.append(.report(.ready(identifier)))
        begin(.resume, at: now)
    }

    /// 60: the module accepts no command until a reset or a power cycle.
    private mutating func selfTestFailed(after step: Step, at now: Milliseconds) {
        closePresence(with: .selfTest())
        resets += 1
        if resets >= Self.resetAttempts { report(unavailable: .selfTest()) }
        guard resets > 1 || step == .reset else { return begin(.reset, at: now) }
        let pause = unavailable == nil ? timing.selfTestPause : timing.slowSelfTestPause
        phase = .pausing(until: now + pause, next: .reset)
    }

    /// 66: trying again does not help; only another device under the same path does.
    private mutating func takeOutOfService() {
        report(unavailable: .notAuthorised())
        phase = .outOfService
    }

    /// Tells the end of a card's presence when the reader forgets it.
    mutating func closePresence(with fault: ReaderFault) {
        switch laying {
        case .none: return
        case .reading: effects += [.report(.readFailed(fault)), .report(.cardRemoved)]
        case .delivered, .failed: effects.append(.report(.cardRemoved))
        }
        laying = .none
    }
}
