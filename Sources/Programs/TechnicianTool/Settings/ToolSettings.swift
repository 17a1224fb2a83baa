import ProgramFoundation

/// The settings of `kioskctl.yaml`.
public enum ToolSettings {
    /// What the tool knows: the first five name the same things as in `kiosk.yaml` and `kiosk-sync.yaml`.
    public static let declared: [SettingDeclaration] = [
        SettingDeclaration(
            key: "state_directory", kind: .path, defaultValue: "/var/lib/ting",
            about: "Where booth.db and the booth's identity are."),
        SettingDeclaration(
            key: "resources_directory", kind: .path, defaultValue: "/usr/share/ting",
            about: "Where the messages and the input method's data are."),
        SettingDeclaration(
            key: "reader.device", kind: .path, defaultValue: "/dev/ting-reader",
            about: "The card reader's serial device."),
        SettingDeclaration(
            key: "printer.queue", kind: .text, defaultValue: nil,
            about: "The CUPS queue for slips; the default queue if it is not named."),
        SettingDeclaration(
            key: "gateway.url", kind: .url, defaultValue: nil, about: "The address of the county's gateway."),
        SettingDeclaration(
            key: "doctor.wait_seconds", kind: .integer(1...120), defaultValue: "20",
            about: "Seconds that doctor waits for an answer of reader and gateway."),
        SettingDeclaration(
            key: "doctor.certificate_days", kind: .integer(1...365), defaultValue: "30",
            about: "Days before the certificate's end from which on doctor warns."),
        SettingDeclaration(
            key: "doctor.catalogue_days", kind: .integer(1...3650), defaultValue: "90",
            about: "Days after which doctor calls the catalogue old."),
        SettingDeclaration(
            key: "doctor.disk_megabytes", kind: .integer(64...10_000_000), defaultValue: "500",
            about: "Free megabytes of the state directory's disk below which doctor warns."),
    ]
}
