import Forms
import Testing

@Suite("Functions on sets of nodes and repetitions")
struct NodeSetFunctionTests {
    static let sets: [Row] = Row.table(
        """
        count(/data/member) ==> 3
        count(/data/nothing) ==> 0
        count(/data/member/who | /data/member/score) ==> 6
        count(id('x')) ==> 0
        count-non-empty(/data/member/who) ==> 3
        count-non-empty(/data/empty) ==> 0
        count-non-empty(/data/group) ==> 1
        count-non-empty(instance('sets')/root/words/n) ==> 2
        last() ==> 1
        position() ==> 1
        position(/data/member[2]) ==> 2
        position(/data/member[who='丙']) ==> 3
        position(/data/one) ==> 1
        position(/data/nothing) ==> NaN
        position(instance('cities')/root/item[name = 'nyc']) ==> 3
        indexed-repeat(/data/member/who, /data/member, 2) ==> 乙
        indexed-repeat(/data/member/who, /data/member, '3') ==> 丙
        indexed-repeat(/data/member/who, /data/member, 1 + 1) ==> 乙
        indexed-repeat(/data/member/who, /data/member, 9) ==>
        indexed-repeat(/data/member/who, /data/member, /data/empty) ==>
        indexed-repeat(//who, /data/member, /data/one) ==> 甲
        count(instance('cities')/root/item) ==> 3
        name(instance('cities')/*) ==> root
        pulldata('cities', 'label', 'name', 'nyc') ==> New York
        pulldata('cities', 'label', 'name', 'x') ==>
        pulldata('cities', 'nothing', 'name', 'nyc') ==>
        pulldata('cities', 'label', 'nothing', 'nyc') ==>
        pulldata('cities', 'name', 'country', 'usa') ==> den
        count(current()) ==> 1
        name(current()) ==> data
        count(instance('cities')/root/item[country = current()/group/c]) ==> 0
        instance('tree')/root/a/b[. = concat('b', current()/group/b)] ==> b2
        count(randomize(/data/member/who)) ==> 3
        count(randomize(/data/nothing)) ==> 0
        string(number(randomize(/data/one))) ==> 1
        """)

    // Orders that ODK's engines give in their own tests.
    static let orders: [Row] = Row.table(
        """
        join('', randomize($letters, 42)) ==> AFCBDE
        join('', randomize($letters, '42')) ==> AFCBDE
        join('', randomize($letters, -42)) ==> EDAFBC
        join('', randomize($letters, 1)) ==> BFEACD
        join('', randomize($letters, 1.1)) ==> BFEACD
        join('', randomize($letters, int(1))) ==> BFEACD
        join('', randomize($letters, /data/one)) ==> BFEACD
        join('', randomize($letters, 11111111)) ==> ACDBFE
        join('', randomize($letters, 0)) ==> CBEAFD
        join('', randomize($letters, '')) ==> CBEAFD
        join('', randomize($letters, /data/empty)) ==> CBEAFD
        join('', randomize($letters, /data/nothing)) ==> CBEAFD
        join('', randomize($letters, 1 div 0)) ==> BFEACD
        join('', randomize($letters, 5989458117437254)) ==> ACBEDF
        join('', randomize($letters, 'mirror')) ==> ACBEDF
        join('', randomize($letters, 'somestring')) = join('', randomize($letters, 0)) ==> false
        randomize($letters, 42)[2] ==> F
        """, ["letters": "instance('letters')/root/l"])

    @Test("Sets are counted, looked up and numbered", arguments: sets)
    func nodeSets(_ row: Row) throws { #expect(try Sample.string(row.expression) == row.string) }

    @Test("A seed gives the order that it gives on ODK's other engines", arguments: orders)
    func randomizeOrder(_ row: Row) throws { #expect(try Sample.string(row.expression) == row.string) }

    @Test(
        "Inside a repetition, an absolute path means that repetition; one that ends at the repeat means all")
    func ownRepetition() throws {
        #expect(try Sample.string("/data/member/who", at: "/data/member[2]/score") == "乙")
        #expect(try Sample.string("../who", at: "/data/member[3]/score") == "丙")
        #expect(try Sample.string("count(/data/member)", at: "/data/member[2]/score") == "3")
        #expect(try Sample.string("position(..)", at: "/data/member[3]/score") == "3")
        #expect(try Sample.string("sum(/data/member[true()]/score)", at: "/data/member[2]/score") == "60")
        #expect(
            try Sample.string(
                "indexed-repeat(/data/member/who, /data/member, 1)", at: "/data/member[2]/score")
                == "甲")
        #expect(
            try Sample.string(
                "/data/member[position() = position(current()/..) - 1]/score", at: "/data/member[3]/score")
                == "20")
    }

    private static let nested = Result {
        try FormFixture.session(
            """
            <i>2</i><h><p>1</p><m><n>a</n><k><l>a1</l></k><k><l>a2</l></k></m><m><n>b</n></m></h>
            <h><p>2</p><m><n>c</n><k><l>c1</l></k></m><m><n>d</n><k><l>d1</l></k><k><l>d2</l></k></m></h>
            """,
            body: """
                <group><repeat nodeset="/data/h"><input ref="/data/h/p"/><repeat nodeset="/data/h/m">
                <input ref="/data/h/m/n"/><repeat nodeset="/data/h/m/k"><input ref="/data/h/m/k/l"/></repeat>
                </repeat></repeat></group>
                """)
    }

    @Test(
        "indexed-repeat() goes three levels down, its pairs in any order",
        arguments: Row.table(
            """
            indexed-repeat(/data/h/p, /data/h, 2) ==> 2
            indexed-repeat(/data/h/m/n, /data/h, 1, /data/h/m, 2) ==> b
            indexed-repeat(/data/h/m/n, /data/h/m, 2, /data/h, 1) ==> b
            indexed-repeat(/data/h/m/n, /data/h, /data/i, /data/h/m, 1) ==> c
            indexed-repeat(/data/h/m/k/l, /data/h, 2, /data/h/m, 2, /data/h/m/k, 2) ==> d2
            indexed-repeat(/data/h/m/k/l, /data/h/m, 2, /data/h, 2, /data/h/m/k, 1) ==> d1
            indexed-repeat(/data/h/m/k/l, /data/h, 1, /data/h/m, 2, /data/h/m/k, 1) ==>
            """))
    func nestedRepeats(_ row: Row) throws {
        #expect(try Self.nested.get().evaluate(row.expression).string == row.string)
    }
}
