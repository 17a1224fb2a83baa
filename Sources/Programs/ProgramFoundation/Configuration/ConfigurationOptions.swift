import ArgumentParser
import FoundationEssentials
import Glibc

/// The options that every program has for its configuration.
public struct ConfigurationOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The configuration file (YAML).", valueName: "file"))
    public var config: String?

    @Option(
        name: .customLong("set"),
        help: ArgumentHelp(
            "Overrides one setting of the file, such as log.level=debug.", valueName: "key=value"))
    public var overrides: [String] = []

    public init() {}

    /// The program's settings. What is given by `--set` goes before the environment (`TING_` and the key in
    /// capitals), that before the file, that before the default. The file is `/etc/ting/<program>.yaml` if there is
    /// one and no other is named. Throws one fault that names everything that is wrong.
    public func settings(program: String, declared: [SettingDeclaration]) throws(ProgramFault) -> Settings {
        let file = try readFile(program)
        return try SettingsResolver(declared: declared)
            .resolve(file: file, environment: Self.environment, flags: overrides)
    }

    private func readFile(_ program: String) throws(ProgramFault) -> ConfigurationFile? {
        let path = config ?? "/etc/ting/\(program).yaml"
        guard let bytes = FileManager.default.contents(atPath: path) else {
            if config == nil, access(path, F_OK) != 0 { return nil }
            let isMissing = access(path, F_OK) != 0
            throw ProgramFault(
                isMissing ? .noInput : .noPermission,
                code: isMissing ? "configuration-missing" : "configuration-not-readable",
                cause: "The configuration file \(path) \(isMissing ? "does not exist" : "cannot be read").",
                remedy: isMissing
                    ? "Check the path given with --config." : "Give this program's user the right to read it."
            )
        }
        return try ConfigurationFile(path: path, text: String(decoding: bytes, as: UTF8.self))
    }

    private static var environment: [String: String] {
        ProcessInfo.processInfo.environment.filter { $0.key.hasPrefix("TING_") }
    }
}
