/// What an expression is worth while it is evaluated: the four types of XPath 1.0.
enum Value: Sendable {
    case string(String)
    case number(Double)
    case boolean(Bool)
    /// Nodes in document order.
    case nodes([NodeReference])
}

/// What an expression is worth, in each of the three ways that forms use it.
public struct XPathValue: Sendable, Hashable {
    /// As `string()` gives it.
    public let string: String
    /// As `number()` gives it, dates as days since 1970-01-01; NaN for what is no number.
    public let number: Double
    /// As `boolean()` gives it.
    public let boolean: Bool
    /// How many nodes it stands for; nil if it is a text, number or truth value.
    public let nodeCount: Int?

    /// ``number`` as XPath writes it: `NaN` and `Infinity` included, no exponent.
    public var numberText: String { NumberText.text(number) }
}
