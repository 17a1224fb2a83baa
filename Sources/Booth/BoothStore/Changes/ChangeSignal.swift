import Glibc

/// Says that somebody has written to the store, by inotify on the state directory: a file descriptor to poll(2). It does
/// not say what, and a process sees its own writes too; ``BoothStore/dataVersion()`` tells whether others committed.
///
/// The WAL file changes a moment before a commit is visible (SQLite publishes it through shared memory, which
/// inotify does not see), so every commit also rings a bell afterwards, a file that only says "look now". A writer
/// that dies between the two has still changed the WAL file: look once more a second after a signal that turned out
/// to be nothing.
public final class ChangeSignal: Sendable {
    /// Readable when something may have changed; then call ``drain()``.
    public let fileDescriptor: Int32

    /// Starts to watch the store's files in a state directory.
    public init(stateDirectory: String) throws(StoreError) {
        fileDescriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
        guard fileDescriptor >= 0 else { throw Self.fault(stateDirectory) }
        let mask = UInt32(IN_MODIFY | IN_CREATE | IN_MOVED_TO)
        guard inotify_add_watch(fileDescriptor, stateDirectory, mask) >= 0 else {
            let fault = Self.fault(stateDirectory)
            close(fileDescriptor)
            throw fault
        }
    }

    /// Starts to watch a store's files.
    public convenience init(_ store: BoothStore) throws(StoreError) {
        try self.init(stateDirectory: store.directory)
    }

    deinit { close(fileDescriptor) }

    /// Takes in what has been signalled; returns whether any of it was about the store's files. Never blocks.
    public func drain() -> Bool {
        var changed = false
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = buffer.withUnsafeMutableBytes { read(fileDescriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { return changed }
            if Self.names(in: buffer[..<count]).contains(where: {
                $0 == CommitBell.name || $0 == "booth.db-wal"
            }) {
                changed = true
            }
        }
    }

    /// The file names in a run of `inotify_event` records: 16 bytes of header, the last four of which are the length
    /// of the zero-padded name that follows (inotify(7)).
    static func names(in bytes: ArraySlice<UInt8>) -> [String] {
        var names: [String] = []
        var rest = bytes
        while rest.count >= 16 {
            let length = rest.dropFirst(12).prefix(4).enumerated()
                .reduce(0) { $0 | Int($1.element) << ($1.offset * 8) }
            let name = rest.dropFirst(16).prefix(length).prefix { $0 != 0 }
            names.append(String(decoding: name, as: UTF8.self))
            rest = rest.dropFirst(16 + length)
        }
        return names
    }

    private static func fault(_ directory: String) -> StoreError {
        StoreError(
            code: "store-cannot-watch",
            cause: "\(directory) cannot be watched for changes (\(PrivateFiles.lastError())).",
            remedy:
                "Raise fs.inotify.max_user_watches and fs.inotify.max_user_instances, or look which program uses them up."
        )
    }
}
