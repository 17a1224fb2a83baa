import Foundation
import Testing

@testable import BoothApp
@testable import Front

@Suite("The files of the message catalogues")
struct MessageFilesTests {
    private let delivered =
        "/" + URL(filePath: #filePath).pathComponents.dropFirst().dropLast(5).joined(separator: "/")
        + "/kiosk-config/messages"

    @Test("The delivered catalogues are read, and all is well with them")
    func readsDelivered() throws {
        try MessageFiles.check(try MessageFiles.load(from: delivered), of: delivered)
    }

    @Test("A missing, an unknown and a differently filled sentence are named with their language")
    func refuses() throws {
        let folder = NSTemporaryDirectory() + "ting-messages-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.copyItem(atPath: delivered, toPath: folder)
        let file = folder + "/en.yaml"
        let text = try String(contentsOfFile: file, encoding: .utf8)
            .replacing("idle.begin:", with: "idle.start:").replacing("Press {key}", with: "Press {button}")
        try Data(text.utf8).write(to: URL(filePath: file))
        let messages = try MessageFiles.load(from: folder)
        let fault = #expect(throws: MessageFiles.Fault.self) {
            try MessageFiles.check(messages, of: folder)
        }
        for word in ["en: idle.begin", "en: idle.start", "en: speech.press"] {
            #expect(fault?.cause.contains(word) == true, "\(word): \(fault?.cause ?? "")")
        }
    }

    @Test("A file that is no list of sentences is refused, and so is a folder without Chinese")
    func unreadable() throws {
        let folder = NSTemporaryDirectory() + "ting-messages-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        #expect(throws: MessageFiles.Fault.self) { try MessageFiles.load(from: folder) }
        try FileManager.default.copyItem(atPath: delivered, toPath: folder)
        try Data("- a\n- b\n".utf8).write(to: URL(filePath: folder + "/vi.yaml"))
        let fault = #expect(throws: MessageFiles.Fault.self) { try MessageFiles.load(from: folder) }
        #expect(fault?.path == folder + "/vi.yaml")
    }
}
