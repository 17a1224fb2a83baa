import Testing

@testable import Forms

@Suite("Expressions that nobody meant")
struct HostileExpressionTests {
    private static let pieces: [String] = [
        "/", "//", "data", "name", "..", ".", "*", "@", "kind", "::", "child::", "ancestor::", "preceding::",
        "[", "]",
        "(", ")", ",", "+", "-", " ", "=", "!=", "<", ">=", "|", "and", " or ", " div ", " mod ", "1", ".5",
        "0", "'a'",
        "'2026-11-23'", "''", "\"", "'", ":", "$", "#", "韦", "\u{301}", "\r\n", "text()", "node()", "last()",
        "count(",
        "string(", "instance('tree')", "current()", "if(", "substr(", "round(", "concat(", "format-date(",
        "regex(",
        "randomize(", "digest(", "area(", "date(", "uuid(", "indexed-repeat(", "position(",
    ]

    /// Evaluates, and holds an error to its promise: it names the expression and a column in it or just behind.
    private func judge(_ expression: String, _ session: FormSession) -> Bool {
        do throws(XPathError) {
            _ = try session.evaluate(expression)
            return true
        } catch {
            return error.expression == expression && !error.message.isEmpty
                && (1...(expression.unicodeScalars.count + 1)).contains(error.column)
        }
    }

    @Test("Random pieces give a value, or an error with its place, and never stop the booth")
    func randomPieces() throws {
        let session = try Sample.session.get()
        var generator = SeededGenerator(seed: 20_261_123)
        for _ in 0..<20_000 {
            let length = Int.random(in: 1...12, using: &generator)
            let expression = (0..<length).map { _ in Self.pieces.randomElement(using: &generator) ?? "" }
                .joined()
            guard judge(expression, session) else {
                Issue.record("\(expression)")
                return
            }
        }
    }

    @Test("So do the tables' own expressions with a character lost, doubled or changed")
    func mutations() throws {
        let session = try Sample.session.get()
        var generator = SeededGenerator(seed: 42)
        for row in FunctionListTests.rows {
            for _ in 0..<20 {
                var scalars = Array(row.expression.unicodeScalars)
                let place = Int.random(in: scalars.indices, using: &generator)
                switch Int.random(in: 0..<3, using: &generator) {
                case 0: scalars.remove(at: place)
                case 1: scalars.insert(scalars[place], at: place)
                default:
                    scalars[place] = "()[]'/*-1, .".unicodeScalars.randomElement(using: &generator) ?? "1"
                }
                let expression = String(String.UnicodeScalarView(scalars))
                guard judge(expression, session) else {
                    Issue.record("\(expression)")
                    return
                }
            }
        }
    }
}
