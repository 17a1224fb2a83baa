import FoundationEssentials
import Glibc

/// Files that nobody but the booth's own accounts may read, written so that a power cut leaves the old or the new
/// content, never half of one.
enum PrivateFiles {
    /// Makes a directory with its parents; one that is there stays as it is.
    static func makeDirectory(_ path: String, mode: mode_t = 0o770) throws(StoreError) {
        var information = stat()
        if stat(path, &information) == 0 {
            guard information.st_mode & S_IFMT == S_IFDIR else {
                throw .cannotOpen(path, "not a directory")
            }
            return
        }
        if let slash = path.lastIndex(of: "/"), slash != path.startIndex {
            try makeDirectory(String(path[..<slash]), mode: mode)
        }
        guard mkdir(path, mode) == 0 || errno == EEXIST else { throw .cannotOpen(path, lastError()) }
    }

    /// Makes an empty file with this mode unless there is one.
    static func createIfMissing(_ path: String, mode: mode_t) throws(StoreError) {
        let descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC, mode)
        guard descriptor >= 0 else {
            if errno == EROFS || errno == EACCES, access(path, R_OK) == 0 { return }
            throw .cannotOpen(path, lastError())
        }
        close(descriptor)
    }

    /// The content of a file; nil if there is none.
    static func read(_ path: String) throws(StoreError) -> Data? {
        guard access(path, F_OK) == 0 else { return nil }
        do { return try Data(contentsOf: URL(filePath: path)) } catch {
            throw .cannotOpen(path, "not readable")
        }
    }

    /// Writes a file durably beside its place, mode 0600, without moving it there.
    static func write(_ bytes: Data, to path: String) throws(StoreError) {
        let descriptor = open(path, O_CREAT | O_WRONLY | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .cannotOpen(path, lastError()) }
        defer { close(descriptor) }
        var rest = [UInt8](bytes)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .cannotOpen(path, lastError()) }
            rest = rest.dropFirst(count)
        }
        guard fchmod(descriptor, 0o600) == 0, fsync(descriptor) == 0 else {
            throw .cannotOpen(path, lastError())
        }
    }

    /// Makes the names in a directory durable.
    static func synchronise(directory: String) throws(StoreError) {
        let descriptor = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .cannotOpen(directory, lastError()) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw .cannotOpen(directory, lastError()) }
    }

    /// The words of `errno`.
    static func lastError() -> String { String(cString: strerror(errno)) }
}
