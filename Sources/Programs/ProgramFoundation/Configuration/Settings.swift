/// The settings of a program, checked: every value is of its declared kind.
public struct Settings: Sendable, Hashable {
    private let values: [String: String]
    private let sources: [String: String]

    init(values: [String: String], sources: [String: String]) {
        self.values = values
        self.sources = sources
    }

    /// The value of a text setting. Throws where it must be given and is not.
    public func string(_ key: String) throws(ProgramFault) -> String {
        guard let value = values[key] else {
            throw ProgramFault(
                .configuration, code: "missing-setting", cause: "The setting \(key) has no value.",
                remedy: "Set \(key) in the configuration file, or give --set \(key)=VALUE.")
        }
        return value
    }

    /// The value of a text setting that may be absent.
    public func optionalString(_ key: String) throws(ProgramFault) -> String? { values[key] }

    /// The value of a path setting.
    public func path(_ key: String) throws(ProgramFault) -> String { try string(key) }

    /// The value of an address setting.
    public func url(_ key: String) throws(ProgramFault) -> String { try string(key) }

    /// The value of a whole-number setting.
    public func integer(_ key: String) throws(ProgramFault) -> Int {
        let text = try string(key)
        guard let number = Int(text) else { throw mismatch(key, text) }
        return number
    }

    /// The value of a yes-or-no setting.
    public func boolean(_ key: String) throws(ProgramFault) -> Bool {
        let text = try string(key)
        guard let value = Bool(text) else { throw mismatch(key, text) }
        return value
    }

    /// The value of a setting in seconds.
    public func seconds(_ key: String) throws(ProgramFault) -> Double {
        let text = try string(key)
        guard let number = Double(text) else { throw mismatch(key, text) }
        return number
    }

    /// Where a value came from: a file and line, an environment variable, a flag, or the default.
    public func source(of key: String) -> String { sources[key] ?? "not set" }

    private func mismatch(_ key: String, _ text: String) -> ProgramFault {
        ProgramFault(
            .configuration, code: "wrong-setting",
            cause: "The setting \(key) cannot be “\(text)” (\(source(of: key))).",
            remedy: "Correct it.")
    }
}
