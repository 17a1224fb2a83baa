/// Evaluates one compiled expression at one node.
struct Evaluator {
    let scope: EvaluationScope
    /// The expression as written, for errors.
    let source: String
    /// What `current()` is: the node whose question or bind the expression belongs to.
    let current: NodeReference

    /// The node, position and size that an expression is evaluated at (XPath 1.0, section 1).
    struct Focus {
        let node: NodeReference
        var position = 1
        var size = 1
    }

    /// The worth of an expression at its own node.
    static func value(
        of expression: XPathExpression, at node: NodeReference, in scope: EvaluationScope
    ) throws(XPathError) -> Value {
        try Evaluator(scope: scope, source: expression.source, current: node)
            .value(of: expression.tree, Focus(node: node))
    }

    func value(of tree: SyntaxTree, _ focus: Focus) throws(XPathError) -> Value {
        switch tree {
        case .literal(let text): return .string(text)
        case .number(let number): return .number(number)
        case .negation(let inner): return .number(-(try number(inner, focus)))
        case .or(let terms):
            for term in terms where try boolean(term, focus) { return .boolean(true) }
            return .boolean(false)
        case .and(let terms):
            for term in terms where !(try boolean(term, focus)) { return .boolean(false) }
            return .boolean(true)
        case .comparison(let comparison, let left, let right):
            let (left, right) = (try value(of: left, focus), try value(of: right, focus))
            return .boolean(compare(left, comparison, right))
        case .sum(let first, let terms): return .number(try sum(first, terms, focus))
        case .product(let operation, let left, let right):
            let (left, right) = (try number(left, focus), try number(right, focus))
            switch operation {
            case .times: return .number(left * right)
            case .divided: return .number(left / right)
            case .modulo: return .number(left.truncatingRemainder(dividingBy: right))
            }
        case .union(let terms): return .nodes(try union(terms, focus))
        case .path(let path): return try value(of: path, focus)
        case .call(let call): return try value(of: call, focus)
        }
    }

    private func value(of path: LocationPath, _ focus: Focus) throws(XPathError) -> Value {
        // Parentheses alone: (1 + 2), ('a').
        if case .filter(let inner, let predicates) = path.origin, predicates.isEmpty, path.steps.isEmpty {
            return try value(of: inner, focus)
        }
        return .nodes(try nodes(of: path, focus))
    }

    private func union(_ terms: [SyntaxTree], _ focus: Focus) throws(XPathError) -> [NodeReference] {
        var all: [NodeReference] = []
        for term in terms { all += try nodes(term, focus, wanting: "|") }
        return inDocumentOrder(all)
    }

    // MARK: Conversions

    func string(_ tree: SyntaxTree, _ focus: Focus) throws(XPathError) -> String {
        string(try value(of: tree, focus))
    }

    func number(_ tree: SyntaxTree, _ focus: Focus) throws(XPathError) -> Double {
        number(try value(of: tree, focus))
    }

    func boolean(_ tree: SyntaxTree, _ focus: Focus) throws(XPathError) -> Bool {
        boolean(try value(of: tree, focus))
    }

    /// The nodes that an argument stands for; an error for any other type.
    func nodes(
        _ tree: SyntaxTree, _ focus: Focus, wanting name: String, column: Int? = nil
    ) throws(XPathError) -> [NodeReference] {
        guard case .nodes(let nodes) = try value(of: tree, focus) else {
            throw XPathError(
                code: .argument, expression: source, column: column ?? tree.column ?? 1,
                message: "\(name) works on fields; what it is given is a text or number.")
        }
        return nodes
    }

    func string(_ value: Value) -> String {
        switch value {
        case .string(let text): text
        case .number(let number): NumberText.text(number)
        case .boolean(let truth): truth ? "true" : "false"
        case .nodes(let nodes): nodes.first.map { scope.string(of: $0) } ?? ""
        }
    }

    func number(_ value: Value) -> Double {
        switch value {
        case .string(let text): number(ofText: text)
        case .number(let number): number
        case .boolean(let truth): truth ? 1 : 0
        case .nodes: number(ofText: string(value))
        }
    }

    func boolean(_ value: Value) -> Bool {
        switch value {
        case .string(let text): !text.isEmpty
        case .number(let number): number != 0 && !number.isNaN
        case .boolean(let truth): truth
        case .nodes(let nodes): !nodes.isEmpty
        }
    }

    /// A text as a number; a date is worth its days since 1970-01-01, a moment the same in UTC with a fraction.
    /// Source: ODK XForms specification, `number()`.
    func number(ofText text: String) -> Double { counted(text).number }

    func fault(_ message: String, _ call: FunctionCall) -> XPathError {
        XPathError(
            code: .argument, expression: source, column: call.column,
            message: "\(call.function.rawValue)(): \(message)")
    }
}
