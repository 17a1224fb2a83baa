/// What is wrong with an expression, or what went wrong while it was evaluated.
public struct XPathError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The kinds of error; the raw values are stable.
    public enum Code: String, Sendable {
        /// The expression does not follow the grammar of XPath 1.0.
        case syntax = "xpath-syntax"
        /// No function of this name, or one that the booth does not offer.
        case function = "xpath-function"
        /// A function with too few, too many or the wrong kind of arguments.
        case argument = "xpath-argument"
        /// A namespace prefix that the form does not declare.
        case prefix = "xpath-prefix"
    }

    /// The kind.
    public let code: Code
    /// The expression as written.
    public let expression: String
    /// Where in the expression, counted in characters from 1.
    public let column: Int
    /// What is wrong there.
    public let message: String

    /// One line for a form's writer.
    public var description: String { "\(message) (column \(column) of: \(expression))" }
}
