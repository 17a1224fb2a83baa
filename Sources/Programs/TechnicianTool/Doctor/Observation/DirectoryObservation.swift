import BoothStore
import Glibc

/// Looks at the state directory.
enum StateDirectoryObservation {
    static func look(at path: String) -> StateDirectoryCheck.Facts {
        var information = stat()
        guard stat(path, &information) == 0 else {
            return .init(path: path, use: .missing, isOpenToOthers: false)
        }
        guard information.st_mode & S_IFMT == S_IFDIR else {
            return .init(path: path, use: .notDirectory, isOpenToOthers: false)
        }
        return .init(path: path, use: use(of: path), isOpenToOthers: information.st_mode & 0o007 != 0)
    }

    /// Makes a file and takes it away again: what counts is whether it can be made, not what the mode bits promise.
    private static func use(of path: String) -> StateDirectoryCheck.Facts.Use {
        let probe = path + "/.kioskctl-probe-\(getpid())"
        let descriptor = open(probe, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        if descriptor >= 0 {
            close(descriptor)
            unlink(probe)
            return .writable
        }
        let reason = errno
        if reason == EROFS { return .readOnly }
        // A disk without room is another check's finding.
        if reason == ENOSPC || reason == EDQUOT { return .writable }
        return .refused(String(cString: strerror(reason)))
    }
}

/// Looks at the room on a disk.
enum DiskObservation {
    /// The facts; nil if the system does not tell.
    static func look(at path: String, wantedMegabytes: Int) -> DiskCheck.Facts? {
        var information = statvfs()
        guard statvfs(path, &information) == 0, let facts = DiskWatch.facts(of: path) else { return nil }
        return DiskCheck.Facts(
            path: path, freeBytes: facts.freeBytes,
            totalBytes: Int64(information.f_blocks) * Int64(information.f_frsize),
            freeFiles: facts.freeFiles, isReadOnly: facts.isReadOnly, holdsReserve: facts.holdsReserve,
            wantedBytes: Int64(wantedMegabytes) * 1_000_000)
    }
}
