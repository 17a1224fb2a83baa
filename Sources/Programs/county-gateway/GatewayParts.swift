import Domain
import FoundationEssentials
import Gateway
import Glibc
import ProgramFoundation

/// What the commands are put together from.
struct GatewayParts {
    static let program = "county-gateway"

    static let declared = [
        SettingDeclaration(
            key: "state_directory", kind: .path, defaultValue: "/var/lib/ting-gateway",
            about: "Where the mailbox lies."),
        SettingDeclaration(
            key: "keys_directory", kind: .path, defaultValue: "/etc/ting/gateway-keys",
            about: "The folder 'gateway' that county-sync keys new made."),
        SettingDeclaration(
            key: "listen.address", kind: .text, defaultValue: "0.0.0.0", about: "The address to listen on."),
        SettingDeclaration(
            key: "listen.port", kind: .integer(0...65535), defaultValue: "8443",
            about: "The port to listen on; 0 for any free one."),
        SettingDeclaration(
            key: "log.level", kind: .choice(["debug", "info", "notice", "warning", "error"]),
            defaultValue: "notice", about: "How much is logged."),
    ]

    let settings: Settings

    init(_ options: ConfigurationOptions) throws {
        settings = try options.settings(program: Self.program, declared: Self.declared)
        ProgramLog.bootstrap(program: Self.program, level: try settings.string("log.level"))
    }

    static var now: Instant { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }

    /// The mailbox; only the commands that bring something into it make a new one.
    func mailbox(mayCreate: Bool = false) throws -> SQLiteMailbox {
        let directory = try settings.path("state_directory")
        guard mayCreate || FileManager.default.fileExists(atPath: directory + "/mailbox.sqlite") else {
            throw ProgramFault(
                .noInput, code: "no-mailbox", cause: "There is no mailbox in \(directory).",
                remedy: "Check state_directory; 'serve' and 'enrolment-code' make the mailbox.")
        }
        // Nobody but this program's user looks into the mailbox, sealed or not.
        umask(0o077)
        do {
            try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
            return try SQLiteMailbox(path: directory + "/mailbox.sqlite", openedAt: Self.now)
        } catch {
            throw ProgramFault(
                .cannotCreate, code: "mailbox",
                cause: "The mailbox in \(directory) cannot be opened: \(error).",
                remedy: "Check that the folder belongs to this program's user and that the disk has space.")
        }
    }

    func keys() throws -> GatewayKeys { try GatewayKeys(directory: try settings.path("keys_directory")) }
}

extension GatewayFault: FaultConvertible {
    public var programFault: ProgramFault {
        ProgramFault(.configuration, code: code, cause: cause + ".", remedy: remedy)
    }
}
