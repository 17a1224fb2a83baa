import Glibc

/// A program started by this one, spoken to over pipes. It is told to end when this object goes, and ends by
/// itself when this process dies: its standard input closes, and where `setpriv` is there the kernel signals it.
public final class ChildProcess: Sendable {
    /// Why a program could not be started.
    public struct StartFault: Error, Sendable, Hashable, CustomStringConvertible {
        /// The program's path.
        public var program: String
        /// The system's error number.
        public var errorNumber: Int32
        /// The path and what the system said.
        public var description: String { "\(program): \(String(cString: strerror(errorNumber)))" }
    }

    /// What happens with the child's standard error.
    public enum StandardError: Sendable {
        /// The same as this program's.
        case inherited
        /// Appended to a file, so that it does not disturb a full-screen front.
        case file(path: String)
    }

    /// The process id.
    public let processID: pid_t
    /// Writes to the child's standard input.
    public let input: Int32
    /// Reads from the child's standard output.
    public let output: Int32

    /// Starts a program by its path. `endsWithParent` asks the kernel (through util-linux's `setpriv`) to end it
    /// should this thread's process die without a word; it must then be called on a thread that lives as long.
    public init(
        program: String, arguments: [String] = [], environment: [String: String] = [:],
        standardError: StandardError = .inherited, endsWithParent: Bool = false
    ) throws(StartFault) {
        guard access(program, X_OK) == 0 else { throw StartFault(program: program, errorNumber: errno) }
        let toChild = try Self.closedOnExec(program)
        let fromChild: [Int32]
        do { fromChild = try Self.closedOnExec(program) } catch {
            toChild.forEach { close($0) }
            throw error
        }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, toChild[0], 0)
        posix_spawn_file_actions_adddup2(&actions, fromChild[1], 1)
        if case .file(let path) = standardError {
            posix_spawn_file_actions_addopen(&actions, 2, path, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // A group of its own: Ctrl-C at a terminal is the front's to handle, not the workers'.
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
        posix_spawnattr_setpgroup(&attributes, 0)
        var all = sigset_t()
        sigfillset(&all)
        posix_spawnattr_setsigdefault(&attributes, &all)
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)

        let guardian = "/usr/bin/setpriv"
        let isGuarded = endsWithParent && access(guardian, X_OK) == 0
        let path = isGuarded ? guardian : program
        let words = (isGuarded ? [guardian, "--pdeathsig", "TERM", "--"] : []) + [program] + arguments
        var settings = Self.currentEnvironment()
        settings.merge(environment) { _, new in new }
        var child: pid_t = 0
        let status = Self.withCStrings(words) { argv in
            Self.withCStrings(settings.map { "\($0.key)=\($0.value)" }) { envp in
                posix_spawn(&child, path, &actions, &attributes, argv, envp)
            }
        }
        close(toChild[0])
        close(fromChild[1])
        guard status == 0 else {
            close(toChild[1])
            close(fromChild[0])
            throw StartFault(program: program, errorNumber: status)
        }
        processID = child
        input = toChild[1]
        output = fromChild[0]
    }

    deinit {
        terminate(within: 0)
        // Until here it was kept as a zombie, so that its process id could not become another program's.
        waitpid(processID, nil, 0)
        close(input)
        close(output)
    }

    /// Whether the child still runs.
    public var isRunning: Bool {
        var info = siginfo_t()
        guard waitid(P_PID, id_t(processID), &info, WEXITED | WNOHANG | WNOWAIT) == 0 else { return false }
        return info._sifields._sigchld.si_pid == 0
    }

    /// Waits until the child has ended; gives its exit code, or 128 + signal.
    @discardableResult
    public func wait() -> Int32 {
        var info = siginfo_t()
        while waitid(P_PID, id_t(processID), &info, WEXITED | WNOWAIT) != 0 {
            if errno != EINTR { return -1 }
        }
        let status = info._sifields._sigchld.si_status
        return info.si_code == CLD_EXITED ? status : 128 + status
    }

    /// Tells the child that nothing more will come: its standard input is at its end. The descriptor stays valid.
    public func endInput() {
        let nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC)
        guard nowhere >= 0 else { return }
        dup2(nowhere, input)
        _ = fcntl(input, F_SETFD, FD_CLOEXEC)
        close(nowhere)
    }

    /// Waits until the child has ended, for at most so many seconds.
    public func waitForEnd(within seconds: Double) {
        var left = Int(seconds * 100)
        while isRunning, left > 0 {
            usleep(10_000)
            left -= 1
        }
    }

    /// Sends a signal, if the child still runs.
    public func signal(_ number: Int32) {
        if isRunning { kill(processID, number) }
    }

    /// Asks the child to end (SIGTERM), and kills it after so many seconds; returns when it has ended.
    public func terminate(within seconds: Double) {
        signal(SIGTERM)
        waitForEnd(within: seconds)
        signal(SIGKILL)
        wait()
    }

    /// A pipe that other children do not inherit, but for one that is started between the two calls: it would hold
    /// a worker's input open until it ends itself, no more.
    private static func closedOnExec(_ program: String) throws(StartFault) -> [Int32] {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw StartFault(program: program, errorNumber: errno) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return ends
    }

    private static func currentEnvironment() -> [String: String] {
        var settings: [String: String] = [:]
        var entry = environ
        while let text = entry.pointee {
            let words = String(cString: text).split(
                separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if words.count == 2 { settings[String(words[0])] = String(words[1]) }
            entry += 1
        }
        return settings
    }

    private static func withCStrings<Result>(
        _ strings: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
    ) -> Result {
        let vector = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: strings.count + 1)
        defer {
            for index in strings.indices { free(vector[index]) }
            vector.deallocate()
        }
        for (index, string) in strings.enumerated() { vector[index] = strdup(string) }
        vector[strings.count] = nil
        return body(vector)
    }
}
