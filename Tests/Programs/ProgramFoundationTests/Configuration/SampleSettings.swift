@testable import ProgramFoundation

/// The settings of a program that does not exist, one of each kind.
enum SampleSettings {
    static let declared: [SettingDeclaration] = [
        SettingDeclaration(
            key: "state_directory", kind: .path, defaultValue: "/var/lib/sample", about: "Where its state is."
        ),
        SettingDeclaration(
            key: "listen.port", kind: .integer(1...65535), defaultValue: "8443", about: "The port."),
        SettingDeclaration(key: "listen.address", kind: .text, defaultValue: nil, about: "The address."),
        SettingDeclaration(key: "county.gateway", kind: .url, defaultValue: nil, about: "The gateway."),
        SettingDeclaration(
            key: "log.level", kind: .choice(["debug", "notice", "error"]), defaultValue: "notice",
            about: "How much is logged."),
        SettingDeclaration(
            key: "session.strict", kind: .boolean, defaultValue: "false", about: "Whether it is strict."),
        SettingDeclaration(
            key: "session.idle-seconds", kind: .seconds(0.5...600), defaultValue: "60", about: "Idle time."),
    ]

    /// The settings from a file's text, environment and flags, without touching the disk.
    static func resolve(
        _ yaml: String? = nil, environment: [String: String] = [:], flags: [String] = []
    ) throws(ProgramFault) -> Settings {
        var file: ConfigurationFile?
        if let yaml { file = try ConfigurationFile(path: "sample.yaml", text: yaml) }
        return try SettingsResolver(declared: declared)
            .resolve(file: file, environment: environment, flags: flags)
    }

    /// The fault that these sources give; nil if they give none.
    static func fault(
        _ yaml: String? = nil, environment: [String: String] = [:], flags: [String] = []
    ) -> ProgramFault? {
        do {
            _ = try resolve(yaml, environment: environment, flags: flags)
            return nil
        } catch {
            return error
        }
    }
}
