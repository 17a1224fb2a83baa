import Domain
import Testing

@testable import CountyJob

@Suite("Working days")
struct WorkingCalendarTests {
    static let terms: [(start: String, days: Int, holidays: [String], worked: [String], due: String)] = [
        // 2026-11-23 is a Monday.
        ("2026-11-23", 0, [], [], "2026-11-23"),
        ("2026-11-23", 1, [], [], "2026-11-24"),
        ("2026-11-23", 5, [], [], "2026-11-30"),
        ("2026-11-23", 10, [], [], "2026-12-07"),
        ("2026-11-27", 1, [], [], "2026-11-30"),
        ("2026-11-28", 1, [], [], "2026-11-30"),
        ("2026-12-30", 2, ["2027-01-01"], [], "2027-01-04"),
        ("2026-11-27", 1, [], ["2026-11-28"], "2026-11-28"),
        ("2026-11-27", 3, ["2026-11-30"], ["2026-11-29"], "2026-12-02"),
    ]

    private func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

    @Test("A term begins on the next working day and leaves out weekends and holidays", arguments: terms)
    func due(
        term: (start: String, days: Int, holidays: [String], worked: [String], due: String)
    ) throws {
        let calendar = WorkingCalendar(
            holidays: Set(try term.holidays.map(day)), workingWeekends: Set(try term.worked.map(day)))
        let start = try day(term.start)
        let due = calendar.day(after: start, workingDays: term.days)
        #expect(due == (try day(term.due)))
        #expect(calendar.workingDays(after: start, through: try day(term.due)) == term.days)
    }

    @Test(
        "Terms of other units end by the common calendar",
        arguments: [
            (TimeUnit.calendarDays, 10, "2026-11-27", "2026-12-07"), (.months, 1, "2027-01-31", "2027-02-28"),
            (.months, 3, "2026-11-23", "2027-02-23"), (.months, 13, "2027-12-31", "2029-01-31"),
            (.hours, 24, "2026-11-27", "2026-11-28"), (.hours, 25, "2026-11-27", "2026-11-29"),
            (.hours, 0, "2026-11-27", "2026-11-27"), (.workingDays, 1, "2026-11-27", "2026-11-30"),
        ])
    func units(unit: TimeUnit, amount: Int, start: String, due: String) throws {
        let end = WorkingCalendar().day(after: try day(start), term: TimeLimit(amount: amount, unit: unit))
        #expect(end == (try day(due)))
    }

    @Test("A term that leaves the calendar's years has no due day")
    func endOfTime() throws {
        #expect(WorkingCalendar().day(after: try day("9999-12-31"), workingDays: 1) == nil)
    }
}
