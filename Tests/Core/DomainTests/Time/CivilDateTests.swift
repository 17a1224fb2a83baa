import Foundation
import Testing

@testable import Domain

@Suite("Days of the calendar")
struct CivilDateTests {
    /// Every day of the years 1 … 9999, by days since 1970-01-01.
    private static let allDays = -719_162...2_932_896

    @Test(
        "Days are read as cards and ISO 8601 write them",
        arguments: [
            ("19410307", 1941, 3, 7), ("1941-03-07", 1941, 3, 7), ("20240229", 2024, 2, 29),
            ("00010101", 1, 1, 1),
        ])
    func reading(text: String, year: Int, month: Int, day: Int) throws {
        let read: CivilDate? = CivilDate(text)
        #expect(read?.year == year && read?.month == month && read?.day == day)
    }

    @Test(
        "What is no day is refused",
        arguments: [
            "19410230", "19000229", "20230229", "19411301", "19410001", "19410100", "00000101", "1941-3-7",
            "1941/03/07",
            "194103071", "1941030", "１９４１0307", "-9410307", "长期", "",
        ])
    func refused(text: String) {
        #expect(CivilDate(text) == nil)
    }

    @Test("Days and their numbers go into one another, and a later day is greater")
    func numbering() throws {
        var before: CivilDate?
        // A step that shares no factor with week, month, year or cycle meets every kind of day.
        for number in stride(from: Self.allDays.lowerBound, through: Self.allDays.upperBound, by: 101) {
            let day = try #require(CivilDate(daysSinceEpoch: number))
            #expect(day.daysSinceEpoch == number)
            #expect(CivilDate(day.description) == day && CivilDate(day.compact) == day)
            if let before { #expect(before < day) }
            before = day
        }
    }

    @Test("Every day of 400 years follows the day before, as a calendar counts")
    func everyDay() throws {
        var (year, month, day) = (1800, 1, 1)
        let first = try #require(CivilDate(year: 1800, month: 1, day: 1)).daysSinceEpoch
        for number in first..<first + 146_097 {
            let date = try #require(CivilDate(daysSinceEpoch: number))
            guard date.year == year, date.month == month, date.day == day else {
                Issue.record("\(date) is not \(year)-\(month)-\(day)")
                return
            }
            day += 1
            if CivilDate(year: year, month: month, day: day) == nil { (month, day) = (month + 1, 1) }
            if month == 13 { (year, month) = (year + 1, 1) }
        }
        #expect((year, month, day) == (2200, 1, 1))
    }

    @Test("The calendar ends where it ends, without a crash")
    func ends() throws {
        let (first, last) = (try #require(CivilDate("00010101")), try #require(CivilDate("99991231")))
        #expect(first.daysSinceEpoch == Self.allDays.lowerBound)
        #expect(last.daysSinceEpoch == Self.allDays.upperBound)
        #expect(CivilDate(daysSinceEpoch: Self.allDays.lowerBound - 1) == nil)
        #expect(CivilDate(daysSinceEpoch: Self.allDays.upperBound + 1) == nil)
        #expect(CivilDate(daysSinceEpoch: .max) == nil && CivilDate(daysSinceEpoch: .min) == nil)
        #expect(
            last.adding(days: 1) == nil && last.adding(days: .max) == nil && first.adding(days: .min) == nil)
        #expect(
            last.adding(years: 1) == nil && last.adding(years: .max) == nil
                && first.adding(years: .min) == nil)
    }

    @Test(
        "Weekdays are ISO 8601's",
        arguments: [
            ("1970-01-01", 4), ("2026-11-23", 1), ("2000-02-29", 2), ("0001-01-01", 1), ("9999-12-31", 5),
        ])
    func weekdays(text: String, weekday: Int) throws {
        #expect(try #require(CivilDate(text)).weekday == weekday)
    }

    @Test(
        "Ages count full years, and change on the birthday",
        arguments: [
            ("1946-11-24", "2026-11-23", 79), ("1946-11-23", "2026-11-23", 80),
            ("1946-11-22", "2026-11-23", 80),
            ("2004-02-29", "2026-02-28", 21), ("2004-02-29", "2026-03-01", 22),
            ("2026-11-23", "2026-11-23", 0),
        ])
    func ages(birth: String, today: String, age: Int) throws {
        #expect(try #require(CivilDate(birth)).fullYears(until: try #require(CivilDate(today))) == age)
    }

    @Test("The last of February takes the place of a leap day that is not there")
    func leapDay() throws {
        let day = try #require(CivilDate("2024-02-29"))
        #expect(day.adding(years: 1)?.description == "2025-02-28")
        #expect(day.adding(years: 4)?.description == "2028-02-29")
    }

    @Test("JSON holds ISO 8601, and nothing else is taken")
    func json() throws {
        let day = try #require(CivilDate("2026-11-23"))
        #expect(String(decoding: try JSONEncoder().encode(day), as: UTF8.self) == #""2026-11-23""#)
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(CivilDate.self, from: Data(#""2026-02-30""#.utf8))
        }
    }
}
