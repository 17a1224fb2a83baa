import Foundation
import Testing

/// One run of the real kioskctl.
struct ToolRun: Sendable {
    /// How it ended.
    let status: Int32
    /// What it wrote to standard output.
    let output: String
    /// What it wrote to standard error.
    let errors: String

    /// Runs the tool with these arguments to its end, with this text on its standard input.
    init(_ arguments: [String], input: String = "", environment: [String: String] = [:]) async throws {
        let folder = try TemporaryFolder()
        let files = try ["in", "out", "err"].map {
            URL(filePath: try folder.write($0 == "in" ? input : "", to: $0))
        }
        let process = Process()
        process.executableURL = try Self.program()
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
        // Files, not pipes: another test's child that inherits one would keep its reader waiting.
        process.standardInput = try FileHandle(forReadingFrom: files[0])
        process.standardOutput = try FileHandle(forWritingTo: files[1])
        process.standardError = try FileHandle(forWritingTo: files[2])
        status = try await withCheckedThrowingContinuation { continuation in
            process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
            do { try process.run() } catch { continuation.resume(throwing: error) }
        }
        output = try String(contentsOf: files[1], encoding: .utf8)
        errors = try String(contentsOf: files[2], encoding: .utf8)
    }

    /// The object that it printed.
    func object() throws -> [String: Any] {
        try #require(
            try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any], "\(output)\(errors)")
    }

    /// The code in the error object that it printed.
    func errorCode() throws -> String {
        let error = try #require(try object()["error"] as? [String: Any], "\(output)")
        #expect(error["message"] is String && error["remedy"] is String)
        return try #require(error["code"] as? String)
    }

    /// The built tool: in the folder that TING_PROGRAMS names, or beside the tests.
    private static func program() throws -> URL {
        let arguments = CommandLine.arguments
        let bundle = arguments.firstIndex(of: "--test-bundle-path").map { arguments[$0 + 1] } ?? arguments[0]
        let folders = [
            ProcessInfo.processInfo.environment["TING_PROGRAMS"].map { URL(filePath: $0) },
            URL(filePath: bundle).deletingLastPathComponent(),
        ]
        let found = folders.compactMap { $0?.appending(path: "kioskctl") }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
        return try #require(found, "kioskctl is not built: swift build --product kioskctl")
    }
}
