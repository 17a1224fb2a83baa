import BoothApp
import ProgramFoundation

/// The settings of `kiosk.yaml`.
enum KioskSettings {
    static let declared: [SettingDeclaration] = [
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
            key: "scanner.device", kind: .text, defaultValue: nil,
            about: "The document scanner by SANE's name; the first that is there if it is not named."),
        SettingDeclaration(
            key: "screen.touch", kind: .boolean, defaultValue: "true",
            about: "Whether the screen can be touched: then people can sign on it."),
        SettingDeclaration(
            key: "booth.division", kind: .text, defaultValue: "",
            about: "The statistical code of the booth's village, 12 digits."),
        SettingDeclaration(
            key: "booth.location", kind: .text, defaultValue: "",
            about: "Where the booth stands, for forms that ask: latitude longitude altitude accuracy."),
        SettingDeclaration(
            key: "session.idle_seconds", kind: .integer(20...600), defaultValue: "60",
            about: "Seconds without a key until the booth asks whether somebody is there."),
        SettingDeclaration(
            key: "session.grace_seconds", kind: .integer(20...120), defaultValue: "30",
            about: "Seconds to answer that question."),
        SettingDeclaration(
            key: "session.limit_seconds", kind: .integer(120...7200), defaultValue: "1200",
            about: "Seconds that a session may last after its last answer."),
        SettingDeclaration(
            key: "session.end_with_card", kind: .boolean, defaultValue: "false",
            about: "Whether taking the card away ends the session."),
        SettingDeclaration(
            key: "drafts.days", kind: .integer(0...30), defaultValue: "7",
            about: "Days that a half-filled form is kept for who asks for it; 0 to offer it to nobody."),
        SettingDeclaration(
            key: "drafts.hours", kind: .integer(1...72), defaultValue: "24",
            about: "Hours that a half-filled form is kept which somebody left without a word."),
        SettingDeclaration(
            key: "screen.theme", kind: .choice(["night", "day", "auto", "contrast-dark", "contrast-light"]),
            defaultValue: "night",
            about: "The colours."),
        SettingDeclaration(
            key: "screen.text_size_command", kind: .text, defaultValue: "",
            about: "The program that has the terminal draw larger letters, with {scale} or {percent}."),
        SettingDeclaration(
            key: "speech.voice", kind: .choice(["on", "asked", "off"]), defaultValue: "on",
            about: "Whether screens are read aloud: always, for who asks for it, or never."),
        SettingDeclaration(
            key: "log.level", kind: .choice(["debug", "info", "notice", "warning", "error"]),
            defaultValue: "notice", about: "How much goes to the journal."),
    ]
}

extension BoothConfiguration {
    /// The application's part of the settings.
    init(_ settings: Settings, boothName: String, boothID: String, cards: [DemonstrationCard]?) throws {
        self.init(
            boothName: boothName, boothID: boothID, division: try settings.string("booth.division"),
            location: try settings.string("booth.location"),
            idleSeconds: try settings.integer("session.idle_seconds"),
            graceSeconds: try settings.integer("session.grace_seconds"),
            sessionSeconds: try settings.integer("session.limit_seconds"),
            endsSessionWithCard: try settings.boolean("session.end_with_card"), demonstrationCards: cards)
        hasSignaturePad = try settings.boolean("screen.touch")
        speaks = try settings.string("speech.voice") == "on"
        nightTheme = try settings.string("screen.theme") == "auto" ? .night : nil
        changesTextSize = try !settings.string("screen.text_size_command").isEmpty
        draftDays = try settings.integer("drafts.days")
        draftHours = try settings.integer("drafts.hours")
    }
}
