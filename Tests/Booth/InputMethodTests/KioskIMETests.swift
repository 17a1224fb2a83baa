import Foundation
import InputMethod
import Testing
import WorkerProtocol

/// The program itself, as the front starts it.
@Suite("kiosk-ime", .serialized)
struct KioskIMETests {
    @Test("It answers every line, ends with status 0 at the end of its input, and leaves no file behind")
    func session() async throws {
        try await Self.inFolder { folder in
            let typed = "longzhou".map { InputMethodRequest.key(String($0)) }
            let requests = [.start(schema: "booth_pinyin")] + typed + [.select(index: 0), .clear]
            let lines = try requests.enumerated().map { number, request in
                String(
                    decoding: try JSONEncoder().encode(WorkerRequest(id: number, body: request)),
                    as: UTF8.self)
            }
            let ended = try Self.run(
                ["--schemas", InputMethodRig.schemas], input: lines.joined(separator: "\n") + "\ngarbage\n",
                temporaryFolder: folder)
            #expect(ended.status == 0, "\(ended.errors)")
            let answers = ended.output.split(separator: "\n")
            #expect(answers.count == requests.count + 1)
            #expect(answers.contains { $0.contains(#""committed":"龙州""#) })
            #expect(answers.last?.contains("request-malformed") == true)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
            #expect(!ended.errors.contains("龙") && !ended.errors.contains("long"))
        }
    }

    @Test("It compiles the schemas into a folder, and types from there without the sources")
    func deploy() async throws {
        try await Self.inFolder { folder in
            let compiled = folder.appending(path: "compiled").path
            let deployed = try Self.run(
                ["--schemas", InputMethodRig.schemas, "--deploy", compiled], input: "",
                temporaryFolder: folder)
            #expect(deployed.status == 0, "\(deployed.errors)")
            let files = try FileManager.default.subpathsOfDirectory(atPath: compiled).sorted()
            let typed = try Self.run(
                ["--schemas", "/nonexistent", "--shared", "/nonexistent", "--prebuilt", compiled],
                input: #"{"id":1,"body":{"key":{"_0":"a"}}}"#, temporaryFolder: folder)
            #expect(typed.status == 0 && typed.output.contains("啊"), "\(typed.errors)")
            #expect(try FileManager.default.subpathsOfDirectory(atPath: compiled).sorted() == files)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["compiled"])
        }
    }

    @Test(
        "Missing data is named with its remedy, and the status is that of a service that is not there",
        arguments: [
            ["--schemas", "/nonexistent"], ["--schemas", InputMethodRig.schemas, "--shared", "/nonexistent"],
            ["--prebuilt", "/nonexistent"], ["--schemas", "/nonexistent", "--deploy", "compiled"],
        ])
    func missingData(arguments: [String]) async throws {
        try await Self.inFolder { folder in
            let ended = try Self.run(arguments, input: "", temporaryFolder: folder)
            #expect(ended.status == 69)
            #expect(ended.output.isEmpty)
            #expect(ended.errors.contains("input-method-data-missing: /nonexistent/"))
            #expect(ended.errors.contains("apt-get install rime-data-pinyin-simp"))
        }
    }

    @Test("An unknown option is a usage error")
    func usage() async throws {
        try await Self.inFolder { folder in
            let unheard = try Self.run(["--unheard"], input: "", temporaryFolder: folder)
            let version = try Self.run(["--version"], input: "", temporaryFolder: folder)
            let help = try Self.run(["--help"], input: "", temporaryFolder: folder)
            #expect(unheard.status == 64)
            #expect(version.status == 0)
            #expect(help.status == 0 && help.output.contains("--prebuilt"))
        }
    }

    private struct Ended {
        var status: Int32
        var output: String
        var errors: String
    }

    /// Runs the program that was built beside these tests.
    private static func run(
        _ arguments: [String], input: String, temporaryFolder: URL
    ) throws -> Ended {
        let files = FileManager.default.temporaryDirectory.appending(
            path: "kiosk-ime-run-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: files, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: files) }
        let given = files.appending(path: "input")
        let output = files.appending(path: "output")
        let errors = files.appending(path: "errors")
        try Data(input.utf8).write(to: given)
        for file in [output, errors] { try Data().write(to: file) }
        let process = Process()
        process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
            .deletingLastPathComponent().appending(path: "kiosk-ime")
        process.arguments = arguments
        process.currentDirectoryURL = temporaryFolder
        process.environment = ProcessInfo.processInfo.environment.merging(["TMPDIR": temporaryFolder.path]) {
            $1
        }
        process.standardInput = try FileHandle(forReadingFrom: given)
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        process.waitUntilExit()
        return Ended(
            status: process.terminationStatus, output: try String(contentsOf: output, encoding: .utf8),
            errors: try String(contentsOf: errors, encoding: .utf8))
    }

    private static func inFolder(_ body: (URL) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "ime-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await body(folder)
    }
}
