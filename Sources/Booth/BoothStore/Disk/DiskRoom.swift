/// How much room the booth's disk has, in what it means for people.
public enum DiskRoom: String, Sendable, Hashable, CaseIterable {
    /// Sessions may begin.
    case enough = "ok"
    /// No session begins any more; those that run finish.
    case low = "disk-low"
    /// What there was in reserve has been given up, so that the running session finishes, and sync and audit go on.
    case full = "disk-full"
    /// Nothing can be written at all.
    case readOnly = "disk-read-only"
}

/// What the file system says of a disk.
public struct DiskFacts: Sendable, Hashable {
    /// Bytes that an ordinary account may still write.
    public var freeBytes: Int64
    /// Files that may still be made; nil where the file system does not count them.
    public var freeFiles: Int64?
    /// Whether it is mounted to be read only.
    public var isReadOnly: Bool
    /// Whether the reserve lies on it.
    public var holdsReserve: Bool

    /// What is known of a disk.
    public init(freeBytes: Int64, freeFiles: Int64? = nil, isReadOnly: Bool = false, holdsReserve: Bool) {
        self.freeBytes = freeBytes
        self.freeFiles = freeFiles
        self.isReadOnly = isReadOnly
        self.holdsReserve = holdsReserve
    }
}

/// When a booth begins no more sessions, gives its reserve up, and comes back by itself.
public struct DiskPolicy: Sendable, Hashable {
    /// The size of the reserve, in bytes: enough for the submission of the session that is running, with scanned pages, and
    /// for weeks of receipts and audit rows.
    public var reserveBytes: Int64 = 32 << 20
    /// Below so many free bytes the reserve is given up.
    public var leastBytes: Int64 = 4 << 20
    /// Below so many free bytes no session begins: a session is draft, log and submission with its pages, each of them twice.
    public var sessionBytes: Int64 = 64 << 20
    /// Sessions begin again from so many free bytes on: a booth must not open and close from minute to minute.
    public var returnBytes: Int64 = 96 << 20
    /// Below so many files that can still be made no session begins.
    public var leastFiles: Int64 = 1000

    /// The policy of the product.
    public static let standard = DiskPolicy()

    /// A policy.
    public init() {}

    /// What is to be done about the reserve.
    public enum Reserve: Sendable, Hashable {
        case keep, giveUp, fill
    }

    /// Judges a disk; `before` is what was judged last.
    public func judge(_ facts: DiskFacts, before: DiskRoom) -> (room: DiskRoom, reserve: Reserve) {
        if facts.isReadOnly { return (.readOnly, .keep) }
        let hasFiles = facts.freeFiles.map { $0 >= leastFiles } ?? true
        guard facts.holdsReserve else {
            // It is filled again only when sessions could begin afterwards.
            if facts.freeBytes >= reserveBytes + returnBytes { return (hasFiles ? .enough : .low, .fill) }
            return (facts.freeBytes < leastBytes ? .full : .low, .keep)
        }
        if facts.freeBytes < leastBytes { return (.full, .giveUp) }
        let bar = before == .enough ? sessionBytes : returnBytes
        return (facts.freeBytes >= bar && hasFiles ? .enough : .low, .keep)
    }
}
