import ProgramFoundation

/// What can be set: the same words as in `kiosk-sync.yaml`.
enum SyncSettings {
    static let declared = [
        SettingDeclaration(
            key: "state_directory", kind: .path, defaultValue: "/var/lib/ting",
            about: "Where booth.db and the enrolment are."),
        SettingDeclaration(
            key: "gateway.url", kind: .url, defaultValue: nil, about: "The address of the county's gateway."),
        SettingDeclaration(
            key: "log.level", kind: .choice(["debug", "info", "notice", "warning", "error"]),
            defaultValue: "notice", about: "From which level on messages go to the journal."),
    ]
}
