import Forms
import Testing

@Suite("ODK's functions")
struct ODKFunctionTests {
    @Test(
        "Conditions and truth",
        arguments: [
            Row("if(1 > 2, 'a', 'b')", "b"), Row("if('x', 1 + 1, 0)", "2"),
            Row("if(true(), /data/name, '')", "韦样例"),
            Row("if(false(), 1 div 0, 'ok')", "ok"), Row("coalesce('', 'b')", "b"),
            Row("coalesce('a', 'b')", "a"),
            Row("coalesce(/data/empty, /data/age)", "81"), Row("coalesce(/data/nothing, '')", ""),
            Row("boolean-from-string('true')", "true"), Row("boolean-from-string('1')", "true"),
            Row("boolean-from-string('yes')", "false"), Row("boolean-from-string(/data/no)", "false"),
            Row("checklist(2, 3, 1, 0, 'x', 1)", "true"), Row("checklist(3, -1, 1, 0, 1)", "false"),
            Row("checklist(-1, 1, 1, 1)", "false"),
            Row("checklist(-1, 2, /data/group/a, /data/group/b)", "true"),
            Row("weighted-checklist(5, 10, 1, 3, 1, 4, 0, 100)", "true"),
            Row("weighted-checklist(8, -1, 1, 3, 1, 4)", "false"), Row("depend(/data/age, 1)", "81"),
        ])
    func logic(_ row: Row) throws { #expect(try Sample.string(row.expression) == row.string) }

    @Test(
        "Texts",
        arguments: [
            Row("join(', ', /data/member/who)", "甲, 乙, 丙"), Row("join('-', 'a', 'b', /data/age)", "a-b-81"),
            Row("join(',', /data/nothing)", ""), Row("substr('abcdef', 1, 3)", "bc"),
            Row("substr('abcdef', 2)", "cdef"),
            Row("substr('abc', 0, 9)", "abc"), Row("substr('abcdef', -2)", "ef"), Row("substr('abc', 3)", ""),
            Row("substr('韦样例', 1, 2)", "样"), Row("uuid()", "00000000-0000-4000-8000-000000000001"),
            Row("string-length(uuid(8))", "8"), Row("base64-decode('6Z+m')", "韦"),
            Row("base64-decode('YQ==')", "a"),
            Row("regex('13800000000', '^1[3-9]\\d{9}$')", "true"),
            Row("regex('12800000000', '^1[3-9]\\d{9}$')", "false"),
            Row("regex('ab12', '[0-9]+')", "true"), Row("regex('', '^$')", "true"),
            Row("regex('abc', '^(a|b)c')", "false"),
        ])
    func texts(_ row: Row) throws { #expect(try Sample.string(row.expression) == row.string) }

    @Test(
        "Numbers",
        arguments: [
            Row("int(3.9)", "3"), Row("int(-3.9)", "-3"), Row("int('7.5')", "7"), Row("int('x')", "NaN"),
            Row("round(1.005, 2)", "1.01"), Row("round(1234.5678, 2)", "1234.57"),
            Row("round(1250, -2)", "1300"),
            Row("round(-1.55, 1)", "-1.5"), Row("round(3.14159, 0)", "3"), Row("pow(2, 10)", "1024"),
            Row("pow(4, 0.5)", "2"),
            Row("abs(-3.5)", "3.5"), Row("sqrt(16)", "4"), Row("exp(0)", "1"), Row("exp10(3)", "1000"),
            Row("log(1)", "0"),
            Row("log10(1000)", "3"), Row("sin(0)", "0"), Row("cos(0)", "1"), Row("tan(0)", "0"),
            Row("atan2(0, 1)", "0"),
            Row("round(pi(), 4)", "3.1416"), Row("asin(2)", "NaN"), Row("acos(1)", "0"), Row("atan(0)", "0"),
            Row("max(1, 5, 3)", "5"), Row("min(/data/member/score)", "10"),
            Row("max(/data/member/score, 35)", "35"),
            Row("min(/data/nothing)", "NaN"), Row("max(1, 'x')", "NaN"), Row("random()", "0.25"),
            Row("sum(/data/nums/*)", "7"),
        ])
    func numbers(_ row: Row) throws { #expect(try Sample.string(row.expression) == row.string) }

    @Test(
        "Sets of nodes and repetitions",
        arguments: [
            Row("count-non-empty(/data/member/who)", "3"), Row("count-non-empty(/data/empty)", "0"),
            Row("position(/data/member[2])", "2"), Row("position(/data/member[who='丙'])", "3"),
            Row("indexed-repeat(/data/member/who, /data/member, 2)", "乙"),
            Row("indexed-repeat(/data/member/who, /data/member, 9)", ""),
            Row("pulldata('cities', 'label', 'name', 'nyc')", "New York"),
            Row("pulldata('cities', 'label', 'name', 'x')", ""),
            Row("count(randomize(/data/member/who))", "3"),
            Row(
                "join('', randomize(/data/member/who, 42)) = join('', randomize(/data/member/who, 42))",
                "true"),
            Row("count(current())", "1"), Row("name(current())", "data"),
        ])
    func nodeSets(_ row: Row) throws { #expect(try Sample.string(row.expression) == row.string) }

    @Test(
        "Choices",
        arguments: [
            Row("selected(/data/list, 'c')", "true"), Row("selected(/data/list, 'b')", "false"),
            Row("selected('abc', 'b')", "false"), Row("selected('', '')", "true"),
            Row("selected('a b', ' b ')", "true"),
            Row("selected-at(/data/list, 0)", "a"), Row("selected-at(/data/list, 2)", "e"),
            Row("selected-at(/data/list, 3)", ""), Row("selected-at(/data/list, -1)", ""),
            Row("count-selected(/data/list)", "3"), Row("count-selected(/data/empty)", "0"),
        ])
    func choices(_ row: Row) throws { #expect(try Sample.string(row.expression) == row.string) }

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
                "/data/member[position() = position(current()/..) - 1]/score", at: "/data/member[3]/score")
                == "20")
    }

    @Test("once() keeps what is there and computes what is not")
    func once() throws {
        #expect(try Sample.string("once('new')", at: "/data/age") == "81")
        #expect(try Sample.string("once('new')", at: "/data/empty") == "new")
    }
}
