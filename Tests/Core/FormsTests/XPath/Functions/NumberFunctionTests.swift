import Forms
import Testing

@Suite("Functions on numbers")
struct NumberFunctionTests {
    static let conversions: [Row] = Row.table(
        """
        number('12') ==> 12
        number('-1.0') ==> -1
        number(' 12.50 ') ==> 12.5
        number('5.') ==> 5
        number('.112') ==> 0.112
        number('-.5') ==> -0.5
        number('0') ==> 0
        number('-0') ==> 0
        number('1230000000000000000000') ==> 1230000000000000000000
        number('9007199254740993') ==> 9007199254740992
        number('0.1234567890123456789') ==> 0.12345678901234568
        number('1e3') ==> NaN
        number('1.1e6') ==> NaN
        number('+1') ==> NaN
        number('') ==> NaN
        number('  ') ==> NaN
        number('-') ==> NaN
        number('.') ==> NaN
        number(' . ') ==> NaN
        number('- 17') ==> NaN
        number('--1') ==> NaN
        number('1-2') ==> NaN
        number('34.56.7') ==> NaN
        number('1,000') ==> NaN
        number('4,6') ==> NaN
        number('0x10') ==> NaN
        number('12abc') ==> NaN
        number('１２') ==> NaN
        number('inf') ==> NaN
        number('Infinity') ==> NaN
        number('NaN') ==> NaN
        number('not a number') ==> NaN
        number(true()) ==> 1
        number(false()) ==> 0
        number(1 = 2) ==> 0
        number(/data/age) ==> 81
        number(/data/empty) ==> NaN
        number(/data/nothing) ==> NaN
        number(/data/member/score) ==> 10
        count(/data/*[number() = 81]) ==> 1
        int(3.9) ==> 3
        int(-3.9) ==> -3
        int(-0.5) ==> 0
        int('7.5') ==> 7
        int('100.001') ==> 100
        int(' -12345.6789  ') ==> -12345
        int('1230000000000000000000') ==> 1230000000000000000000
        int(1 div 47999799999) ==> 0
        int('x') ==> NaN
        int('') ==> NaN
        int('1.1e6') ==> NaN
        int('Infinity') ==> NaN
        int(1 div 0) ==> Infinity
        int(true()) ==> 1
        int(/data/nothing) ==> NaN
        int('2026-11-23') ==> 20780
        """)

    static let rounding: [Row] = Row.table(
        """
        floor(2.6) ==> 2
        floor(-2.5) ==> -3
        floor('x') ==> NaN
        floor(1 div 0) ==> Infinity
        ceiling(2.2) ==> 3
        ceiling(-2.5) ==> -2
        ceiling(-0.5) ==> 0
        1 div ceiling(-0.5) ==> -Infinity
        round(2.4) ==> 2
        round(2.5) ==> 3
        round(3.5) ==> 4
        round(-2.5) ==> -2
        round(-2.6) ==> -3
        round(-0.5) ==> 0
        round(0.49999999999999994) ==> 0
        1 div round(-0.2) ==> -Infinity
        1 div round(-0.5) ==> -Infinity
        round('14.6') ==> 15
        round('a') ==> NaN
        round(0 div 0) ==> NaN
        round(1 div 0) ==> Infinity
        round(-1 div 0) ==> -Infinity
        round(9007199254740991) ==> 9007199254740991
        round(1.1, 0) ==> 1
        round(1.5, 0) ==> 2
        round('14.29123456789', 1) ==> 14.3
        round('14.29123456789', 1.5) ==> 14.3
        round('14.29123456789', 4) ==> 14.2912
        round('23.7825', 2) ==> 23.78
        round('2.15', 1) ==> 2.2
        round('2.149', 1) ==> 2.1
        round(1.005, 2) ==> 1.01
        round(1.234, 5) ==> 1.234
        round(1234.5678, 2) ==> 1234.57
        round('12345.15', 1) ==> 12345.2
        round('-12345.15', 1) ==> -12345.1
        round('-1.475', 2) ==> -1.47
        round(33.33, -1) ==> 30
        round('12345.12345', -1) ==> 12350
        round('12345.12345', -2) ==> 12300
        round('12350.12345', -2) ==> 12400
        round('12345.12345', -3) ==> 12000
        round(1250, -2) ==> 1300
        round('626.3', -3) ==> 1000
        round('-50.55', -2) ==> -100
        round('21.5', -1) ==> 20
        round('23.7825', -2) ==> 0
        round(1, 400) ==> 1
        round(pow(10, 300), 20) = pow(10, 300) ==> true
        round(123, -40) ==> 0
        round(123, -400) ==> 0
        round(1 div 0, 2) ==> Infinity
        round(1, 'x') ==> NaN
        round(1 div 3, 4) ==> 0.3333
        """)

    static let mathematics: [Row] = Row.table(
        """
        abs(-3.5) ==> 3.5
        abs('x') ==> NaN
        abs(-1 div 0) ==> Infinity
        pow(2, 10) ==> 1024
        pow(2, 0) ==> 1
        pow(0, 4) ==> 0
        pow(2.5, 2) ==> 6.25
        pow(0.5, 2) ==> 0.25
        pow(-1, 3) ==> -1
        pow(4, 0.5) ==> 2
        pow(16, 0.25) ==> 2
        pow(2, -1) ==> 0.5
        pow(-1, 0.5) ==> NaN
        pow('x', 2) ==> NaN
        sqrt(16) ==> 4
        sqrt(-2) ==> NaN
        round(sqrt(0.5), 12) ==> 0.707106781187
        exp(0) ==> 1
        round(exp(1), 12) ==> 2.718281828459
        exp('NaN') ==> NaN
        exp10(3) ==> 1000
        exp10(-2) ==> 0.01
        exp10('x') ==> NaN
        log(1) ==> 0
        round(log(2), 12) ==> 0.69314718056
        log(0) ==> -Infinity
        log(-1) ==> NaN
        log10(1000) ==> 3
        log10(0) ==> -Infinity
        log10('a') ==> NaN
        sin(0) ==> 0
        round(sin(2), 12) ==> 0.909297426826
        sin('a') ==> NaN
        cos(0) ==> 1
        round(cos(2), 12) ==> -0.416146836547
        cos('NaN') ==> NaN
        tan(0) ==> 0
        round(tan(2), 12) ==> -2.185039863262
        tan(/data/nothing) ==> NaN
        asin(0) ==> 0
        round(asin(0.5), 12) ==> 0.523598775598
        round(asin(-1), 12) ==> -1.570796326795
        asin(2) ==> NaN
        acos(1) ==> 0
        round(acos(0.5), 12) ==> 1.047197551197
        acos(-1) = pi() ==> true
        acos(2) ==> NaN
        atan(0) ==> 0
        round(atan(-1), 12) ==> -0.785398163397
        atan('a') ==> NaN
        atan2(0, 1) ==> 0
        atan2(0, 0) ==> 0
        round(atan2(2, 3), 12) ==> 0.588002603548
        round(atan2(-1, -1), 12) ==> -2.356194490192
        atan2(2, 'a') ==> NaN
        round(pi(), 4) ==> 3.1416
        random() ==> 0.25
        max(1, 5, 3) ==> 5
        max(-4, -1, -3) ==> -1
        max(/data/member/score) ==> 30
        max(/data/member/score, 35) ==> 35
        max('') ==> NaN
        max(1, 'x') ==> NaN
        max(/data/nothing) ==> NaN
        max('2026-11-23', '2026-11-24') ==> 20781
        min(1, 5, 3) ==> 1
        min(0, 2, 3) ==> 0
        min(/data/member/score) ==> 10
        min(/data/member/score, -3) ==> -3
        min('') ==> NaN
        min(1, /data/empty) ==> NaN
        min(/data/nothing) ==> NaN
        sum(/data/member/score) ==> 60
        sum(/data/nums/*) ==> 7
        sum(/data/nothing) ==> 0
        sum(/data/group/*) ==> NaN
        sum(/data/empty) ==> NaN
        """)

    @Test("What is not a number is NaN, and nothing is guessed", arguments: conversions)
    func conversion(_ row: Row) throws { #expect(try Sample.string(row.expression) == row.string) }

    @Test("Halves round up, decimals as their digits say", arguments: rounding)
    func roundings(_ row: Row) throws { #expect(try Sample.string(row.expression) == row.string) }

    @Test("Powers, logarithms, angles and sums", arguments: mathematics)
    func mathematicalFunctions(_ row: Row) throws { #expect(try Sample.string(row.expression) == row.string) }
}
