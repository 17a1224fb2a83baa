import Forms
import Testing

@Suite("ODK's dates in expressions")
struct DateSemanticsTests {
    static let values: [Row] = Row.table(
        """
        today() ==> 2026-11-23
        now() ==> 2026-11-23T09:30:00.000+08:00
        number('1970-01-01') ==> 0
        number('1970-01-02') ==> 1
        number('1969-12-31') ==> -1
        number('2008-09-05') ==> 14127
        number('1941-12-07') ==> -10252
        number(date('2008-09-05')) ==> 14127
        number('1970-01-01T00:00:00Z') ==> 0
        number('1970-01-02T12:00:00.000Z') ==> 1.5
        number('1970-01-01T08:00:00.000+08:00') ==> 0
        number('1970-01-01T08:00') ==> 0
        number(today()) ==> 20780
        number(now()) ==> 20780.0625
        number('2026-02-30') ==> NaN
        number('2024-02-29') ==> 19782
        number('2023-02-29') ==> NaN
        number('1900-02-29') ==> NaN
        number('2000-02-29') ==> 11016
        number('2026-13-01') ==> NaN
        number('2026-1-2') ==> NaN
        number('0000-01-01') ==> NaN
        number('2026-11-23T25:00:00Z') ==> NaN
        number(' 2026-11-23') ==> NaN
        date('1970-01-01') ==> 1970-01-01
        date('9999-12-31') ==> 9999-12-31
        date('1970-1-2') ==> 1970-01-02
        date('2026-11-23T23:30:00.000Z') ==> 2026-11-24
        date('2026-11-23T23:30:00.000+08:00') ==> 2026-11-23
        date(0) ==> 1970-01-01
        date(6.5) ==> 1970-01-07
        date(-1) ==> 1969-12-31
        date(14127) ==> 2008-09-05
        date(-10252) ==> 1941-12-07
        date('20780') ==> 2026-11-23
        date(now()) ==> 2026-11-23
        date(date('1989-11-09')) ==> 1989-11-09
        date('1983-09-31') ==>
        date('not a date') ==>
        date('') ==>
        date(true()) ==>
        date(0 div 0) ==>
        date(1 div 0) ==>
        date(99999999) ==>
        date-time('2026-11-23T01:30:00.000Z') ==> 2026-11-23T09:30:00.000+08:00
        date-time('1970-01-01T21:50:49Z') ==> 1970-01-02T05:50:49.000+08:00
        date-time('2026-11-23') ==> 2026-11-23T00:00:00.000+08:00
        date-time(0.5) ==> 1970-01-01T20:00:00.000+08:00
        date-time(0) ==> 1970-01-01T00:00:00.000+08:00
        date-time('nonsense') ==>
        decimal-date-time('1970-01-01T00:00:00.000Z') ==> 0
        decimal-date-time('1970-01-02T00:00:00Z') ==> 1
        decimal-date-time('1969-12-31T00:00:00Z') ==> -1
        decimal-date-time('1970-01-02T12:00:00.000Z') ==> 1.5
        decimal-date-time('1970-01-01T08:00:00.000+08:00') ==> 0
        decimal-date-time('2018-04-24T15:30:00.000+06:00') ==> 17645.395833333332
        decimal-date-time('2025-08-18T02:03:23.958Z') ==> 20318.085693958332
        decimal-date-time('1970-01-01T08:00:00') ==> 0
        round(decimal-date-time('1970-01-01'), 6) ==> -0.333333
        round(decimal-date-time('2021-10-06'), 6) ==> 18905.666667
        decimal-date-time(1.25) ==> 1.25
        decimal-date-time('-1000') ==> -1000
        decimal-date-time(3) ==> 3
        decimal-date-time('-01-2019') ==> NaN
        decimal-date-time('') ==> NaN
        decimal-time('06:00:00.000+08:00') ==> 0.25
        decimal-time('06:00:00.000+14:00') ==> 0
        decimal-time('06:00:59.000+08:00') ==> 0.25068287037037035
        decimal-time('23:59:00.000+08:00') ==> 0.9993055555555556
        decimal-time('18:00:00.000Z') ==> 0.08333333333333333
        decimal-time('12:00') ==> 0.5
        decimal-time('18:00:00') ==> 0.75
        decimal-time(now()) ==> 0.3958333333333333
        decimal-time('12:00:00.000+08:00') - decimal-time('06:00:00.000+08:00') ==> 0.25
        decimal-time('25:00') ==> NaN
        decimal-time('24:00:00.000+08:00') ==> NaN
        decimal-time('06:60:00.000+08:00') ==> NaN
        decimal-time('06:00:60.000+08:00') ==> NaN
        decimal-time('06:00:00.000-24:00') ==> NaN
        decimal-time('23:59:00.000-07:60') ==> NaN
        decimal-time('a') ==> NaN
        decimal-time('') ==> NaN
        """)

    static let arithmetic: [Row] = Row.table(
        """
        today() + 1 ==> 20781
        1 + today() ==> 20781
        date(today() + 1) ==> 2026-11-24
        date('2018-01-01' + 1) ==> 2018-01-02
        date(today() - 23) ==> 2026-10-31
        today() - date('2026-11-01') ==> 22
        '2021-11-30' - '2021-11-29' ==> 1
        date('2008-09-08') - date('1983-10-06') ==> 9104
        3 + date('2001-12-26') + 5 ==> 11690
        int((today() - /data/born) div 365.25) ==> 80
        -today() ==> -20780
        today() * 2 ==> 41560
        today() + 'x' ==> NaN
        today() + /data/empty ==> NaN
        now() - /data/when ==> 0.0625
        now() - now() ==> 0
        number(now() + 1) ==> 20781.0625
        date-time(now() + 1) ==> 2026-11-24T09:30:00.000+08:00
        date-time(now() + 0.25) ==> 2026-11-23T15:30:00.000+08:00
        round(now() - today(), 6) ==> 0.395833
        round(today() - now(), 6) ==> -0.395833
        round(/data/when - today(), 6) ==> 0.333333
        round(now() - today() + 1, 6) ==> 1.395833
        int(now() - /data/born) ==> 29585
        round('2026-11-23T02:00:00.000+08:00' - today(), 6) ==> 0.083333
        """)

    static let comparisons: [Row] = Row.table(
        """
        date('2001-12-26') > date('2001-12-25') ==> true
        date('1969-07-20') < date('1969-07-21') ==> true
        date('2004-05-01') = date('2004-05-01') ==> true
        date('2004-05-01') != date('2004-05-01') ==> false
        '2026-02-28' < '2026-03-01' ==> true
        '2026-11-23' <= today() ==> true
        '2026-11-23' >= today() ==> true
        '2026-11-22' < today() ==> true
        '2026-11-24' > today() ==> true
        date('2026-11-23') = today() ==> true
        today() = 20780 ==> true
        today() + 1 = '2026-11-24' ==> true
        10 + date('2012-07-24') = date('2012-08-03') ==> true
        10 + '2012-07-24' = '2012-08-03' ==> true
        today() > ('2012-01-01' + 10) ==> true
        /data/born < today() ==> true
        /data/born = '1945-11-23' ==> true
        date('2100-01-02') > 1 ==> true
        date('1970-01-02') < 3 ==> true
        'string' != date('1999-09-09') ==> true
        'string' < date('1999-09-09') ==> false
        true() != date('1999-09-09') ==> false
        date(0) = date('1970-01-01T00:00:00.000Z') ==> true
        '2012-08-20T00:00:00.00+00:00' > '2012-08-08T00:00:00+00:00' ==> true
        '2026-11-23T00:30:00.000+08:00' < '2026-11-22T17:00:00.000Z' ==> true
        '2018-06-25' = '2018-06-25T00:00:00.000+08:00' ==> false
        '2018-06-25' < '2018-06-25T00:00:00.000+08:00' ==> false
        '2018-06-25' <= '2018-06-25T00:00:00.000+08:00' ==> true
        '2018-06-25' < '2018-06-25T00:00:00.001+08:00' ==> true
        today() < now() ==> true
        now() > today() ==> true
        now() < date(today() + 1) ==> true
        now() < today() + 1 ==> true
        now() >= today() + 1 ==> false
        '2026-11-23T23:59:00.000+08:00' < today() + 1 ==> true
        '2026-11-24T00:00:00.000+08:00' < today() + 1 ==> false
        '2026-11-24T02:00:00.000+08:00' >= today() + 1 ==> true
        today() <= decimal-date-time('2026-11-23T02:00:00.000+08:00') ==> true
        /data/when > '2026-11-23' ==> true
        /data/when < now() ==> true
        /data/when < /data/born ==> false
        """)

    @Test("Dates count as days since 1970-01-01, moments as days in UTC with a fraction", arguments: values)
    func conversions(_ row: Row) throws { #expect(try Sample.string(row.expression) == row.string) }

    @Test(
        "Days and moments add and subtract; beside a moment a day begins at its local midnight",
        arguments: arithmetic)
    func sums(_ row: Row) throws { #expect(try Sample.string(row.expression) == row.string) }

    @Test(
        "Days and moments compare on one scale of time, also with today() and days to come",
        arguments: comparisons)
    func order(_ row: Row) throws { #expect(try Sample.string(row.expression) == row.string) }

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
