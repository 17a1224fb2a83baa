/// Evaluates expressions one after the other: what `kioskctl form xpath` does between reading and printing.
public struct ExpressionBatch: Sendable {
    /// The answer to one expression, as it is printed in JSON.
    public enum Answer: Sendable, Hashable, Codable {
        /// `{"string": …, "number": …, "boolean": …}`; the number as text, `NaN` and `Infinity` included.
        case value(string: String, number: String, boolean: Bool)
        /// `{"error": …}`
        case error(String)

        private enum Key: String, CodingKey {
            case string, number, boolean, error
        }

        public init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Key.self)
            if let error = try container.decodeIfPresent(String.self, forKey: .error) {
                self = .error(error)
            } else {
                self = .value(
                    string: try container.decode(String.self, forKey: .string),
                    number: try container.decode(String.self, forKey: .number),
                    boolean: try container.decode(Bool.self, forKey: .boolean))
            }
        }

        public func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            switch self {
            case .value(let string, let number, let boolean):
                try container.encode(string, forKey: .string)
                try container.encode(number, forKey: .number)
                try container.encode(boolean, forKey: .boolean)
            case .error(let message): try container.encode(message, forKey: .error)
            }
        }
    }

    private let session: FormSession
    private let reference: String?

    /// - Parameters:
    ///   - session: the record the expressions read.
    ///   - reference: the field they are evaluated at; nil for the root element.
    public init(session: FormSession, context reference: String? = nil) {
        self.session = session
        self.reference = reference
    }

    /// The answer to one expression; an expression that fails has an answer too.
    public func answer(to expression: String) -> Answer {
        do throws(XPathError) {
            let value = try session.evaluate(expression, context: reference)
            return .value(string: value.string, number: value.numberText, boolean: value.boolean)
        } catch {
            return .error(error.description)
        }
    }
}
