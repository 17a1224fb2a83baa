/// One setting that a program knows: its key, its kind, its default and what it is for.
public struct SettingDeclaration: Sendable, Hashable {
    /// The key, such as `listen.port`; parts before a dot are sections of the YAML file.
    public var key: String
    /// What values it takes.
    public var kind: SettingKind
    /// The value where none is given; nil for a setting that may be absent or must be given.
    public var defaultValue: String?
    /// What it is for, in one sentence.
    public var about: String

    /// A setting.
    public init(key: String, kind: SettingKind, defaultValue: String?, about: String) {
        self.key = key
        self.kind = kind
        self.defaultValue = defaultValue
        self.about = about
    }

    /// The environment variable that overrides the file: `TING_LISTEN_PORT`.
    var environmentName: String {
        "TING_" + key.uppercased().map { $0 == "." || $0 == "-" ? "_" : String($0) }.joined()
    }
}

/// What values a setting takes.
public enum SettingKind: Sendable, Hashable {
    /// Any text.
    case text
    /// An absolute path.
    case path
    /// A whole number in a range.
    case integer(ClosedRange<Int>)
    /// `true` or `false`.
    case boolean
    /// One of these words.
    case choice([String])
    /// An `https://` address.
    case url
    /// Seconds in a range, with a fraction.
    case seconds(ClosedRange<Double>)

    /// What is wrong with a value, as the end of the sentence "It is …, but …"; nil if nothing is.
    func objection(to value: String) -> String? {
        switch self {
        case .text: nil
        case .path: value.hasPrefix("/") ? nil : "it has to be an absolute path"
        case .integer(let range):
            Int(value).map(range.contains) == true
                ? nil : "it has to be a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .boolean: ["true", "false"].contains(value) ? nil : "it has to be true or false"
        case .choice(let words):
            words.contains(value) ? nil : "it has to be one of " + words.joined(separator: ", ")
        case .url:
            value.hasPrefix("https://") && value.utf8.count > 8
                ? nil : "it has to be an address that begins with https://"
        case .seconds(let range):
            Double(value).map(range.contains) == true
                ? nil : "it has to be seconds from \(range.lowerBound) to \(range.upperBound)"
        }
    }
}
