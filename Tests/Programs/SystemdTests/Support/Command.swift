import Foundation
import Testing

/// A program of the system, run to its end.
struct Command {
    /// What it answered.
    struct Answer {
        var status: Int32
        var output: String
        var errors: String
    }

    let program: String
    let arguments: [String]
    var environment: [String: String] = [:]

    /// A program of a Debian package; where it is missing the test fails with the line that installs it.
    init(_ name: String, package: String, _ arguments: [String] = []) throws {
        let folders = ["/usr/bin", "/usr/sbin", "/bin", "/sbin"]
        let found = folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
        program = try #require(found, "\(name) is missing: apt-get install \(package)")
        self.arguments = arguments
    }

    /// Runs it. What it says goes to files: a pipe would stay open as long as any of its children lives.
    func run(in folder: TemporaryFolder) throws -> Answer {
        let output = folder.url.appending(path: UUID().uuidString + ".out")
        let errors = folder.url.appending(path: UUID().uuidString + ".err")
        for file in [output, errors] { try Data().write(to: file) }
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        process.waitUntilExit()
        return Answer(
            status: process.terminationStatus, output: try String(contentsOf: output, encoding: .utf8),
            errors: try String(contentsOf: errors, encoding: .utf8))
    }
}

/// A folder that is gone with the test that made it.
final class TemporaryFolder {
    let url = URL(filePath: NSTemporaryDirectory()).appending(path: "ting-units-" + UUID().uuidString)

    var path: String { url.path }

    init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// Writes a file and returns its path.
    @discardableResult
    func file(_ name: String, _ text: String, mode: Int = 0o644) throws -> String {
        let file = url.appending(path: name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
        return file.path
    }
}
