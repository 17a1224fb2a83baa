import Glibc

/// A file of blocks that nobody needs until the disk is full: `reserve` in the state directory. Any of the booth's programs
/// may give it up or fill it.
struct DiskReserve: Sendable {
    private let path: String

    /// The reserve of a state directory.
    init(directory: String) { path = directory + "/reserve" }

    /// Whether it is there.
    var isHeld: Bool { access(path, F_OK) == 0 }

    /// Gives its blocks to whoever writes next; false if there was nothing to give.
    func giveUp() -> Bool { unlink(path) == 0 }

    /// Takes so many blocks, truly written down for the file (`posix_fallocate`): a file with holes reserves nothing.
    /// Gives whether it is there afterwards.
    func fill(_ bytes: Int64) -> Bool {
        let draft = path + ".new"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o660)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        guard posix_fallocate(descriptor, 0, off_t(bytes)) == 0, rename(draft, path) == 0 else {
            unlink(draft)
            return false
        }
        return true
    }
}
