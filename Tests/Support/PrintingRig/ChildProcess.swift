import Foundation

/// A program started with files for its output and no other file of ours open.
///
/// Foundation's Process lets children that start at the same moment inherit each other's pipes, and a daemon then
/// keeps the pipe of a short program open for ever; so the rig starts its programs itself.
final class ChildProcess {
    private let identifier: pid_t
    private var status: Int32?

    /// Starts the program; standard output and standard error go to these files.
    init(_ executable: URL, _ arguments: [String], environment: [String: String], output: URL, errors: URL)
        throws
    {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        let writing = O_WRONLY | O_CREAT | O_APPEND
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output.path, writing, 0o644)
        posix_spawn_file_actions_addopen(&actions, 2, errors.path, writing, 0o644)
        // Closing what is not open is no error here.
        for descriptor in 3..<min(1_024, getdtablesize()) {
            posix_spawn_file_actions_addclose(&actions, descriptor)
        }

        // The threads that tests run on block signals, and a child would inherit that.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        var all = sigset_t()
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

        let merged = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        var child: pid_t = 0
        let error = Self.withStrings([executable.path] + arguments) { arguments in
            Self.withStrings(merged.map { "\($0)=\($1)" }) { environment in
                posix_spawn(&child, executable.path, &actions, &attributes, arguments, environment)
            }
        }
        guard error == 0 else {
            throw RigError.programFailed(
                name: executable.lastPathComponent, status: error, output: String(cString: strerror(error)))
        }
        identifier = child
    }

    /// The status it ended with, 128 and more for a signal; nil while it runs.
    func ended() -> Int32? {
        if let status { return status }
        var raw: Int32 = 0
        guard waitpid(identifier, &raw, WNOHANG) == identifier else { return nil }
        let signal = raw & 0x7F
        status = signal == 0 ? (raw >> 8) & 0xFF : 128 + signal
        return status
    }

    /// Sends it a signal, if it still runs.
    func send(_ signal: Int32) {
        if ended() == nil { kill(identifier, signal) }
    }

    private static func withStrings<Result>(
        _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let copies = strings.map { strdup($0) }
        defer { for copy in copies { free(copy) } }
        return body(copies + [nil])
    }
}
