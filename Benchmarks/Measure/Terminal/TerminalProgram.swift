import Glibc

/// A program on a pseudo terminal of its own, and the moments at which it drew.
final class TerminalProgram {
    /// The clock's nanoseconds right before the program was started.
    let startedAt: UInt64
    let process: pid_t
    /// How many bytes the program has said so far.
    private(set) var bytesSaid = 0
    /// The end of what it said, for the report of a failure.
    private var lastWords: [UInt8] = []
    private let master: Int32
    private let slave: Int32

    /// What kept the measurement from being made.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// Starts a program on a terminal of 30 rows and 100 columns, as the booth's panel has, or of another size.
    init(_ words: [String], rows: UInt16 = 30, columns: UInt16 = 100) throws {
        guard let program = words.first else { throw Failure(description: "no program") }
        var ends: (master: Int32, slave: Int32) = (-1, -1)
        var name = [CChar](repeating: 0, count: 128)
        var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        guard openpty(&ends.master, &ends.slave, &name, nil, &size) == 0 else {
            throw Failure(description: "no pseudo terminal: \(String(cString: strerror(errno)))")
        }
        (master, slave) = ends
        for descriptor in [master, slave] { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
        let path = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        // The first terminal that a session's leader opens becomes its controlling one.
        posix_spawn_file_actions_addopen(&actions, 0, path, O_RDWR, 0)
        posix_spawn_file_actions_adddup2(&actions, 0, 1)
        posix_spawn_file_actions_adddup2(&actions, 0, 2)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        let ownSession: Int16 = 0x80  // POSIX_SPAWN_SETSID, a macro that Swift does not see
        posix_spawnattr_setflags(&attributes, ownSession)
        var argv: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        let variables = ["TERM=xterm-256color", "LC_ALL=C.UTF-8", "PATH=/usr/local/bin:/usr/bin:/bin"]
        var envp: [UnsafeMutablePointer<CChar>?] = variables.map { strdup($0) } + [nil]
        defer { for pointer in argv + envp { free(pointer) } }
        var identifier: pid_t = 0
        startedAt = Self.now
        let result = posix_spawn(&identifier, program, &actions, &attributes, &argv, &envp)
        process = identifier
        guard result == 0 else {
            close(master)
            close(slave)
            throw Failure(description: "\(program) did not start: \(String(cString: strerror(result)))")
        }
    }

    /// Ends the program and waits for its end.
    func end() {
        kill(process, SIGTERM)
        // What it still says is taken in, so that it does not wait for its reader.
        while waitpid(process, nil, WNOHANG) == 0 { _ = read(limit: 5) }
        close(master)
        close(slave)
    }

    /// Sends a key.
    func press(_ key: String) { _ = write(master, key, key.utf8.count) }

    /// Waits for a frame that holds a text and gives the moment of its last byte: the one after which the program says
    /// nothing for two milliseconds.
    func frame(holding mark: String = "", seconds: Int32 = 20) throws -> UInt64 {
        let mark = Array(mark.utf8)
        var said: [UInt8] = []
        var last: UInt64 = 0
        let deadline = Self.now + UInt64(seconds) * 1_000_000_000
        while true {
            let isComplete = !said.isEmpty && said.holds(mark)
            if let bytes = read(limit: isComplete ? 2 : 100) {
                last = Self.now
                said += bytes
            } else if isComplete {
                return last
            }
            guard Self.now < deadline else {
                throw Failure(
                    description: "no frame in \(seconds) s; the program's last words: "
                        + String(decoding: lastWords, as: UTF8.self))
            }
        }
    }

    /// Waits until the program has said nothing for some time.
    func settle(milliseconds: Int32) {
        while read(limit: milliseconds) != nil {}
    }

    /// Takes in whatever the program says for so many seconds.
    func watch(seconds: Int) {
        let end = Self.now + UInt64(seconds) * 1_000_000_000
        while Self.now < end { _ = read(limit: 100) }
    }

    private func read(limit: Int32) -> [UInt8]? {
        var question = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
        guard poll(&question, 1, limit) > 0 else { return nil }
        var chunk = [UInt8](repeating: 0, count: 65536)
        let count = Glibc.read(master, &chunk, chunk.count)
        guard count > 0 else { return nil }
        bytesSaid += count
        lastWords = Array((lastWords + chunk[..<count]).suffix(4000))
        return Array(chunk[..<count])
    }

    /// Nanoseconds on a clock that never jumps.
    static var now: UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}

extension [UInt8] {
    /// Whether these bytes stand somewhere in it.
    fileprivate func holds(_ mark: [UInt8]) -> Bool {
        guard let first = mark.first else { return true }
        return indices.contains { self[$0] == first && self[$0...].starts(with: mark) }
    }
}
