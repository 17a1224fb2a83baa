import Forms
import Testing

@Suite("Comparison")
struct ComparisonTests {
    static let values: [Row] = Row.table(
        """
        1 = 1 ==> true
        1 = 0 ==> false
        1 != 0 ==> true
        1 = 1.0 ==> true
        1 = '1' ==> true
        17 = '17.0000000' ==> true
        '0017.' = 17 ==> true
        '017.' = '17.000' ==> false
        '1a' = '1a' ==> true
        'a' = 'A' ==> false
        '' = '' ==> true
        '' = '0' ==> false
        '' = 0 ==> false
        '1' != '0' ==> true
        true() = 1 ==> true
        1 = true() ==> true
        2 = true() ==> true
        0 = false() ==> true
        true() = '' ==> false
        false() = '' ==> true
        true() = 'false' ==> true
        true() != true() ==> false
        0 div 0 = 0 div 0 ==> false
        0 div 0 != 0 div 0 ==> true
        0 div 0 = false() ==> true
        1 div 0 = 1 div 0 ==> true
        1 div 0 > 1 ==> true
        -1 div 0 < 0 ==> true
        0 div 0 < 1 ==> false
        0 div 0 >= 1 ==> false
        0 = -0 ==> true
        0.1 + 0.2 = 0.3 ==> false
        4 < 5 ==> true
        5 < 5 ==> false
        5 <= 5 ==> true
        6 <= 5 ==> false
        5 > 5 ==> false
        6 > 5 ==> true
        5 >= 5 ==> true
        4 >= 5 ==> false
        -3 > -6 ==> true
        1 < '2' ==> true
        '10' > '9' ==> true
        '-17' > '-172' ==> true
        'abc' < 'abcd' ==> false
        'abc' >= 'abc' ==> false
        true() > 0.9999 ==> true
        2 > true() ==> true
        false() < true() ==> true
        true() <= '1' ==> true
        true() < '' ==> false
        true() >= '' ==> false
        '' <= '' ==> false
        """)

    static let sets: [Row] = Row.table(
        """
        $low = 0 ==> true
        $low = 7 ==> false
        $low != 0 ==> true
        $none = 0 ==> false
        $none != 0 ==> false
        $none = '' ==> false
        $none != '' ==> false
        $none = $none ==> false
        $none < 1 ==> false
        $none = false() ==> true
        $none != true() ==> true
        $none < true() ==> true
        $low = true() ==> true
        false() = $low ==> false
        $low >= true() ==> true
        $low > true() ==> false
        $low < $high ==> true
        $low > $high ==> false
        $low = $high ==> false
        $low != $high ==> true
        $mid = $high ==> true
        $mid != $high ==> true
        $mid < $high ==> true
        $mid > $high ==> false
        $mid >= $high ==> true
        $low < -4 ==> true
        $low < -5 ==> false
        5 <= $low ==> true
        6 <= $low ==> false
        $words = 'aaa' ==> true
        $words = 'bbb' ==> false
        $words != 'aaa' ==> true
        $words = '' ==> true
        $words > 998 ==> true
        $words < 0 ==> false
        $words = 999 ==> true
        not($low = 7) ==> true
        not($low != 0) ==> false
        count($low[. = 0]) ==> 1
        /data/member/score = 20 ==> true
        /data/member/score > 30 ==> false
        25 < /data/member/score ==> true
        /data/empty = '' ==> true
        /data/empty = true() ==> true
        /data/nothing = false() ==> true
        $days > today() ==> true
        $days < today() ==> true
        $days = '2026-11-01' ==> true
        """,
        [
            "low": "instance('sets')/root/low/n", "high": "instance('sets')/root/high/n",
            "mid": "instance('sets')/root/mid/n", "none": "instance('sets')/root/none/n",
            "words": "instance('sets')/root/words/n", "days": "instance('sets')/root/days/n",
        ])

    @Test(
        "Values are compared as truth, as numbers or as texts, in that order (XPath 1.0, 3.4)",
        arguments: values)
    func singleValues(_ row: Row) throws { #expect(try Sample.string(row.expression) == row.string) }

    @Test("A set of nodes compares as one of its nodes does, and an empty one with nothing", arguments: sets)
    func nodeSets(_ row: Row) throws { #expect(try Sample.string(row.expression) == row.string) }
}
