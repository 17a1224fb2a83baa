/// A token of XPath 1.0 (section 3.7, ExprToken), already told apart by the rules on `*` and operator names.
struct Token: Equatable {
    enum Kind: Equatable {
        case number(Double)
        case literal(String)
        case binary(BinaryOperator)
        /// A name test, function name or node type; which one, the parser sees by what follows.
        case name(prefix: String?, local: String)
        case star
        case prefixedStar(prefix: String)
        case slash, doubleSlash, dot, doubleDot, at, doubleColon, comma
        case openParenthesis, closeParenthesis, openBracket, closeBracket
        case end
    }

    let kind: Kind
    /// Where it begins, in characters from 1.
    let column: Int
}

/// The binary operators, `|` included; `-` is also the unary one.
enum BinaryOperator: Equatable {
    case or, and, union, plus, minus
    case comparison(Comparison)
    case multiplication(Multiplication)

    /// Whether a chain of it makes a deeper tree; the others are kept flat.
    var nests: Bool {
        switch self {
        case .comparison, .multiplication: true
        case .or, .and, .union, .plus, .minus: false
        }
    }

    /// How strongly it binds; source: XPath 1.0, section 3.5 (unary minus lies between product and union).
    var precedence: Int {
        switch self {
        case .or: 1
        case .and: 2
        case .comparison(.equal), .comparison(.notEqual): 3
        case .comparison: 4
        case .plus, .minus: 5
        case .multiplication: 6
        case .union: 8
        }
    }
}
