import FoundationEssentials

/// What the tool prints with `--json`: one value on one line, keys in order, so that outputs can be compared.
public enum JSONText {
    /// The value's JSON.
    public static func line(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
