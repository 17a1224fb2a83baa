import Glibc

/// The file that is written after each commit, so that who watches it looks when the commit can be seen.
final class CommitBell: Sendable {
    static let name = "booth.bell"
    private let descriptor: Int32

    /// The bell of a state directory; mute where the file cannot be made.
    init(directory: String) {
        descriptor = open(directory + "/" + Self.name, O_CREAT | O_WRONLY | O_CLOEXEC, 0o660)
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    func ring() { if descriptor >= 0 { _ = pwrite(descriptor, "\n", 1, 0) } }
}
