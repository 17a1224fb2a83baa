/// A compiled XPath 1.0 expression. Chains of `and`, `or`, `+`, `-` and `|` are flat, so that how deep the tree is
/// depends on nesting alone.
indirect enum SyntaxTree: Sendable, Hashable {
    case literal(String)
    case number(Double)
    case negation(SyntaxTree)
    case or([SyntaxTree])
    case and([SyntaxTree])
    case comparison(Comparison, SyntaxTree, SyntaxTree)
    /// The first term, then each further one with its sign.
    case sum(SyntaxTree, [SignedTerm])
    case product(Multiplication, SyntaxTree, SyntaxTree)
    case union([SyntaxTree])
    case path(LocationPath)
    case call(FunctionCall)
}

extension SyntaxTree {
    /// Whether it can be told without evaluating it that it gives no set of nodes.
    var isNeverNodes: Bool {
        switch self {
        case .literal, .number, .negation, .or, .and, .comparison, .sum, .product: true
        case .union(let terms): terms.contains(where: \.isNeverNodes)
        case .path(let path):
            if case .filter(let inner, _) = path.origin { inner.isNeverNodes } else { false }
        case .call(let call): !call.function.mayGiveNodes
        }
    }
}

extension SyntaxTree {
    /// Where it begins in the expression, as far as the tree knows.
    var column: Int? {
        switch self {
        case .path(let path): path.column
        case .call(let call): call.column
        case .negation(let inner), .comparison(_, let inner, _), .product(_, let inner, _),
            .sum(let inner, _):
            inner.column
        case .or(let terms), .and(let terms), .union(let terms): terms.first?.column
        case .literal, .number: nil
        }
    }
}

/// A term of a sum.
struct SignedTerm: Sendable, Hashable {
    let isNegative: Bool
    let tree: SyntaxTree
}

enum Comparison: Sendable, Hashable {
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
}

enum Multiplication: Sendable, Hashable {
    case times, divided, modulo
}

/// A call of a function; `column` is where its name stands.
struct FunctionCall: Sendable, Hashable {
    let function: XPathFunction
    let arguments: [SyntaxTree]
    let column: Int
}

/// A location path, or an expression followed by predicates or steps.
struct LocationPath: Sendable, Hashable {
    enum Origin: Sendable, Hashable {
        /// An absolute path.
        case root
        /// A relative path.
        case context
        /// `instance('x')/…`, `current()/…`, `(…)[1]/…`: the expression and its own predicates.
        case filter(SyntaxTree, predicates: [SyntaxTree])
    }

    let origin: Origin
    let steps: [PathStep]
    /// Where it begins in the expression.
    let column: Int
}

/// One step of a location path.
struct PathStep: Sendable, Hashable {
    let axis: Axis
    let test: NodeTest
    let predicates: [SyntaxTree]

    /// What `//` stands for.
    static let descendants = PathStep(axis: .descendantOrSelf, test: .node, predicates: [])
}

/// The axes of XPath 1.0 that a tree without namespace nodes has.
enum Axis: String, Sendable, Hashable {
    case ancestor
    case ancestorOrSelf = "ancestor-or-self"
    case attribute
    case child
    case descendant
    case descendantOrSelf = "descendant-or-self"
    case following
    case followingSibling = "following-sibling"
    case parent
    case preceding
    case precedingSibling = "preceding-sibling"
    case `self`

    /// Whether positions on this axis count backwards through the document.
    var isReverse: Bool {
        switch self {
        case .ancestor, .ancestorOrSelf, .preceding, .precedingSibling, .parent: true
        default: false
        }
    }
}

/// What a step looks for on its axis.
enum NodeTest: Sendable, Hashable {
    /// An element or attribute with this key (see ``XMLName/key``).
    case name(String)
    /// `*`
    case any
    /// `prefix:*`
    case anyIn(namespace: String)
    /// `node()`
    case node
    /// `text()`
    case text
    /// `comment()` and `processing-instruction()`: the tree keeps none.
    case nothing
}
