extension Parser {
    /// A location path or a primary expression with what follows it (XPath 1.0, sections 2 and 3.3).
    mutating func path() throws(XPathError) -> LocationPath {
        let column = next.column
        switch next.kind {
        case .slash:
            _ = take()
            return LocationPath(origin: .root, steps: startsStep ? try steps() : [], column: column)
        case .doubleSlash:
            _ = take()
            let steps = Self.joined([.descendants] + (try steps()))
            return LocationPath(origin: .root, steps: steps, column: column)
        case .literal(let text):
            _ = take()
            return try filtered(.literal(text), column)
        case .number(let number):
            _ = take()
            return try filtered(.number(number), column)
        case .openParenthesis:
            _ = take()
            let inner = try expression(above: 0)
            try expect(.closeParenthesis, "a closing parenthesis")
            return try filtered(inner, column)
        case .name(let prefix, let local)
        where following == .openParenthesis && !Self.isNodeType(prefix, local):
            return try filtered(try call(prefix.map { "\($0):\(local)" } ?? local), column)
        default:
            guard startsStep else {
                throw fault(
                    next.kind == .end ? "The expression ends too early." : "Here should be a value or a path."
                )
            }
            return LocationPath(origin: .context, steps: Self.joined(try steps()), column: column)
        }
    }

    private static func isNodeType(_ prefix: String?, _ local: String) -> Bool {
        prefix == nil && ["node", "text", "comment", "processing-instruction"].contains(local)
    }

    private var startsStep: Bool {
        switch next.kind {
        case .name, .star, .prefixedStar, .dot, .doubleDot, .at: true
        default: false
        }
    }

    /// Predicates and steps after a primary expression.
    private mutating func filtered(_ tree: SyntaxTree, _ column: Int) throws(XPathError) -> LocationPath {
        if tree.isNeverNodes, [.openBracket, .slash, .doubleSlash].contains(next.kind) {
            throw fault(
                "A path or [ ] works on fields, not on a text or number.", code: .argument, column: column)
        }
        let predicates = try predicates()
        var further: [PathStep] = []
        if take(.slash) {
            further = try steps()
        } else if take(.doubleSlash) {
            further = [.descendants] + (try steps())
        }
        return LocationPath(
            origin: .filter(tree, predicates: predicates), steps: Self.joined(further), column: column)
    }

    private mutating func steps() throws(XPathError) -> [PathStep] {
        var steps = [try step()]
        while true {
            if take(.slash) {
                steps.append(try step())
            } else if take(.doubleSlash) {
                steps.append(.descendants)
                steps.append(try step())
            } else {
                return steps
            }
        }
    }

    /// `//x` is `descendant-or-self::node()/child::x`; where no predicate asks for a position that is the same as
    /// `descendant::x`, and quicker.
    private static func joined(_ steps: [PathStep]) -> [PathStep] {
        var joined: [PathStep] = []
        for step in steps {
            if joined.last == .descendants, step.axis == .child, step.predicates.isEmpty {
                joined[joined.count - 1] = PathStep(axis: .descendant, test: step.test, predicates: [])
            } else {
                joined.append(step)
            }
        }
        return joined
    }

    private mutating func step() throws(XPathError) -> PathStep {
        if take(.dot) { return PathStep(axis: .`self`, test: .node, predicates: try predicates()) }
        if take(.doubleDot) { return PathStep(axis: .parent, test: .node, predicates: try predicates()) }
        var axis = Axis.child
        if take(.at) {
            axis = .attribute
        } else if case .name(nil, let name) = next.kind, following == .doubleColon {
            guard let known = Axis(rawValue: name) else { throw fault("There is no axis \(name)::.") }
            axis = known
            _ = take()
            _ = take()
        }
        let test = try nodeTest()
        return PathStep(axis: axis, test: test, predicates: try predicates())
    }

    private mutating func nodeTest() throws(XPathError) -> NodeTest {
        let token = next
        switch token.kind {
        case .star:
            _ = take()
            return .any
        case .prefixedStar(let prefix):
            _ = take()
            return .anyIn(namespace: try namespace(prefix, column: token.column))
        case .name(let prefix, let local):
            _ = take()
            if Self.isNodeType(prefix, local), next.kind == .openParenthesis { return try nodeType(local) }
            guard let prefix else { return .name(local) }
            let uri = try namespace(prefix, column: token.column)
            return .name(XMLName(prefix: prefix, local, namespace: uri).key)
        default: throw fault("Here should be the name of a field.")
        }
    }

    private mutating func nodeType(_ local: String) throws(XPathError) -> NodeTest {
        _ = take()
        if local == "processing-instruction", case .literal = next.kind { _ = take() }
        try expect(.closeParenthesis, "a closing parenthesis")
        switch local {
        case "node": return .node
        case "text": return .text
        default: return .nothing
        }
    }

    private mutating func predicates() throws(XPathError) -> [SyntaxTree] {
        var predicates: [SyntaxTree] = []
        while take(.openBracket) {
            predicates.append(try expression(above: 0))
            try expect(.closeBracket, "a closing bracket ]")
        }
        return predicates
    }

    private mutating func call(_ name: String) throws(XPathError) -> SyntaxTree {
        let column = take().column
        _ = take()
        var arguments: [SyntaxTree] = []
        if !take(.closeParenthesis) {
            repeat { arguments.append(try expression(above: 0)) } while take(.comma)
            try expect(.closeParenthesis, "a closing parenthesis")
        }
        guard let function = XPathFunction(rawValue: name) else {
            throw fault(XPathFunction.reason(whyNot: name), code: .function, column: column)
        }
        let isPaired = function != .indexedRepeat || !arguments.count.isMultiple(of: 2)
        guard function.arity.contains(arguments.count), isPaired else {
            throw fault(
                "\(name)() takes \(Self.text(function.arity)), not \(arguments.count).", code: .argument,
                column: column)
        }
        if function.wantsNodes, let first = arguments.first, first.isNeverNodes {
            throw fault(
                "\(name)() works on fields, not on a text or number.", code: .argument, column: column)
        }
        return .call(FunctionCall(function: function, arguments: arguments, column: column))
    }

    private static func text(_ arity: ClosedRange<Int>) -> String {
        if arity.upperBound == .max { return "at least \(arity.lowerBound) arguments" }
        if arity.count == 1 { return arity.lowerBound == 1 ? "1 argument" : "\(arity.lowerBound) arguments" }
        return "\(arity.lowerBound) to \(arity.upperBound) arguments"
    }
}
