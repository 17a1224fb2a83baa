/// Decides what each setting is: pure, so that every rule can be tested without a file.
struct SettingsResolver {
    let declared: [SettingDeclaration]

    private var values: [String: String] = [:]
    private var sources: [String: String] = [:]
    private var unknown: [String] = []
    private var wrong: [String] = []

    init(declared: [SettingDeclaration]) { self.declared = declared }

    /// The settings from all sources, or one fault that names everything that is wrong.
    func resolve(
        file: ConfigurationFile?, environment: [String: String], flags: [String]
    ) throws(ProgramFault) -> Settings {
        var work = self
        work.takeDefaults()
        if let file { work.take(file) }
        work.take(environment: environment)
        for flag in flags { work.take(flag: flag) }
        return try work.settings()
    }

    private mutating func takeDefaults() {
        for setting in declared {
            guard let value = setting.defaultValue else { continue }
            values[setting.key] = value
            sources[setting.key] = "default"
        }
    }

    private mutating func take(_ file: ConfigurationFile) {
        wrong += file.problems
        for entry in file.entries { take(entry.key, entry.value, from: file.place(entry.line)) }
    }

    private mutating func take(environment: [String: String]) {
        for setting in declared {
            guard let value = environment[setting.environmentName] else { continue }
            take(setting.key, value, from: "environment variable \(setting.environmentName)")
        }
    }

    private mutating func take(flag: String) {
        let parts = flag.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(
            String.init)
        guard parts.count == 2, !parts[0].isEmpty else {
            wrong.append("--set: “\(flag)” is not of the form KEY=VALUE")
            return
        }
        take(parts[0], parts[1], from: "--set")
    }

    private mutating func take(_ key: String, _ value: String, from source: String) {
        guard let setting = declared.first(where: { $0.key == key }) else {
            unknown.append(
                "\(source): there is no setting “\(key)”\(KeySuggestion(declared).words(for: key))")
            return
        }
        if let objection = setting.kind.objection(to: value) {
            wrong.append("\(source): \(key) is “\(value)”, but \(objection)")
        }
        values[key] = value
        sources[key] = source
    }

    private func settings() throws(ProgramFault) -> Settings {
        let problems = unknown + wrong
        guard problems.isEmpty else {
            throw ProgramFault(
                .configuration, code: wrong.isEmpty ? "unknown-setting" : "wrong-setting",
                cause: problems.joined(separator: ";\n  ") + ".",
                remedy: "Correct what is named; the delivered file describes every setting.")
        }
        return Settings(values: values, sources: sources)
    }
}
