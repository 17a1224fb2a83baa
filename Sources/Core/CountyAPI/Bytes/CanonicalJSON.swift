import FoundationEssentials

/// The one byte form of a value that is signed or digested: JSON with keys in order, no white space and no escaped
/// slashes. It agrees with RFC 8785 for what our wire types hold: strings, integers, booleans, ASCII keys, no floats.
public enum CanonicalJSON {
    /// The canonical bytes of a value.
    public static func encode(_ value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(value)
    }

    /// Reads a value back; throws `DecodingError` where the bytes are not of that shape.
    public static func decode<Value: Decodable>(_ type: Value.Type = Value.self, from bytes: Data) throws
        -> Value
    {
        try JSONDecoder().decode(type, from: bytes)
    }
}
