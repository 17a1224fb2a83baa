import BoothStore
import Glibc
import ProgramFoundation

/// The state directory as the tool's commands use it: as the booth's own account, and without making anything.
public struct BoothFolder: Sendable {
    /// Its path.
    public let path: String

    /// The folder that the settings name.
    public init(settings: Settings) throws(ProgramFault) {
        path = try settings.path("state_directory")
        try ServiceAccount.assume(ownerOf: path)
    }

    /// The booth's database. Throws where there is none: a tool that looks must not make one.
    public func store() throws -> BoothStore {
        guard access(path + "/booth.db", F_OK) == 0 else {
            throw ProgramFault(
                .noInput, code: "database-missing",
                cause: "\(path)/booth.db does not exist or cannot be seen.",
                remedy: "Check state_directory; on a new booth start ting-sync and ting-kiosk first.")
        }
        return try BoothStore(directory: path, check: .none)
    }

    /// Who the booth is; nil while it is not enrolled.
    public func identity() throws(StoreError) -> BoothIdentity? {
        let directory = IdentityDirectory(stateDirectory: path, credentialsDirectory: nil)
        do { return try directory.identity() } catch {
            guard error.code == "not-enrolled" else { throw error }
            return nil
        }
    }
}
