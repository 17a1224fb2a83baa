import Forms
import Testing

@Suite("Paths")
struct PathTests {
    static let names: [String: String] = ["T": "instance('tree')/root"]

    static let axisRows: [Row] = Row.table(
        """
        count($T/a/*) ==> 3
        count($T/child::a/child::b) ==> 2
        count($T/descendant::b) ==> 3
        count($T/descendant-or-self::*) ==> 10
        count($T//node()) ==> 16
        count($T/descendant::text()) ==> 7
        count($T/self::root) ==> 1
        count($T/self::a) ==> 0
        count($T/a/c/parent::a) ==> 1
        count($T/a/c/parent::root) ==> 0
        name($T/a/c/..) ==> a
        count($T/a/c/d/ancestor::*) ==> 3
        count($T/a/c/d/ancestor::node()) ==> 4
        count($T/a/c/d/ancestor-or-self::*) ==> 4
        name($T/a/c/d/ancestor::*[1]) ==> c
        name($T/a/c/d/ancestor::*[2]) ==> a
        name($T/a/c/d/ancestor::*[last()]) ==> root
        name(($T/a/c/d/ancestor::*)[1]) ==> root
        name($T/a/c/d/ancestor-or-self::*[1]) ==> d
        count($T/a/b[1]/following-sibling::*) ==> 2
        $T/a/b[1]/following-sibling::*[1] ==> b2
        name($T/a/b[1]/following-sibling::*[last()]) ==> c
        $T/a/c/preceding-sibling::*[1] ==> b2
        $T/a/c/preceding-sibling::*[2] ==> b1
        ($T/a/c/preceding-sibling::*)[1] ==> b1
        $T/a/c/preceding-sibling::* ==> b1
        count($T/a/b[1]/preceding-sibling::*) ==> 0
        count($T/a/b[1]/following::*) ==> 7
        $T/a/b[1]/following::*[1] ==> b2
        name($T/a/b[1]/following::*[last()]) ==> k
        count($T/e/preceding::*) ==> 6
        $T/e/preceding::*[1] ==> d1
        $T/e/preceding::*[2] ==> b3
        name($T/e/preceding::*[3]) ==> c
        name($T/e/preceding::*[last()]) ==> a
        name(($T/e/preceding::*)[1]) ==> a
        count($T/preceding::node()) ==> 0
        count($T/a/@*) ==> 2
        $T/a/@k ==> 1
        $T/a/attribute::j ==> 2
        name($T/a/@*[2]) ==> j
        count($T/a/@nothing) ==> 0
        name($T/a/@k/..) ==> a
        count($T/a/@k/self::node()) ==> 1
        count($T/a/@k/self::k) ==> 0
        count($T/a/@k/child::node()) ==> 0
        count($T/a/@k/ancestor::*) ==> 2
        count($T/a/@k/following-sibling::node()) ==> 0
        count($T/a/@k/following::*) ==> 8
        count($T/a/@k/preceding::*) ==> 0
        $T/m ==> textk1
        $T/m/text() ==> text
        count($T/m/node()) ==> 2
        name($T/m/text()/following-sibling::*) ==> k
        $T/m/k/preceding-sibling::text() ==> text
        count($T/m/text()/..) ==> 1
        count($T/comment()) ==> 0
        count($T/processing-instruction('x')) ==> 0
        count(/) ==> 1
        count(/*) ==> 1
        name(/*) ==> data
        count(/..) ==> 0
        count(//who) ==> 3
        count(//b) ==> 1
        count(/data//a) ==> 1
        count(/data/orx:*) ==> 1
        count(/data/meta) ==> 0
        """, names)

    static let predicateRows: [Row] = Row.table(
        """
        count($T//b[1]) ==> 2
        ($T//b)[1] ==> b1
        ($T//b)[last()] ==> b3
        $T/descendant::b[3] ==> b3
        $T//b[last()] ==> b2
        join(',', $T//b[position() = last()]) ==> b2,b3
        $T/a/b[2] ==> b2
        $T/a/*[2] ==> b2
        $T/a/b[position() > 1] ==> b2
        $T/a/b[1.5] ==>
        $T/a/b[0] ==>
        $T/a/b['2'] ==> b1
        $T/a/b[string(.) = 'b2'] ==> b2
        $T/a/b[true()][2] ==> b2
        $T/a/b[2][1] ==> b2
        $T/a/b[. != 'b1'][1] ==> b2
        $T/a/b[1][2] ==>
        count($T/a/b[false()]) ==> 0
        count($T/a[@k]) ==> 1
        count($T/a[@k = 2]) ==> 0
        count($T/*[b]) ==> 1
        count($T/*[not(*)]) ==> 1
        count($T/a[c/d]) ==> 1
        $T/a/c[d = 'd1']/b ==> b3
        $T/a/*[self::b][last()] ==> b2
        count($T/a/b[. = $T/a/b[2]]) ==> 1
        $T/a/b[count(preceding-sibling::*) + 1] ==> b1
        $T/a/b[last() - 1] ==> b1
        /data/member[2]/who ==> 乙
        /data/member[last()]/who ==> 丙
        /data/member[position() > 1]/who ==> 乙
        /data/member[score > 10][2]/who ==> 丙
        /data/member[who = '乙']/score ==> 20
        (/data/member/who)[3] ==> 丙
        /data/member[score = instance('sets')/root/high/n * 5]/who ==> 丙
        instance('cities')/root/item[name='den']/label ==> Denver
        count(instance('cities')/root/item[country='usa']) ==> 2
        instance('cities')//item[2]/name ==> den
        instance('cities')/root/item[country = /data/group/c]/label ==>
        count(instance('cities')/root/item[name = current()/name]) ==> 0
        """, names)

    static let unionRows: [Row] = Row.table(
        """
        count($T/a/b | $T//b) ==> 3
        count($T/a/b | $T/a/b) ==> 2
        string($T/e | $T/a/b[2]) ==> b2
        join(',', $T//d | $T//b | $T/e) ==> b1,b2,b3,d1,e1
        join(',', $T/a/@j | $T/a/@k) ==> 1,2
        name($T/a/c | $T/a) ==> a
        count(/ | /data) ==> 2
        count($T/a/b | /data/one) ==> 3
        count(($T/a | $T/e)/node()) ==> 4
        count($T/a/b | $T/nothing) ==> 2
        sum(/data/nums/n | /data/nums/n2 | /data/nums/n) ==> 7
        join(',', $T/e/preceding::b) ==> b1,b2,b3
        join('', $T/a/c/d/ancestor-or-self::*[self::d or self::c]/b) ==> b3
        """, names)

    static let recordRows: [Row] = Row.table(
        """
        /data/name ==> 韦样例
        name ==> 韦样例
        ./name ==> 韦样例
        ../data/age ==> 81
        /data/group/a ==> 1
        /data/group/*[2] ==> 2
        count(/data/group/*) ==> 3
        count(/data/*) ==> 16
        //b ==> 2
        /data//a ==> 1
        /data/@id ==> test
        count(/data/@*) ==> 2
        /data/child::group/child::b ==> 2
        /data/group/b/parent::group/a ==> 1
        /data/group/b/self::b ==> 2
        count(/data/group/b/self::c) ==> 0
        /data/group/b/../c ==> x
        name(/data/group/b/ancestor::*[1]) ==> group
        name(/data/group/b/ancestor::*[last()]) ==> data
        count(/data/group/b/ancestor-or-self::*) ==> 3
        /data/group/b/following-sibling::c ==> x
        /data/group/b/preceding-sibling::a ==> 1
        /data/group/c/preceding-sibling::*[1] ==> 2
        /data/group/c/preceding-sibling::* ==> 1
        count(/data/descendant::score) ==> 3
        count(/data/group/descendant-or-self::*) ==> 4
        name(/data/nums/following::*[1]) ==> member
        name(/data/group/preceding::*[1]) ==> no
        count(/data/name/text()) ==> 1
        count(/data/empty/text()) ==> 0
        /data/name/node() ==> 韦样例
        /data/group/@kind ==> g
        count(/data/member[score > 15]) ==> 2
        count(/data/group/a | /data/group/b | /data/group/a) ==> 2
        string(/data/group/c | /data/group/a) ==> 1
        count(//member/who | //member/score) ==> 6
        /data/member[who = current()/name]/score ==>
        count(/data/member/.) ==> 3
        count(/data/nothing) ==> 0
        """)

    @Test("The record itself is found on every axis, by absolute and relative paths", arguments: recordRows)
    func record(_ row: Row) throws { #expect(try Sample.string(row.expression) == row.string) }

    @Test("Every axis gives its nodes; on a reverse axis positions count backwards", arguments: axisRows)
    func axes(of row: Row) throws { #expect(try Sample.string(row.expression) == row.string) }

    @Test("A predicate keeps what is true, and a number keeps that position", arguments: predicateRows)
    func predicates(of row: Row) throws { #expect(try Sample.string(row.expression) == row.string) }

    @Test("A union holds each node once, in the order of the document", arguments: unionRows)
    func unions(of row: Row) throws { #expect(try Sample.string(row.expression) == row.string) }
}
