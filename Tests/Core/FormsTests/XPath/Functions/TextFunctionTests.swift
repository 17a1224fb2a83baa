import Forms
import Testing

@Suite("Functions on texts")
struct TextFunctionTests {
    static let core: [Row] = Row.table(
        """
        string(/data/age) ==> 81
        string(/data/member) ==> 甲10
        string(/data/nothing) ==>
        string() = string(/data) ==> true
        string('  ') = '  ' ==> true
        contains('abc', 'b') ==> true
        contains('abc', 'bcd') ==> false
        contains('abc', '') ==> true
        contains('', 'a') ==> false
        contains('', '') ==> true
        contains('韦样例', '样例') ==> true
        contains(12345, 34) ==> true
        starts-with('abc', 'a') ==> true
        starts-with('abc', 'b') ==> false
        starts-with('', 'a') ==> false
        starts-with('', '') ==> true
        starts-with('韦样例', '韦') ==> true
        substring-before('1999/04/01', '/') ==> 1999
        substring-before('hello', 'q') ==>
        substring-before('hello', '') ==>
        substring-before('', 'q') ==>
        substring-before('aXbXc', 'X') ==> a
        substring-after('1999/04/01', '/') ==> 04/01
        substring-after('1999/04/01', '19') ==> 99/04/01
        substring-after('hello', 'q') ==>
        substring-after('hello', '') ==> hello
        substring-after('', '') ==>
        substring('12345', 2, 3) ==> 234
        substring('12345', 2) ==> 2345
        substring('12345', 1.5, 2.6) ==> 234
        substring('12345', 0, 3) ==> 12
        substring('12345', 0 div 0, 3) ==>
        substring('12345', 1, 0 div 0) ==>
        substring('12345', -42, 1 div 0) ==> 12345
        substring('12345', -1 div 0, 1 div 0) ==>
        substring('12345', -1 div 0) ==> 12345
        substring('12345', 0) ==> 12345
        substring('12345', 6) ==>
        substring('12345', 5, 1) ==> 5
        substring('12345', 2, -1) ==>
        substring('12345', 0.5, 1) ==> 1
        substring('12345', '2', '1') ==> 2
        substring('韦样例', 2, 1) ==> 样
        substring('a𠮷b', 2, 1) ==> 𠮷
        string-length('cocotero') ==> 8
        string-length('') ==> 0
        string-length('韦样例') ==> 3
        string-length('𠮷a') ==> 2
        string-length(12.50) ==> 4
        string-length(/data/nothing) ==> 0
        count(/data/*[string-length() = 2]) ==> 2
        normalize-space('  a   b ') ==> a b
        normalize-space('   ') ==>
        normalize-space('') ==>
        normalize-space('ab') ==> ab
        count(/data/*[normalize-space() = '81']) ==> 1
        translate('bar', 'abc', 'ABC') ==> BAr
        translate('--aaa--', 'abc-', 'ABC') ==> AAA
        translate('aab', 'aa', 'xy') ==> xxb
        translate('hello', '', 'L') ==> hello
        translate('hello', 'l', '') ==> heo
        concat('[', translate('hello world', 'hello', ''), ']') ==> [ wrd]
        translate('2019/01/02', '/', '-') ==> 2019-01-02
        translate('', 'l', 'L') ==>
        translate('韦样例', '样', '洋') ==> 韦洋例
        translate('abc', 'abc', 'abcdef') ==> abc
        concat('a', 'b') ==> ab
        name(/data/orx:meta) ==> orx:meta
        local-name(/data/orx:meta) ==> meta
        namespace-uri(/data/orx:meta) ==> http://openrosa.org/xforms
        name(/data/group/@kind) ==> kind
        namespace-uri(/data/group/@kind) ==>
        name() ==> data
        local-name() ==> data
        name(/data/nothing) ==>
        local-name(/data/nothing) ==>
        name(/) ==>
        name(/data/name/text()) ==>
        """)

    static let odk: [Row] = Row.table(
        """
        concat() ==>
        concat('x') ==> x
        concat('a', 1, true()) ==> a1true
        concat('a', 'b', '') ==> ab
        concat('ab', 'cde', '', 'fgh', 1, false(), 'ijklmnop') ==> abcdefgh1falseijklmnop
        concat(/data/member/who) ==> 甲乙丙
        concat(/data/member/who, '-', /data/group/*) ==> 甲乙丙-12x
        concat(/data/nothing) ==>
        join(', ', /data/member/who) ==> 甲, 乙, 丙
        join('-', 'a', 'b', /data/age) ==> a-b-81
        join(' ', /data/member/who, /data/one) ==> 甲 乙 丙 1
        join(',') ==>
        join(',', /data/nothing) ==>
        join('', 'a', 'b') ==> ab
        join(1, 2, 3) ==> 213
        join(',', '', '') ==> ,
        ends-with('abc', 'bc') ==> true
        ends-with('abc', 'a') ==> false
        ends-with('abc', 'abcd') ==> false
        ends-with('', '') ==> true
        ends-with('abc', '') ==> true
        substr('hello', 0) ==> hello
        substr('hello', 0, 5) ==> hello
        substr('hello', 1) ==> ello
        substr('hello', 1, 4) ==> ell
        substr('hello', 1, 99) ==> ello
        substr('hello', -2) ==> lo
        substr('hello', -3, -1) ==> ll
        substr('hello', -99) ==> hello
        substr('hello', 0, -1) ==> hell
        substr('hello', 3, 1) ==>
        substr('hello', 5) ==>
        substr('hello', 1.9, 3.9) ==> el
        substr('hello', 'x') ==> hello
        substr('', 0, 3) ==>
        substr('韦样例', 1, 2) ==> 样
        substr(/data/born, 0, 4) ==> 1945
        uuid() ==> 00000000-0000-4000-8000-000000000001
        string-length(uuid(1)) ==> 1
        string-length(uuid(8)) ==> 8
        string-length(uuid('20')) ==> 20
        uuid(0) ==>
        regex('13800000000', '^1[3-9]\\d{9}$') ==> true
        regex('12800000000', '^1[3-9]\\d{9}$') ==> false
        regex('12345', '[0-9]+') ==> true
        regex('abcde', '[0-9]+') ==> false
        regex('ab12', '[0-9]+') ==> true
        regex('', '^$') ==> true
        regex('abc', '^(a|b)c') ==> false
        regex(/data/age, '^\\d\\d$') ==> true
        regex('abc', concat('^', 'a')) ==> true
        regex(/data/nothing, '.') ==> false
        version() ==> 1
        property('deviceid') ==>
        property('username') ==>
        property('email') ==>
        property('phone number') ==>
        """)

    @Test("XPath 1.0's functions on texts count in characters and know its odd cases", arguments: core)
    func coreFunctions(_ row: Row) throws { #expect(try Sample.string(row.expression) == row.string) }

    @Test(
        "ODK's functions on texts take sets of nodes, positions from 0 and positions from the end",
        arguments: odk)
    func odkFunctions(_ row: Row) throws { #expect(try Sample.string(row.expression) == row.string) }

    @Test("property() knows the booth's id, and nothing that would be a person's")
    func properties() throws {
        var session = try Sample.session.get()
        session.context.deviceID = "B-0042"
        #expect(try session.evaluate("property('deviceid')").string == "B-0042")
        #expect(try session.evaluate("property('deviceID')").string == "B-0042")
        #expect(try session.evaluate("property('username')").string == "")
    }

    @Test("White space of every kind is one space to normalize-space(), and separates items")
    func whiteSpace() throws {
        #expect(try Sample.string("normalize-space(' \ta\n\t  b \n\t c   \r\n')") == "a b c")
        #expect(try Sample.string("count-selected('a\tb\nc  d')") == "4")
        #expect(try Sample.string("number('  1.1 \n\r\n  ')") == "1.1")
    }
}
