import Forms
import Testing

@Suite("format-date() and format-date-time()")
struct DateFormatTests {
    static let formats: [Row] = Row.table(
        """
        format-date('2026-03-05', '%Y-%m-%d') ==> 2026-03-05
        format-date('2026-03-05', '%y/%n/%e') ==> 26/3/5
        format-date('2012-07-23', '%Y/%n | %y/%m | %b') ==> 2012/7 | 12/07 | Jul
        format-date('2026-11-23', '%b %a') ==> Nov Mon
        format-date('2026-11-29', '%a') ==> Sun
        format-date('2017-05-26T23:59:59+08:00', '%a %b') ==> Fri May
        format-date('2012-08-20T00:00:00.00+08:00', '%M | %S | %3') ==> 00 | 00 | 000
        format-date('0987-01-01', '%Y %y') ==> 0987 87
        format-date('2000-01-01', '%y') ==> 00
        format-date(20780, '%Y年%n月%e日') ==> 2026年11月23日
        format-date(today() + 8, '%e %b %Y') ==> 1 Dec 2026
        format-date('2026-11-23', '%%') ==> %
        format-date('2026-11-23', '100%%Y') ==> 100%Y
        format-date('2026-11-23', 'no codes') ==> no codes
        format-date('2026-11-23', '') ==>
        format-date('2026-1-2', '%Y-%m-%d') ==> 2026-01-02
        format-date('', '%Y') ==>
        format-date('x', '%Y') ==>
        format-date(0 div 0, '%Y') ==>
        format-date(/data/empty, '%Y') ==>
        format-date(/data/born, '%d.%m.%Y') ==> 23.11.1945
        format-date-time('2026-11-23T09:05:07.089+08:00', '%H:%M:%S.%3 %h') ==> 09:05:07.089 9
        format-date-time('2026-11-23T01:05:07.000Z', '%H') ==> 09
        format-date-time('2018-01-02T10:20:30.123', '%Y-%m-%e %H:%M:%S') ==> 2018-01-2 10:20:30
        format-date-time('2026-11-23T20:00:00.000Z', '%d %H') ==> 24 04
        format-date-time('2001-12-31', '%b %e, %Y') ==> Dec 31, 2001
        format-date-time('2001-12-31', '%H:%M') ==> 00:00
        format-date-time(now(), '%h:%M') ==> 9:30
        format-date-time('14:05:00.000+08:00', '%H:%M') ==> 14:05
        format-date-time('06:05:00Z', '%H:%M') ==> 14:05
        format-date-time('', '%H') ==>
        """)

    @Test("Every code of ODK writes its part", arguments: formats)
    func codes(_ row: Row) throws { #expect(try Sample.string(row.expression) == row.string) }

    @Test(
        "A code that ODK does not know is an error, also at the end",
        arguments: ["%Q", "%Z", "%A", "%B", "%", "%Y-%"])
    func unknownCodes(format: String) {
        let expression = "1 + format-date('2026-11-23', '\(format)')"
        let error = #expect(throws: XPathError.self) { try Sample.string(expression) }
        #expect(error?.code == .argument)
        #expect(error?.column == 5)
    }

    @Test(
        "Names of months and weekdays are the language's",
        arguments: [
            ("zh", "11月 周一"), ("za", "11月 周一"), ("vi", "thg 11 T2"), ("en", "Nov Mon"), ("xx", "Nov Mon"),
        ])
    func names(language: String, text: String) throws {
        var session = try Sample.session.get()
        session.language = language
        #expect(try session.evaluate("format-date('2026-11-23', '%b %a')").string == text)
    }
}
