import Domain

/// Which days are working days (工作日). The weekdays, but for public holidays and the weekends that are worked in
/// exchange (调休), which the authorities announce each year.
public struct WorkingCalendar: Sendable, Hashable, Codable {
    /// Days off that are not weekends, such as 壮族三月三.
    public var holidays: Set<CivilDate>
    /// Saturdays and Sundays that are worked.
    public var workingWeekends: Set<CivilDate>

    /// A calendar with these exceptions from Monday to Friday.
    public init(holidays: Set<CivilDate> = [], workingWeekends: Set<CivilDate> = []) {
        self.holidays = holidays
        self.workingWeekends = workingWeekends
    }

    /// Whether offices work on a day.
    public func isWorkingDay(_ day: CivilDate) -> Bool {
        day.weekday <= 5 ? !holidays.contains(day) : workingWeekends.contains(day)
    }

    /// The last day of a term of so many working days; day 1 is the first working day after `start` (行政许可法 Art. 82).
    /// Nil outside the calendar's years.
    public func day(after start: CivilDate, workingDays: Int) -> CivilDate? {
        var day = start
        var left = workingDays
        while left > 0 {
            guard let next = day.adding(days: 1) else { return nil }
            day = next
            if isWorkingDay(day) { left -= 1 }
        }
        return day
    }

    /// How many working days lie after `start` up to and including `end`.
    public func workingDays(after start: CivilDate, through end: CivilDate) -> Int {
        guard start < end else { return 0 }
        return (start.daysSinceEpoch + 1...end.daysSinceEpoch)
            .count { CivilDate(daysSinceEpoch: $0).map(isWorkingDay) ?? false }
    }
}
