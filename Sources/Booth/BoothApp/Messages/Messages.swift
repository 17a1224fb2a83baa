import Domain

/// The sentences for people in all languages (the message catalogues), as values. A language that lacks a sentence
/// shows the Chinese one.
public struct Messages: Sendable {
    private let texts: [Language: [String: String]]

    /// What is wrong with a set of catalogues.
    public struct Fault: Error, Sendable, Hashable {
        /// Keys that the program uses and a complete language (Chinese, English) lacks, as `zh: key`.
        public var missing: [String]
        /// Keys that the program does not know, as `zh: key`.
        public var unknown: [String]
        /// Sentences whose `{names}` differ from the Chinese ones, as `vi: key`.
        public var otherNames: [String]
    }

    /// The catalogues by language; Chinese and English must be complete, and no key may be unknown.
    public init(_ texts: [Language: [String: String]]) throws(Fault) {
        self.init(unchecked: texts)
        try check()
    }

    /// The catalogues as they are. Whoever shows them before all is well calls ``check()`` as soon as it can.
    public init(unchecked texts: [Language: [String: String]]) { self.texts = texts }

    /// Looks whether Chinese and English are complete and no key is unknown.
    public func check() throws(Fault) {
        var fault = Fault(missing: [], unknown: [], otherNames: [])
        let known = Set(MessageKey.allCases.map(\.rawValue))
        for language in [Language.chinese, .english] {
            let present = Set(texts[language, default: [:]].keys)
            fault.missing += known.subtracting(present).sorted().map { "\(language.rawValue): \($0)" }
        }
        let chinese = texts[.chinese, default: [:]]
        for (language, catalogue) in texts.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            fault.unknown += Set(catalogue.keys).subtracting(known).sorted().map {
                "\(language.rawValue): \($0)"
            }
            fault.otherNames += catalogue.keys.sorted()
                .filter { key in
                    chinese[key].map { Self.names(in: $0) != Self.names(in: catalogue[key] ?? "") } ?? false
                }
                .map { "\(language.rawValue): \($0)" }
        }
        guard fault.missing.isEmpty, fault.unknown.isEmpty, fault.otherNames.isEmpty else { throw fault }
    }

    /// The sentence in a language, with `{name}` replaced by the values.
    func text(_ key: MessageKey, in language: Language, _ values: [String: String] = [:]) -> String {
        let pattern = texts[language]?[key.rawValue] ?? texts[.chinese]?[key.rawValue] ?? key.rawValue
        guard !values.isEmpty else { return pattern }
        return values.reduce(pattern) { text, value in
            text.split(separator: "{\(value.key)}", omittingEmptySubsequences: false).joined(
                separator: value.value)
        }
    }

    /// A sentence by its key's name, with `value` in place of its `{name}`, where the language itself has it: for recordings
    /// of it, which are named so.
    public func ownSentence(_ key: String, in language: Language, value: String? = nil) -> String? {
        guard let pattern = texts[language]?[key] else { return nil }
        let names = Self.names(in: pattern)
        guard let value else { return names.isEmpty ? pattern : nil }
        guard names.count == 1, let name = names.first else { return nil }
        return pattern.replacing(name, with: value)
    }

    /// The keys that a language lacks, for the translators' list.
    public func untranslated(in language: Language) -> [String] {
        MessageKey.allCases.map(\.rawValue).filter { texts[language]?[$0] == nil }
    }

    private static func names(in text: String) -> Set<Substring> {
        var names: Set<Substring> = []
        // Most have none, and the first screen waits for this.
        guard text.utf8.contains(UInt8(ascii: "{")) else { return names }
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            names.insert(rest[open...close])
            rest = rest[rest.index(after: close)...]
        }
        return names
    }
}
