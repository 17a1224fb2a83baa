import Foundation
import Testing

/// A program of the product, as it was just built.
enum ProductProgram {
    /// Its path: in the folder that `$TING_PROGRAMS` names, or beside the tests.
    static func path(_ name: String) throws -> String {
        let named = ProcessInfo.processInfo.environment["TING_PROGRAMS"]
        let beside = CommandLine.arguments.first.map { URL(filePath: $0).deletingLastPathComponent().path }
        let paths = [named, beside].compactMap { $0 }.map { "\($0)/\(name)" }
        let found = paths.first { FileManager.default.isExecutableFile(atPath: $0) }
        return try #require(
            found, "\(name) is not built: swift build, and TING_PROGRAMS=$(swift build --show-bin-path)")
    }

    /// Starts it; what it says goes to a file of the folder.
    static func start(
        _ name: String, _ arguments: [String], environment: [String: String], in folder: TemporaryFolder
    ) throws -> Process {
        let log = URL(filePath: try folder.file("\(name)-\(UUID().uuidString).log", ""))
        let process = Process()
        process.executableURL = URL(filePath: try path(name))
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: log)
        process.standardError = try FileHandle(forWritingTo: log)
        try process.run()
        return process
    }
}
