import Foundation
import Testing

@testable import BoothApp
@testable import Front

@Suite("Voice packs")
struct VoicePacksTests {
    private let folder = URL(filePath: NSTemporaryDirectory()).appending(
        path: "ting-voices-" + UUID().uuidString)

    private func packs(_ files: [String]) throws -> VoicePacks {
        for file in files {
            let url = folder.appending(path: file)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data().write(to: url)
        }
        let repository = URL(filePath: #filePath).pathComponents.dropFirst().dropLast(5).joined(
            separator: "/")
        let messages = try MessageFiles.load(from: "/\(repository)/kiosk-config/messages")
        return VoicePacks(folder: folder.path, messages: messages)
    }

    @Test("A recording named after a sentence stands for it, in its language only")
    func sentences() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let packs = try packs(["zh/idle.begin.wav", "za/control.help.wav"])
        #expect(packs.recording(of: "开始", in: .chinese) == folder.path + "/zh/idle.begin.wav")
        #expect(packs.recording(of: "开始", in: .zhuang) == nil)
        #expect(packs.recording(of: "Bangcoh", in: .zhuang) == folder.path + "/za/control.help.wav")
        #expect(!packs.isEmpty)
    }

    @Test("A sentence with a name in it has one recording for each value")
    func values() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let packs = try packs(["zh/speech.press@1.wav", "zh/speech.press.wav"])
        #expect(packs.recording(of: "按 1", in: .chinese) == folder.path + "/zh/speech.press@1.wav")
        #expect(packs.recording(of: "按 2", in: .chinese) == nil)
    }

    @Test(
        "Files that are named after no sentence of the language, and folders that are not there, are left out"
    )
    func strangers() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let packs = try packs(["zh/none.wav", "zh/README.txt", "za/idle.begin.wav", "fr/idle.begin.wav"])
        #expect(packs.isEmpty)
        #expect(
            VoicePacks(
                folder: "/nowhere",
                messages: try MessageFiles.load(
                    from: "/"
                        + URL(filePath: #filePath).pathComponents.dropFirst().dropLast(5).joined(
                            separator: "/") + "/kiosk-config/messages")
            ).isEmpty)
    }
}
