import CountyAPI
import Domain

/// What a review level can do with a case (reference: domain section 2.6).
public enum CaseMove: Sendable, Hashable {
    /// On: to the first step, the next step, from decided to closed, from closed to delivered.
    case advance
    /// 退回: to the step before.
    case sendBack
    /// 特别程序开始: the clock stops.
    case stopClock
    /// 特别程序结束: the clock goes on; the due day moves by the working days that it stood.
    case restartClock
    /// 决定, at the last step.
    case decide(CaseFile.Decision)
    /// 撤回, by the person, before the decision.
    case withdraw
}

extension CaseFile {
    /// Makes a move; the event that booths are told is the last of ``events``. Throws where the rules forbid it, and
    /// then nothing has changed.
    public mutating func make(
        _ move: CaseMove, at time: Instant, calendar: WorkingCalendar
    ) throws(CaseFault) {
        switch (move, state) {
        case (.advance, .accepted) where !steps.isEmpty: enter(step: 0, at: time)
        case (.advance, .accepted): throw .decisionDue
        case (.advance, .inReview):
            let next = (step ?? 0) + 1
            guard next < steps.count else { throw .decisionDue }
            enter(step: next, at: time)
        case (.advance, .decided): append(.closed, level: level, at: time)
        case (.advance, .closed): append(.delivered, level: level, at: time)
        case (.sendBack, .inReview):
            guard let step, step > 0 else { throw .notPossible(move, state) }
            enter(step: step - 1, at: time)
        case (.stopClock, .inReview):
            stoppedOn = time.civil()?.date
            append(.special, level: level, at: time)
        case (.restartClock, .special):
            if let stoppedOn, let dueDay, let today = time.civil()?.date {
                let stood = calendar.workingDays(after: stoppedOn, through: today)
                self.dueDay = calendar.day(after: dueDay, workingDays: stood)
            }
            stoppedOn = nil
            append(.inReview, level: level, at: time)
        case (.decide(let decision), .inReview), (.decide(let decision), .accepted):
            guard (step ?? -1) == steps.count - 1 else { throw .decisionTooEarly }
            self.decision = decision
            append(.decided, level: level, at: time)
        case (.withdraw, .accepted), (.withdraw, .inReview), (.withdraw, .special):
            append(.withdrawn, level: nil, at: time)
        default: throw .notPossible(move, state)
        }
    }

    private mutating func enter(step: Int, at time: Instant) {
        self.step = step
        append(.inReview, level: level, at: time)
    }
}
