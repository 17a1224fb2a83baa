import Forms
import Testing

@Suite("Expressions that are wrong")
struct ExpressionErrorTests {
    struct Wrong: CustomTestStringConvertible, Sendable {
        let expression: String
        let code: XPathError.Code
        let column: Int
        var testDescription: String { expression }

        init(_ expression: String, _ code: XPathError.Code, _ column: Int) {
            self.expression = expression
            self.code = code
            self.column = column
        }
    }

    @Test(
        "An error names the expression and the column",
        arguments: [
            Wrong("", .syntax, 1), Wrong("1 +", .syntax, 4), Wrong("(1", .syntax, 3), Wrong("1)", .syntax, 2),
            Wrong("'abc", .syntax, 1), Wrong("1 2", .syntax, 3), Wrong("/data/", .syntax, 7),
            Wrong("/data/name[", .syntax, 12), Wrong("$x", .syntax, 1), Wrong("a # b", .syntax, 3),
            Wrong("foo(1)", .function, 1), Wrong("1 + extract-signed(.)", .function, 5),
            Wrong("if(1, 2)", .argument, 1),
            Wrong("not()", .argument, 1), Wrong("true(1)", .argument, 1), Wrong("count('a')", .argument, 1),
            Wrong("sum(1 + 1)", .argument, 1), Wrong("xx:name", .prefix, 1), Wrong("sideways::a", .syntax, 1),
            Wrong("regex('a', '(')", .argument, 1), Wrong("format-date('2026-11-23', '%Q')", .argument, 1),
            Wrong("instance('none')/a", .argument, 1), Wrong("jr:itext('none')", .argument, 1),
            Wrong("jr:choice-name('a', '/data/name')", .argument, 1), Wrong("'a'/b", .argument, 1),
            Wrong("a b", .syntax, 3), Wrong("a = = b", .syntax, 5), Wrong("concat(", .syntax, 8),
            Wrong("concat(1,)", .syntax, 10), Wrong("@", .syntax, 2), Wrong("1 and", .syntax, 6),
            Wrong("weighted-checklist(1, 2, 3)", .argument, 1),
            Wrong("1 + 'a'/b", .argument, 5), Wrong("1 + (2)[1]", .argument, 5),
            Wrong("//a | 'b'", .argument, 5),
            Wrong("1 | //a", .argument, 3), Wrong("1 + if(1, 'a', b)/c", .argument, 5),
            Wrong("count(/data/name) + count(if(1, 'a', b))", .argument, 21),
            Wrong("2 * position('a')", .argument, 5),
            Wrong("name(1)", .argument, 1), Wrong("local-name('a')", .argument, 1),
            Wrong("randomize(1, 2)", .argument, 1),
            Wrong("randomize()", .argument, 1), Wrong("count-non-empty('a')", .argument, 1),
            Wrong("round()", .argument, 1), Wrong("round(1, 2, 3)", .argument, 1),
            Wrong("area()", .argument, 1),
            Wrong("distance()", .argument, 1), Wrong("geofence('')", .argument, 1),
            Wrong("digest('a')", .argument, 1),
            Wrong("1 + digest('a', 'MD5', 'rot13')", .argument, 5), Wrong("uuid('x')", .argument, 1),
            Wrong("uuid(-1)", .argument, 1), Wrong("pulldata('none', 'a', 'b', 'c')", .argument, 1),
            Wrong("indexed-repeat(/data/member/who, /data/member)", .argument, 1),
            Wrong("indexed-repeat(/data/member/who, /data/member, 1, 2)", .argument, 1),
            Wrong("jr:nothing('a')", .function, 1), Wrong("/data/namespace::x", .syntax, 7),
            Wrong("1 = ", .syntax, 5),
            Wrong("'韦' + #", .syntax, 7), Wrong("a[1", .syntax, 4), Wrong("a]", .syntax, 2),
            Wrong("()", .syntax, 2),
            Wrong("1 ! 2", .syntax, 3), Wrong("a/", .syntax, 3), Wrong("//", .syntax, 3),
            Wrong(",", .syntax, 1),
            Wrong("weighted-checklist(1, 2, /data/member/who, /data/one)", .argument, 1),
            Wrong("date()", .argument, 1), Wrong("true() and", .syntax, 11), Wrong("div 2", .syntax, 5),
            Wrong("digest('a', 'SHA-3')", .argument, 1),
        ])
    func namesThePlace(_ wrong: Wrong) throws {
        let session = try Sample.session.get()
        let error = #expect(throws: XPathError.self) { try session.evaluate(wrong.expression) }
        #expect(error?.code == wrong.code)
        #expect(error?.column == wrong.column)
        #expect(error?.expression == wrong.expression)
    }

    @Test("An expression nested without end is refused and does not exhaust the stack")
    func nesting() throws {
        let session = try Sample.session.get()
        let deep = String(repeating: "(", count: 20_000) + "1" + String(repeating: ")", count: 20_000)
        #expect(throws: XPathError.self) { try session.evaluate(deep) }
        let calls = String(repeating: "not(", count: 5_000) + "1" + String(repeating: ")", count: 5_000)
        #expect(throws: XPathError.self) { try session.evaluate(calls) }
        #expect(throws: XPathError.self) { try session.evaluate(String(repeating: "-", count: 5_000) + "1") }
        let product = Array(repeating: "1", count: 5_000).joined(separator: " * ")
        #expect(throws: XPathError.self) { try session.evaluate(product) }
        #expect(throws: XPathError.self) {
            try session.evaluate(String(repeating: "1 + ", count: 20_000) + "1")
        }
    }

    @Test("Long sums, conditions and nested if() as clerks write them work")
    func longChains() throws {
        let session = try Sample.session.get()
        let sum = Array(repeating: "1", count: 2_000).joined(separator: " + ")
        #expect(try session.evaluate(sum).number == 2_000)
        let any = Array(repeating: "false()", count: 2_000).joined(separator: " or ") + " or true()"
        #expect(try session.evaluate(any).boolean)
        let nested = (1...60).reduce("0") { "if(/data/age = \($1), \($1), \($0))" }
        #expect(try session.evaluate(nested).string == "0")
    }
}
