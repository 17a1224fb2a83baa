import GRDB

/// What went wrong in the booth's store, as a technician needs it: a stable code, what happened, what to do.
public struct StoreError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Stable and in kebab-case, such as `store-disk-full`.
    public let code: String
    /// What happened, without personal data.
    public let cause: String
    /// What to do about it.
    public let remedy: String

    /// An error with these words.
    public init(code: String, cause: String, remedy: String) {
        self.code = code
        self.cause = cause
        self.remedy = remedy
    }

    public var description: String { "\(code): \(cause) \(remedy)" }
}

extension StoreError {
    /// The code of a write that found no room.
    static let diskFull = "store-disk-full"

    static func cannotOpen(_ path: String, _ reason: String) -> StoreError {
        StoreError(
            code: "store-cannot-open", cause: "\(path) cannot be opened (\(reason)).",
            remedy: "Check that the state directory exists and belongs to the account the program runs under."
        )
    }

    static func readOnly(_ path: String) -> StoreError {
        StoreError(
            code: "store-read-only", cause: "\(path) cannot be written.",
            remedy:
                "Check that its disk is not mounted read-only and that the program's account may write it."
        )
    }

    static func damaged(_ path: String, _ reason: String) -> StoreError {
        StoreError(
            code: "store-damaged", cause: "\(path) is not an intact store of this program (\(reason)).",
            remedy:
                "Leave the file as it is, set it aside with its -wal and -shm files, and restore the latest "
                + "backup; the county can tell which submissions it holds.")
    }

    static func newer(_ path: String) -> StoreError {
        StoreError(
            code: "store-newer", cause: "\(path) was written by a newer version of the program.",
            remedy: "Install that version again; an older one would not understand its rows.")
    }

    /// A row whose bytes are no longer the ones that were finalised.
    static func recordDamaged(_ receiptNumber: String) -> StoreError {
        StoreError(
            code: "record-damaged",
            cause: "The sealed bytes of \(receiptNumber) are not the ones that were finalised.",
            remedy:
                "Keep the disk, export the record with kioskctl queue export, and ask the person to apply again."
        )
    }

    /// SQLite's result translated for people; nothing of a row's content is in it.
    init(_ error: DatabaseError, path: String) {
        let reason = "SQLite \(error.extendedResultCode.rawValue): \(error.resultCode)"
        switch error.resultCode {
        case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: self = .cannotOpen(path, reason)
        case .SQLITE_NOTADB, .SQLITE_CORRUPT, .SQLITE_FORMAT: self = .damaged(path, reason)
        case .SQLITE_FULL:
            self.init(
                code: Self.diskFull, cause: "The disk that holds \(path) is full.",
                remedy: "Free space on it; what was confirmed before is safe and goes on being sent.")
        case .SQLITE_READONLY:
            self = .readOnly(path)
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self.init(
                code: "store-busy", cause: "Another program has kept \(path) locked for too long.",
                remedy: "Look with `fuser` which program holds the file, and end it.")
        default:
            self.init(
                code: "store-input-output", cause: "Reading or writing \(path) failed (\(reason)).",
                remedy: "Look in the kernel's log for errors of the disk.")
        }
    }
}
