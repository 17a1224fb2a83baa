import Forms
import Testing

@Suite("Precedence and spelling of expressions")
struct PrecedenceTests {
    static let operators: [Row] = Row.table(
        """
        1 + 2 * 3 ==> 7
        2*3+1 ==> 7
        (1 + 2) * 3 ==> 9
        5 * (6 + 7) ==> 65
        4-3*4+5-1 ==> -4
        (4-3)*4+5-1 ==> 8
        8 div 2 + 4 ==> 8
        2 * 3 div 8 * 2 ==> 1.5
        12 div 2 * 3 ==> 18
        7 mod 4 * 2 ==> 6
        1-10 mod 3 div 3 ==> 0.6666666666666667
        1 - 2 - 3 ==> -4
        1 - (2 - 3) ==> 2
        8 div 2 div 2 ==> 2
        100 mod 7 mod 2 ==> 0
        --3 ==> 3
        - - 3 ==> 3
        ---3 ==> -3
        2 - -3 ==> 5
        2--3 ==> 5
        -2 * 3 ==> -6
        2 * -3 ==> -6
        2 * -3 + 1 ==> -5
        -2 - 3 ==> -5
        -(8*5) ==> -40
        -'19' ==> -19
        -/data/age ==> -81
        -/data/one | /data/age ==> -81
        6 < 7 - 4 ==> false
        (6 < 7) - 4 ==> -3
        1 + 1 = 2 ==> true
        3 < 4 < 5 ==> true
        3 < (4 < 5) ==> false
        3 > 2 > 1 ==> false
        1 < 2 = 2 > 1 ==> true
        -3 < 3 = 6 >= 6 ==> true
        1 = 1 = 1 ==> true
        2 = 2 = 2 ==> true
        2 = 2 = 0 ==> false
        1 != 1 = 0 ==> true
        true() or true() and false() ==> true
        (true() or true()) and false() ==> false
        false() and false() or true() ==> true
        false() and (false() or true()) ==> false
        false() and false() < true() ==> false
        (false() and false()) < true() ==> true
        false() and true() != true() ==> false
        (false() and true()) != true() ==> true
        1 + 1 = 2 and 2 < 3 ==> true
        1 or 0 and 0 ==> true
        false() or 0 + 2 ==> true
        (false() or 0) + 2 ==> 2
        true() or nosuch ==> true
        count(/data/one | /data/age) * 2 ==> 4
        """)

    static let spelling: [Row] = Row.table(
        """
        1+1 ==> 2
        6div 2 ==> 3
        5 mod 3 ==> 2
        2*3 ==> 6
        '1'*'2' ==> 2
        .5 ==> 0.5
        5. ==> 5
        .5+.5 ==> 1
        00012 ==> 12
        1<2 ==> true
        2>=2 ==> true
        1!=2 ==> true
        true()and true() ==> true
        (1)or(0) ==> true
        ( ( 1 ) ) ==> 1
          1   +   1  ==> 2
        'a"b' ==> a"b
        "it's" ==> it's
        '' ==>
        '  a ' = '  a ' ==> true
        concat('(', ')', '[', ']') ==> ()[]
        /data/group/* * 2 ==> 2
        /data/one*2 ==> 2
        /data/group/*[2]*2 ==> 4
        /data/one -1 ==> 0
        /data/one - 1 ==> 0
        /data/one+1 ==> 2
        count( /data / group / a ) ==> 1
        /data/child :: one ==> 1
        /data/group/@ kind ==> g
        count(//div) ==> 0
        count(/data/or | /data/and | /data/mod | /data/div) ==> 0
        count(or) + count(and) + count(mod) + count(div) ==> 0
        string ( 1 ) ==> 1
        count(text()) ==> 0
        /data/group/self::node()/a ==> 1
        /data/orx:meta/orx:instanceID ==> uuid:x
        string-length('𠮷') ==> 1
        """
    )

    @Test("Operators bind as XPath 1.0 says, and chains run from left to right", arguments: operators)
    func precedence(_ row: Row) throws { #expect(try Sample.string(row.expression) == row.string) }

    @Test("White space and names beside operators are told apart as XPath 1.0 says", arguments: spelling)
    func spellings(_ row: Row) throws { #expect(try Sample.string(row.expression) == row.string) }

    @Test("A line break in an expression is a space")
    func lineBreaks() throws {
        #expect(try Sample.string("1\n+\r\n\t1") == "2")
        #expect(try Sample.string("if(\n  true(),\n  'a',\n  'b'\n)") == "a")
    }
}
