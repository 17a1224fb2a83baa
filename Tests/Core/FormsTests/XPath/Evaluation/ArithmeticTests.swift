import Forms
import Testing

@Suite("Arithmetic")
struct ArithmeticTests {
    static let rows: [Row] = Row.table(
        """
        5.5 + 5.5 ==> 11
        0+-0 ==> 0
        -1 +-1 ==> -2
        1.05+2.05 ==> 3.0999999999999996
        0.1 + 0.2 ==> 0.30000000000000004
        5+4+1+-1+-4 ==> 5
        '1' + '1' ==> 2
        true()+true() ==> 2
        false()+1 ==> 1
        1.05-2.05 ==> -0.9999999999999998
        .55 - 0.56 ==> -0.010000000000000009
        '1'-'1' ==> 0
        1.1 * -1.1 ==> -1.2100000000000002
        9 * -1 ==> -9
        -15.*1.5 ==> -22.5
        '123' * '456' ==> 56088
        -10 div -4 ==> 2.5
        7 div 2 ==> 3.5
        1.05 div 2.05 ==> 0.5121951219512195
        .5 div .5 div .3 ==> 3.3333333333333335
        5 div 4 div 1 div -1 div -4 ==> 0.3125
        1 div 3 ==> 0.3333333333333333
        1 div 0 ==> Infinity
        -1 div 0 ==> -Infinity
        1 div -0 ==> -Infinity
        0 div 0 ==> NaN
        0 div -0 ==> NaN
        0 div 1 ==> 0
        -0 ==> 0
        1 div (1 div 0) ==> 0
        (1 div 0) * 0 ==> NaN
        (1 div 0) * -1 ==> -Infinity
        (1 div 0) + 1 ==> Infinity
        (1 div 0) + (-1 div 0) ==> NaN
        (1 div 0) - (1 div 0) ==> NaN
        5 mod 2 ==> 1
        5 mod -2 ==> 1
        -5 mod 2 ==> -1
        -5 mod -2 ==> -1
        5 mod 3.1 ==> 1.9
        2 mod 3.1 ==> 2
        5 mod 1.5 ==> 0.5
        6.4 mod 2.1 ==> 0.10000000000000009
        5.3 mod 1.1 ==> 0.8999999999999995
        1 mod -1 ==> 0
        0 mod 1 ==> 0
        5 mod 0 ==> NaN
        0 mod 0 ==> NaN
        10 mod (1 div 0) ==> 10
        -10 mod (-1 div 0) ==> -10
        (1 div 0) mod 1 ==> NaN
        'a' + 0 ==> NaN
        0 - 'a' ==> NaN
        '' + 1 ==> NaN
        /data/empty * 2 ==> NaN
        /data/nothing + 1 ==> NaN
        /data/member/score + 1 ==> 11
        /data/one + /data/neg ==> -1.5
        sum(/data/nums/*) div count(/data/nums/*) ==> 3.5
        """)

    static let texts: [Row] = Row.table(
        """
        string(0) ==> 0
        string(-0) ==> 0
        string(0 * -1) ==> 0
        string(1.0) ==> 1
        string(123456.0000) ==> 123456
        string(-123456) ==> -123456
        string(.557586) ==> 0.557586
        string(-0.5) ==> -0.5
        string(0.0000001) ==> 0.0000001
        string(0.00000000000000000123) ==> 0.00000000000000000123
        string(1000000 * 1000000) ==> 1000000000000
        string(1230000000000000000000) ==> 1230000000000000000000
        string(pow(10, 21)) ==> 1000000000000000000000
        string(999999999999999) ==> 999999999999999
        string(9007199254740993) ==> 9007199254740992
        string(123456789.123) ==> 123456789.123
        string(1 div 0) ==> Infinity
        string(-1 div 0) ==> -Infinity
        string(0 div 0) ==> NaN
        string(true()) ==> true
        string(1 > 2) ==> false
        string(2 > 1) ==> true
        """)

    @Test("Numbers are doubles: infinities, NaN and the sign of a remainder as in XPath 1.0", arguments: rows)
    func arithmetic(_ row: Row) throws { #expect(try Sample.string(row.expression) == row.string) }

    @Test("A number as a text has no exponent and no trailing zero", arguments: texts)
    func numberTexts(_ row: Row) throws { #expect(try Sample.string(row.expression) == row.string) }
}
