/// One step of an answers file: an array of `{"ref": …, "value": …}`, `{"add": REPEAT}` and `{"remove": REPEAT}`.
public enum AnswerStep: Sendable, Hashable, Codable {
    /// Answers a question.
    case answer(ref: String, value: String)
    /// Adds a repetition.
    case add(String)
    /// Removes a repetition.
    case remove(String)

    private enum Key: String, CodingKey {
        case ref, value, add, remove
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        if let reference = try container.decodeIfPresent(String.self, forKey: .add) {
            self = .add(reference)
        } else if let reference = try container.decodeIfPresent(String.self, forKey: .remove) {
            self = .remove(reference)
        } else {
            self = .answer(
                ref: try container.decode(String.self, forKey: .ref), value: try Self.value(in: container))
        }
    }

    /// Texts as they are; numbers as a form would hold them.
    private static func value(in container: KeyedDecodingContainer<Key>) throws -> String {
        if let text = try? container.decode(String.self, forKey: .value) { return text }
        if let number = try? container.decode(Double.self, forKey: .value) { return NumberText.text(number) }
        return try container.decodeNil(forKey: .value) ? "" : container.decode(String.self, forKey: .value)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        switch self {
        case .answer(let reference, let value):
            try container.encode(reference, forKey: .ref)
            try container.encode(value, forKey: .value)
        case .add(let reference): try container.encode(reference, forKey: .add)
        case .remove(let reference): try container.encode(reference, forKey: .remove)
        }
    }
}
