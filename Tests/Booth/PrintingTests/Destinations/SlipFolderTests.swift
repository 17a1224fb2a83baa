import Domain
import Foundation
import PrintingRig
import Testing
import WorkerProtocol

@testable import Printing

@Suite("Slips into a folder")
struct SlipFolderTests {
    @Test("A slip becomes one whole file named by its receipt number, readable by its owner alone")
    func oneFile() async throws {
        try await Self.inFolder { folder in
            var worker = PrintWorker(server: nil) { Issue.record("\($0)") }
            let request = PrintRequest.print(
                document: SampleSlips.slip([.title("便民服务亭")], receipt: "0423 261123 0007 6"),
                destination: .folder(path: folder.path))
            let answer = try worker.answer(to: request)
            let file = folder.appending(path: "042326112300076.pdf")
            #expect(answer == .accepted(jobID: 1, file: file.path))
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: folder.path) == [file.lastPathComponent])
            let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
            #expect(try await ReceivedSlip(file: file).text().contains("便民服务亭"))

            let again = try worker.answer(to: request)
            #expect(again == answer)
            let states = try [1, 2].map {
                try worker.answer(to: .job(id: $0, destination: .folder(path: folder.path)))
            }
            #expect(states == [.job(.handedOver), .job(.unknown)])
        }
    }

    @Test("A folder that is not there is absent, and printing into it fails naming it, leaving nothing")
    func noFolder() async throws {
        try await Self.inFolder { folder in
            let path = folder.appending(path: "gone").path
            var worker = PrintWorker(server: nil) { Issue.record("\($0)") }
            let condition = try worker.answer(to: .printer(destination: .folder(path: path)))
            #expect(condition == .printer(.absent))
            let failure = #expect(throws: PrintingFailure.self) {
                try worker.answer(to: .print(document: SampleSlips.chinese, destination: .folder(path: path)))
            }
            #expect(failure?.code == "folder-unusable" && failure?.cause.contains(path) == true)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
        }
    }

    @Test("A file that a link pretends to be is not written through")
    func link() async throws {
        try await Self.inFolder { folder in
            let victim = folder.appending(path: "victim")
            try "kept".write(to: victim, atomically: true, encoding: .utf8)
            for name in ["042326112300076.pdf", ".042326112300076.pdf.partial"] {
                try FileManager.default.createSymbolicLink(
                    at: folder.appending(path: name), withDestinationURL: victim)
            }
            var worker = PrintWorker(server: nil) { Issue.record("\($0)") }
            _ = try? worker.answer(
                to: .print(document: SampleSlips.chinese, destination: .folder(path: folder.path)))
            #expect(try String(contentsOf: victim, encoding: .utf8) == "kept")
        }
    }

    private static func inFolder(_ body: (URL) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "slips-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await body(folder)
    }
}
