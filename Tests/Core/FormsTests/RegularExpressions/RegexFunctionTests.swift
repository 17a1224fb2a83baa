import Forms
import Testing

@Suite("regex()")
struct RegexFunctionTests {
    struct Match: CustomTestStringConvertible, Sendable {
        let pattern: String
        let matching: [String]
        let other: [String]
        var testDescription: String { pattern }

        init(_ pattern: String, _ matching: [String], _ other: [String]) {
            self.pattern = pattern
            self.matching = matching
            self.other = other
        }
    }

    @Test(
        "Expressions match what ECMAScript and Java agree on",
        arguments: [
            Match("abc", ["abc", "xabcx"], ["ab", "ABC"]), Match("^abc$", ["abc"], ["abcd", "xabc"]),
            Match("^a.c$", ["abc", "a韦c"], ["ac", "a\nc"]), Match("^a*$", ["", "aaa"], ["b"]),
            Match("^a+$", ["a", "aa"], [""]), Match("^ab?c$", ["ac", "abc"], ["abbc"]),
            Match("^[a-c]+$", ["abc"], ["d", "-"]), Match("^[^a-c]+$", ["xyz"], ["xa"]),
            Match("^[]a]$", ["]", "a"], ["b"]), Match("^[a-]$", ["a", "-"], ["b"]),
            Match("^[\\d\\-]+$", ["1-2"], ["a"]),
            Match("^\\d{3}$", ["123"], ["12", "1234"]), Match("^\\d{2,3}$", ["12", "123"], ["1", "1234"]),
            Match("^\\d{2,}$", ["12", "12345"], ["1"]), Match("^(ab)+$", ["ab", "abab"], ["aba"]),
            Match("^(?:a|bc)d$", ["ad", "bcd"], ["abcd"]), Match("^a|b$", ["ax", "xb"], ["xax"]),
            Match("\\bcat\\b", ["a cat"], ["concat"]), Match("^\\w+\\s\\w+$", ["a b"], ["ab", "a-b c"]),
            Match("^\\S+$", ["韦"], ["韦 样"]), Match("^[\\u4e00-\\u9fa5]+$", ["韦样例"], ["wei"]),
            Match("^\\p{Han}+$", ["韦样例"], ["韦a"]), Match("^\\p{L}+$", ["Nguyễn韦"], ["a1"]),
            Match("^(?=.*\\d)(?=.*[a-z]).{4,}$", ["ab12"], ["abcd", "1234", "a1"]),
            Match("^(?!000)\\d{3}$", ["001"], ["000"]), Match("^\\$\\.\\*$", ["$.*"], ["x"]),
            Match("^a{0}b$", ["b"], ["ab"]), Match("^(a|)$", ["", "a"], ["b"]),
            Match("^a{,2}$", ["a{,2}"], ["aa"]),
            Match("^.+?b$", ["aab"], ["aa"]), Match("^[A-Z]{2}[0-9]{2}$", ["AB12"], ["Ab12"]),
            Match("", ["", "x"], []),
            Match("^\\d{17}[0-9Xx]$", ["11010519491231002X"], ["1101051949123100", "11010519491231002Y"]),
            Match("^0\\d{2,3}-?\\d{7,8}$", ["0771-1234567", "01012345678"], ["771-1234567"]),
            Match("^[^@\\s]+@[^@\\s]+\\.[a-z]{2,}$", ["a@b.cn"], ["a@b", "a b@c.cn"]),
            Match("^(?:[01]\\d|2[0-3]):[0-5]\\d$", ["00:00", "23:59"], ["24:00", "9:00"]),
            Match("^(ab|a)(c|bcd)$", ["abc", "abcd", "ac"], ["abbcde"]),
            Match("^(a?){3}$", ["", "aaa"], ["aaaa"]),
            Match("^(?!.*--)[a-z-]+$", ["a-b"], ["a--b"]), Match("^(?=\\d)", ["1a"], ["a1"]),
            Match("^[\\w.]+$", ["a.b_1"], ["a b"]), Match("^\\W$", ["韦", "-"], ["a"]),
            Match("^\\D+$", ["韦"], ["1"]),
            Match("^\\p{Lu}\\p{Ll}+$", ["Wei"], ["wei"]), Match("^\\P{L}$", ["1"], ["韦"]),
            Match("^\\p{Nd}$", ["1", "１"], ["a"]), Match("^\\x41$", ["A"], ["a"]),
            Match("a{2}b{0,1}$", ["aa", "aab"], ["ab"]),
            Match("^[.*+?]$", [".", "*"], ["a"]), Match("^a\\/b$", ["a/b"], ["ab"]),
            Match("\\Bb", ["ab"], ["b"]),
            Match("^.{3}$", ["韦样例", "𠮷𠮷𠮷"], ["韦样"]), Match("^𠮷+$", ["𠮷𠮷"], ["𠮷a"]),
            Match("^[^\\d]$", ["a"], ["1"]),
        ])
    func matches(_ match: Match) throws {
        let session = try Sample.session.get()
        let pattern = match.pattern
        for text in match.matching {
            #expect(try session.evaluate("regex(\"\(text)\", \"\(pattern)\")").boolean, "\(text)")
        }
        for text in match.other {
            #expect(try !session.evaluate("regex(\"\(text)\", \"\(pattern)\")").boolean, "\(text)")
        }
    }

    @Test(
        "What is wrong or not offered is refused with its place",
        arguments: [
            "(", ")", "[a", "a**b(", "*a", "a{3,2}", "a{9999}", "(a)\\1", "(?<=a)b", "[z-a]", "\\p{Greek}",
            "\\",
            "\\uZZ", "(?=(?=a))", "((a{1000}){1000}){1000}", String(repeating: "(", count: 1_000),
            "a" + String(repeating: "{1}", count: 20_000),
        ])
    func refuses(pattern: String) throws {
        let session = try Sample.session.get()
        #expect(throws: XPathError.self) { try session.evaluate("regex('a', '\(pattern)')") }
    }

    @Test("An expression that makes backtracking engines hang answers")
    func noCatastrophe() throws {
        let session = try Sample.session.get()
        let text = String(repeating: "a", count: 3_000) + "!"
        for pattern in ["^(a+)+$", "^(a|aa)+$", "^(a*)*b$", "(x+x+)+y", "^(?=(a+)+b)a"] {
            #expect(try !session.evaluate("regex('\(text)', '\(pattern)')").boolean)
        }
    }

    @Test("Counts around nothing are not counted out")
    func emptyCounts() throws {
        let session = try Sample.session.get()
        #expect(try session.evaluate("regex('a', '^((((){1000}){1000}){1000}){1000}a$')").boolean)
    }

    @Test("A text that is too long for an expression is told, not waited for")
    func tooLong() throws {
        let text = String(repeating: "ab", count: 30_000)
        let session = try FormFixture.session("<t>\(text)</t>")
        #expect(throws: XPathError.self) { try session.evaluate("regex(/data/t, '^(?:.{1,900}c){9}$')") }
        #expect(throws: XPathError.self) { try session.evaluate("regex(/data/t, '^(?:(?=a.{900}c)?.)*$')") }
        #expect(try session.evaluate("regex(/data/t, '^(?:ab)+$')").boolean)
    }
}
