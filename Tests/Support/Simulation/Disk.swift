import FaultyDisk
import Foundation

/// A machine's disk in memory (``FaultyDisk``) under a folder that exists: SQLite's files lie on the disk, all others in
/// the folder.
final class Disk: Sendable {
    /// The folder.
    let folder: String
    // A pointer is not Sendable. This one is made once and goes with the last reference to us; all that it points to is read
    // and changed by the shim alone, under its lock.
    nonisolated(unsafe) private let raw: OpaquePointer

    /// There are too many disks at once.
    struct TooMany: Error {}

    init(seed: UInt64) throws {
        folder = FileManager.default.temporaryDirectory.path + "/simulated-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        guard let made = ting_disk_attach(folder, seed) else { throw TooMany() }
        raw = made
    }

    deinit {
        ting_disk_detach(raw)
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Whether the power is off.
    var isOff: Bool { ting_disk_is_off(raw) }

    /// Lets the power fail after so many more writes, syncs and deletions.
    func cut(after operations: Int) { ting_disk_cut_after(raw, Int64(operations)) }

    /// The power comes back; now it is decided what of the unsynced reached the disk.
    func turnOn() { ting_disk_turn_on(raw) }

    /// All programs of the machine end as by kill -9.
    func kill() { ting_disk_kill(raw) }

    /// How often reads, writes and syncs fail.
    func fail(_ probability: Double) { ting_disk_set_failures(raw, probability, probability, probability) }

    /// Leaves room for so many bytes more; nil: as many as wanted.
    func leaveRoom(_ bytes: Int?) {
        ting_disk_set_capacity(raw, bytes.map { ting_disk_size(raw) + Int64($0) } ?? -1)
    }

    /// Makes a copy of what is safe on the disk.
    func keep() { ting_disk_keep(raw) }

    /// Puts the disk back to the last copy; what came since is lost. Its programs must have ended.
    func putBack() { ting_disk_put_back(raw) }

    /// Lets syncs be pretended.
    func lie() { ting_disk_set_lying(raw, true) }

    /// Whether a text stands anywhere on the disk.
    func holds(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return ting_disk_holds(raw, bytes, bytes.count)
    }
}
