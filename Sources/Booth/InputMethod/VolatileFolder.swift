internal import FoundationEssentials
internal import Glibc

/// A folder of the engine's own below TMPDIR (a tmpfs in the booth), for its owner alone, gone at the end.
final class VolatileFolder {
    /// Its path.
    let path: String

    init() throws(InputMethodFailure) {
        let parent = ProcessInfo.processInfo.environment["TMPDIR"] ?? "/tmp"
        var template = Array("\(parent)/kiosk-ime-XXXXXX".utf8CString)
        // mkdtemp makes it with mode 0700.
        guard mkdtemp(&template) != nil else {
            throw .folderUnusable(path: parent, detail: String(cString: strerror(errno)))
        }
        path = String(decoding: template.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Copies the YAML files of a folder into it.
    func copySchemas(from folder: String) throws(InputMethodFailure) {
        do {
            for name in try FileManager.default.contentsOfDirectory(atPath: folder)
            where name.hasSuffix(".yaml") {
                try FileManager.default.copyItem(atPath: "\(folder)/\(name)", toPath: "\(path)/\(name)")
            }
        } catch {
            throw .folderUnusable(path: path, detail: "the schemas of \(folder) cannot be copied into it")
        }
    }
}
