import Glibc
import Synchronization

/// Looks at the disk of a state directory from time to time, and keeps, gives up and fills the reserve.
///
/// What it means is decided by ``DiskPolicy``.
public final class DiskWatch: Sendable {
    private let directory: String
    private let policy: DiskPolicy
    private let reserve: DiskReserve
    private let last = Mutex(DiskRoom.enough)

    /// A watch over the disk that holds a state directory.
    public init(directory: String, policy: DiskPolicy = .standard) {
        self.directory = directory
        self.policy = policy
        reserve = DiskReserve(directory: directory)
    }

    /// How much room there is now.
    public func look() -> DiskRoom {
        last.withLock { last in
            guard let facts = Self.facts(of: directory) else { return last }
            let judgement = policy.judge(facts, before: last)
            switch judgement.reserve {
            case .keep: break
            case .giveUp: _ = reserve.giveUp()
            case .fill: _ = reserve.fill(policy.reserveBytes)
            }
            last = judgement.room
            return last
        }
    }

    /// What the file system says (`statvfs`); nil if it does not tell.
    public static func facts(of directory: String) -> DiskFacts? {
        var information = statvfs()
        guard statvfs(directory, &information) == 0 else { return nil }
        return DiskFacts(
            freeBytes: Int64(information.f_bavail) * Int64(information.f_frsize),
            freeFiles: information.f_files == 0 ? nil : Int64(information.f_favail),
            isReadOnly: information.f_flag & UInt(ST_RDONLY) != 0,
            holdsReserve: DiskReserve(directory: directory).isHeld)
    }
}
