import CountyJob
import Domain
import FoundationEssentials
import Glibc
import ProgramFoundation

/// What the commands are put together from.
struct SyncParts {
    static let program = "county-sync"

    static let declared = [
        SettingDeclaration(
            key: "state_directory", kind: .path, defaultValue: "/var/lib/ting-county",
            about: "Where the case ledger lies."),
        SettingDeclaration(
            key: "keys_directory", kind: .path, defaultValue: "/etc/ting/county-keys",
            about: "The folder 'county' that county-sync keys new made."),
        SettingDeclaration(
            key: "gateway.url", kind: .url, defaultValue: nil,
            about: "The gateway's address, https://HOST:PORT."),
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

    /// The case ledger; only the commands that bring something into it make a new one.
    func ledger(mayCreate: Bool = false) throws -> CaseLedger {
        let directory = try settings.path("state_directory")
        guard mayCreate || FileManager.default.fileExists(atPath: directory + "/ledger.sqlite") else {
            throw ProgramFault(
                .noInput, code: "no-ledger", cause: "There is no ledger in \(directory).",
                remedy: "Check state_directory; 'county-sync publish' and 'county-sync run' make the ledger.")
        }
        // The ledger holds people's data in the clear: for this program's user alone.
        umask(0o077)
        do {
            try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
            return try CaseLedger(path: directory + "/ledger.sqlite")
        } catch {
            throw ProgramFault(
                .cannotCreate, code: "ledger",
                cause: "The ledger in \(directory) cannot be opened: \(error).",
                remedy: "Check that the folder belongs to this program's user and that the disk has space.")
        }
    }

    func keys() throws -> CountyKeys { try CountyKeys(directory: try settings.path("keys_directory")) }

}

extension CountyFault: FaultConvertible {
    public var programFault: ProgramFault {
        ProgramFault(.configuration, code: code, cause: cause + ".", remedy: remedy)
    }
}

extension LinkFault: FaultConvertible {
    public var programFault: ProgramFault {
        switch self {
        case .unreachable, .cancelled:
            ProgramFault(
                .temporaryFailure, code: "gateway-unreachable", cause: cause + ".",
                remedy:
                    "Check gateway.url, the network, and that county-gateway runs; nothing is lost meanwhile."
            )
        case .refused(let problem):
            ProgramFault(
                .unavailable, code: "gateway-refused", cause: cause + ".",
                remedy: problem.retry == .later
                    ? "Try again later."
                    : "Look at the gateway's journal; its certificate may be another county's.")
        }
    }
}

extension CatalogueRefusal: FaultConvertible {
    public var programFault: ProgramFault {
        ProgramFault(
            .dataError, code: "catalogue-refused",
            cause: "The catalogue was not published:\n    "
                + problems.map(\.description).joined(separator: "\n    "),
            remedy: "Correct every line above and publish again; what booths have is unchanged.")
    }
}
