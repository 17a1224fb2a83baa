import Forms
import Testing

@Suite("ODK's dates in expressions")
struct DateSemanticsTests {
    @Test(
        "Dates count as days since 1970-01-01, moments as days in UTC with a fraction",
        arguments: [
            Row("today()", "2026-11-23"), Row("now()", "2026-11-23T09:30:00.000+08:00"),
            Row("number('1970-01-01')", "0"), Row("number('1970-01-02')", "1"),
            Row("number('1969-12-31')", "-1"),
            Row("number(today())", "20780"), Row("today() + 1", "20781"),
            Row("date(today() + 1)", "2026-11-24"),
            Row("today() - date('2026-11-01')", "22"), Row("date('2026-11-23') = today()", "true"),
            Row("today() > '2026-11-22'", "true"), Row("/data/born < today()", "true"),
            Row("'2026-02-28' < '2026-03-01'", "true"), Row("number('2026-02-30')", "NaN"),
            Row("number('2024-02-29')", "19782"), Row("number('2023-02-29')", "NaN"),
            Row("date(0)", "1970-01-01"), Row("date('2026-11-23T23:30:00.000Z')", "2026-11-24"),
            Row("date('nonsense')", ""), Row("date(20780.9)", "2026-11-24"),
            Row("date('20780')", "2026-11-23"),
            Row("date-time('2026-11-23T01:30:00.000Z')", "2026-11-23T09:30:00.000+08:00"),
            Row("decimal-date-time('1970-01-01T00:00:00.000Z')", "0"),
            Row("decimal-date-time('1970-01-02T12:00:00.000Z')", "1.5"),
            Row("decimal-date-time('1970-01-01T08:00:00.000+08:00')", "0"),
            Row("decimal-time('06:00:00.000+08:00')", "0.25"), Row("decimal-time('12:00')", "0.5"),
            Row("decimal-time('18:00:00.000Z')", "0.08333333333333333"), Row("decimal-time('25:00')", "NaN"),
            Row("today() < now()", "true"), Row("now() > today()", "true"),
            Row("now() < date(today() + 1)", "true"),
            Row("/data/when > '2026-11-23'", "true"), Row("int((today() - /data/born) div 365.25)", "80"),
            Row("date('9999-12-31')", "9999-12-31"), Row("number('0000-01-01')", "NaN"),
        ])
    func values(_ row: Row) throws { #expect(try Sample.string(row.expression) == row.string) }

    @Test(
        "Formats know ODK's codes",
        arguments: [
            Row("format-date('2026-03-05', '%Y-%m-%d')", "2026-03-05"),
            Row("format-date('2026-03-05', '%y/%n/%e')", "26/3/5"),
            Row("format-date('2026-11-23', '%b %a')", "Nov Mon"), Row("format-date('', '%Y')", ""),
            Row("format-date('x', '%Y')", ""), Row("format-date(20780, '%Y年%n月%e日')", "2026年11月23日"),
            Row("format-date-time('2026-11-23T09:05:07.089+08:00', '%H:%M:%S.%3 %h')", "09:05:07.089 9"),
            Row("format-date-time('2026-11-23T01:05:07.000Z', '%H')", "09"),
            Row("format-date('2026-11-23', '%%')", "%"),
        ])
    func formats(_ row: Row) throws { #expect(try Sample.string(row.expression) == row.string) }

    @Test("A day has its number and the number its day, over four hundred years and at the ends")
    func bijection() throws {
        for days in stride(from: -150_000, through: 150_000, by: 1) {
            let date = try #require(FormDate(daysSinceEpoch: days))
            guard date.daysSinceEpoch == days else { return #expect(date.daysSinceEpoch == days) }
        }
        #expect(FormDate(daysSinceEpoch: -719_162)?.description == "0001-01-01")
        #expect(FormDate(daysSinceEpoch: 2_932_896)?.description == "9999-12-31")
        #expect(FormDate(daysSinceEpoch: 2_932_897) == nil)
        #expect(FormDate("2026-11-23")?.weekday == 1)
    }

    @Test("A calculated date comes out as a date, whatever arithmetic gave it")
    func typedCalculation() throws {
        let session = try FormFixture.session(
            "<d>2026-11-23</d><next/><whole/><text/>",
            binds: """
                <bind nodeset="/data/d" type="date"/>
                <bind nodeset="/data/next" type="date" calculate="/data/d + 30"/>
                <bind nodeset="/data/whole" type="int" calculate="7 div 2"/>
                <bind nodeset="/data/text" type="string" calculate="/data/d + 30"/>
                """)
        #expect(session.value(at: "/data/next") == "2026-12-23")
        #expect(session.value(at: "/data/whole") == "3")
        #expect(session.value(at: "/data/text") == "20810")
    }
}
