import Testing

@testable import Forms

@Suite("The list of functions")
struct FunctionListTests {
    static var rows: [Row] {
        TextFunctionTests.core + TextFunctionTests.odk + NumberFunctionTests.conversions
            + NumberFunctionTests.rounding + NumberFunctionTests.mathematics + LogicFunctionTests.truth
            + LogicFunctionTests.checklists + LogicFunctionTests.choices + NodeSetFunctionTests.sets
            + NodeSetFunctionTests.orders + EncodingFunctionTests.digests + EncodingFunctionTests.measures
            + DateSemanticsTests.values + DateFormatTests.formats
    }

    @Test("Every function has rows in the tables, but for those that need a form of their own")
    func everyFunctionIsShown() {
        let text = Self.rows.map { $0.expression + " " }.joined()
        // Shown in LogicFunctionTests.once() and ChoiceTextTests.
        let elsewhere: Set<XPathFunction> = [.once, .itext, .choiceName]
        let missing = XPathFunction.allCases.filter { function in
            !elsewhere.contains(function)
                && !text.split(separator: " ").contains { $0.contains("\(function.rawValue)(") }
        }
        #expect(missing.map(\.rawValue) == [])
    }

    @Test(
        "A name that is nearly a function's, or that other software has, is told the right one",
        arguments: [
            ("countselected(.)", "count-selected"), ("Concat('a')", "concat"),
            ("lower-case('A')", "translate"),
            ("matches('a', 'b')", "regex"), ("date_time('x')", "date-time"),
        ])
    func hints(expression: String, meant: String) throws {
        let error = #expect(throws: XPathError.self) { try Sample.string(expression) }
        #expect(error?.code == .function)
        #expect(error?.message.contains("\(meant)()") == true)
    }

    @Test("extract-signed() is refused with its reason")
    func notOffered() {
        let error = #expect(throws: XPathError.self) { try Sample.string("extract-signed('a', 'b')") }
        #expect(error?.code == .function)
        #expect(error?.message.contains("checks signatures itself") == true)
    }
}
