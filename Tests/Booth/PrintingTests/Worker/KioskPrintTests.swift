import Foundation
import Printing
import PrintingRig
import Testing
import WorkerProtocol

/// The program itself, as the front starts it.
@Suite("kiosk-print", .serialized)
struct KioskPrintTests {
    @Test("It prints, goes on after garbage, purges at the end of its input, and ends with status 0")
    func session() async throws {
        try await PrintingRig.run { rig in
            let requests: [PrintRequest] = [
                .printer(destination: .queue(name: nil)),
                .print(document: SampleSlips.chinese, destination: .queue(name: rig.queue)),
                .printer(destination: .queue(name: "office")),
            ]
            let lines = try requests.enumerated().map { try PrintWorkerTests.line($0.offset + 1, $0.element) }
            let input = "garbage\n" + lines.joined(separator: "\n") + "\n"
            let ended = try Self.run(["--server", rig.server], input: input)
            #expect(ended.status == 0)
            let answers = try ended.output.split(separator: "\n").map {
                try PrintWorkerTests.read(String($0))
            }
            #expect(answers.map(\.id) == [0, 1, 2, 3])
            #expect(answers.first?.failure?.code == "request-malformed")
            let bodies = answers.dropFirst().map(\.body)
            #expect(bodies == [.printer(.ready), .accepted(jobID: 1, file: nil), .printer(.absent)])
            #expect(try await rig.receivedSlip(1).text().contains("0423 261123 0007 6"))
        }
    }

    @Test("It says what it is, and an unknown option is a usage error")
    func usage() throws {
        let unheard = try Self.run(["--unheard"], input: "")
        let version = try Self.run(["--version"], input: "")
        let help = try Self.run(["--help"], input: "")
        #expect(unheard.status == 64)
        #expect(version.status == 0 && !version.output.isEmpty)
        #expect(help.status == 0 && help.output.contains("--server"))
    }

    /// Runs the program that was built beside these tests.
    private static func run(_ arguments: [String], input: String) throws -> (status: Int32, output: String) {
        let folder = FileManager.default.temporaryDirectory.appending(path: "print-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let given = folder.appending(path: "input")
        let output = folder.appending(path: "output")
        try Data(input.utf8).write(to: given)
        try Data().write(to: output)
        let process = Process()
        process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
            .deletingLastPathComponent().appending(path: "kiosk-print")
        process.arguments = arguments
        process.standardInput = try FileHandle(forReadingFrom: given)
        process.standardOutput = try FileHandle(forWritingTo: output)
        try process.run()
        process.waitUntilExit()
        return (process.terminationStatus, try String(contentsOf: output, encoding: .utf8))
    }
}
