import FoundationEssentials
import Glibc

/// The product's programs as they were built, and the files that go with them.
public enum BuiltProgram {
    /// The folder of the programs: the one that `TING_PROGRAMS` names, or that of the tests.
    public static let folder: String =
        ProcessInfo.processInfo.environment["TING_PROGRAMS"] ?? folderOfTests

    /// The folder with what the product is delivered with: `kiosk-config`.
    public static let configuration: String =
        #filePath.split(separator: "/").dropLast(4).reduce("") { $0 + "/" + $1 } + "/kiosk-config"

    /// The path of one of the programs.
    public static func path(_ name: String) -> String { folder + "/" + name }

    private static var folderOfTests: String {
        var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
        let count = readlink("/proc/self/exe", &buffer, buffer.count)
        return String(decoding: buffer.prefix(max(count, 0)), as: UTF8.self)
            .split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 }
    }
}
