/// Parses XPath 1.0 by operator precedence.
struct Parser {
    /// Parentheses, predicates and calls inside each other; deeper ones are refused so that no expression can
    /// exhaust the stack.
    static let depthLimit = 100
    /// Levels of the tree, which evaluation goes down.
    static let heightLimit = 200
    /// Characters in an expression.
    static let lengthLimit = 65_536

    let source: String
    private let tokens: [Token]
    private let namespaces: [String: String]
    private var position = 0
    private var depth = 0
    /// How deep the trees are that were parsed so far on this level.
    private var height = 0

    /// Compiles an expression.
    ///
    /// - Parameters:
    ///   - source: the expression.
    ///   - namespaces: what the form's prefixes stand for.
    static func parse(_ source: String, namespaces: [String: String]) throws(XPathError) -> SyntaxTree {
        guard source.utf8.count <= lengthLimit else {
            throw XPathError(
                code: .syntax, expression: String(source.prefix(60)) + "…", column: lengthLimit,
                message: "The expression is longer than \(lengthLimit) characters.")
        }
        var parser = Parser(source, try Lexer.tokens(of: source), namespaces)
        let tree = try parser.expression(above: 0)
        guard parser.next.kind == .end else { throw parser.fault("An operator is missing before this.") }
        return tree
    }

    private init(_ source: String, _ tokens: [Token], _ namespaces: [String: String]) {
        self.source = source
        self.tokens = tokens
        self.namespaces = namespaces
    }

    var next: Token { tokens[position] }
    var following: Token.Kind { position + 1 < tokens.count ? tokens[position + 1].kind : .end }

    mutating func take() -> Token {
        let token = tokens[position]
        if position + 1 < tokens.count { position += 1 }
        return token
    }

    mutating func take(_ kind: Token.Kind) -> Bool {
        guard next.kind == kind else { return false }
        _ = take()
        return true
    }

    mutating func expect(_ kind: Token.Kind, _ text: String) throws(XPathError) {
        guard take(kind) else { throw fault("Here should be \(text).") }
    }

    func fault(_ message: String, code: XPathError.Code = .syntax, column: Int? = nil) -> XPathError {
        XPathError(code: code, expression: source, column: column ?? next.column, message: message)
    }

    /// What a prefix stands for.
    func namespace(_ prefix: String, column: Int) throws(XPathError) -> String {
        guard let uri = namespaces[prefix] else {
            throw fault("The form does not declare the prefix \(prefix):.", code: .prefix, column: column)
        }
        return uri
    }

    /// An expression of operators that bind more strongly than the given precedence.
    mutating func expression(above floor: Int) throws(XPathError) -> SyntaxTree {
        let outside = height
        height = 0
        depth += 1
        defer {
            depth -= 1
            height = max(outside, height + 1)
        }
        guard depth <= Self.depthLimit else {
            throw fault("More than \(Self.depthLimit) parentheses or calls lie inside each other.")
        }
        var left: SyntaxTree
        if take(.binary(.minus)) {
            // Unary minus binds less strongly than | and more strongly than everything else.
            left = .negation(try expression(above: 6))
        } else {
            left = .path(try path())
            if case .path(let path) = left, case .filter(let tree, let predicates) = path.origin,
                predicates.isEmpty, path.steps.isEmpty
            {
                left = tree
            }
        }
        while case .binary(let sign) = next.kind, sign.precedence > floor {
            let column = take().column
            let right = try expression(above: sign.precedence)
            if sign == .union, left.isNeverNodes || right.isNeverNodes {
                throw fault("| joins fields, not texts or numbers.", code: .argument, column: column)
            }
            Self.combine(&left, sign, right)
            // A chain of * or = nests to the left.
            if sign.nests { height += 1 }
            guard height <= Self.heightLimit else {
                throw fault("More than \(Self.heightLimit) operators build on each other.")
            }
        }
        return left
    }

    /// Joins two operands; chains of `and`, `or`, `+`, `-` and `|` stay flat and are added to in place.
    private static func combine(_ left: inout SyntaxTree, _ sign: BinaryOperator, _ right: SyntaxTree) {
        switch (sign, left) {
        case (.or, .or(var terms)):
            left = right
            terms.append(right)
            left = .or(terms)
        case (.and, .and(var terms)):
            left = right
            terms.append(right)
            left = .and(terms)
        case (.union, .union(var terms)):
            left = right
            terms.append(right)
            left = .union(terms)
        case (.plus, .sum(let first, var terms)), (.minus, .sum(let first, var terms)):
            left = right
            terms.append(SignedTerm(isNegative: sign == .minus, tree: right))
            left = .sum(first, terms)
        case (.or, _): left = .or([left, right])
        case (.and, _): left = .and([left, right])
        case (.union, _): left = .union([left, right])
        case (.plus, _), (.minus, _):
            left = .sum(left, [SignedTerm(isNegative: sign == .minus, tree: right)])
        case (.comparison(let comparison), _): left = .comparison(comparison, left, right)
        case (.multiplication(let multiplication), _): left = .product(multiplication, left, right)
        }
    }
}
