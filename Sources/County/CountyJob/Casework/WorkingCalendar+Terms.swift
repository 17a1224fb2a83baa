import Domain

extension WorkingCalendar {
    /// The last day of a term that begins on a day: working days by this calendar, days and months by the common one
    /// (a month ends on the same day of its month, or on that month's last), hours by the clock, so that a term of up to
    /// 24 hours ends on the next day. Nil outside the calendar's years.
    public func day(after start: CivilDate, term: TimeLimit) -> CivilDate? {
        switch term.unit {
        case .workingDays: day(after: start, workingDays: term.amount)
        case .calendarDays: start.adding(days: term.amount)
        case .hours: start.adding(days: (term.amount + 23) / 24)
        case .months:
            (28...31).reversed().lazy.compactMap { last -> CivilDate? in
                let months = start.year * 12 + start.month - 1 + term.amount
                return CivilDate(
                    year: months / 12, month: months % 12 + 1, day: Swift.min(start.day, last))
            }.first
        }
    }
}
