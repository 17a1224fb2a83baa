import ChildProcesses
import Foundation
import Glibc

/// A real file system of a few megabytes (tmpfs) on a folder, to be filled up and mounted read-only.
public final class SmallDisk: Sendable {
    /// The folder on which it is mounted.
    public let folder: String

    /// It could not be mounted.
    public struct MountFailure: Error, CustomStringConvertible {
        /// What was tried.
        public var words: [String]
        public var description: String {
            "\(words.joined(separator: " ")) failed: run the tests as root, or install sudo so that it asks for no password"
        }
    }

    /// Mounts one of so many megabytes on a folder, which is made.
    public init(on folder: String, megabytes: Int) throws {
        self.folder = folder
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Self.run([
            "mount", "-t", "tmpfs", "-o", "size=\(megabytes)m,mode=0700,uid=\(geteuid()),gid=\(getegid())",
            "ting-test", folder,
        ])
    }

    deinit { unmount() }

    /// Takes it away; done by itself with the last reference.
    public func unmount() { try? Self.run(["umount", "-l", folder]) }

    /// Fills it up but for so many bytes.
    public func fill(leaving bytes: Int) throws {
        var information = statvfs()
        guard statvfs(folder, &information) == 0 else { throw MountFailure(words: ["statvfs", folder]) }
        let free = Int(information.f_bavail) * Int(information.f_frsize)
        let descriptor = open(folder + "/filling-\(UUID().uuidString)", O_WRONLY | O_CREAT, 0o600)
        guard descriptor >= 0 else { throw MountFailure(words: ["open", folder]) }
        defer { close(descriptor) }
        guard free > bytes else { return }
        guard posix_fallocate(descriptor, 0, off_t(free - bytes)) == 0 else {
            throw MountFailure(words: ["fallocate", folder])
        }
    }

    /// Takes away what filled it.
    public func clear() throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: folder)
        where name.hasPrefix("filling-") {
            try FileManager.default.removeItem(atPath: folder + "/" + name)
        }
    }

    /// Mounts it to be read only, as Linux does after an error of the disk, or to be written again.
    public func setReadOnly(_ isReadOnly: Bool) throws {
        try Self.run(["mount", "-o", "remount,\(isReadOnly ? "ro" : "rw")", folder])
    }

    private static func run(_ words: [String]) throws {
        let all = geteuid() == 0 ? words : ["sudo", "-n"] + words
        let program = ["/usr/bin/", "/bin/", "/usr/sbin/"].map { $0 + all[0] }.first { access($0, X_OK) == 0 }
        guard let program else { throw MountFailure(words: all) }
        let child = try ChildProcess(program: program, arguments: Array(all.dropFirst()))
        guard child.wait() == 0 else { throw MountFailure(words: all) }
    }
}
