import ChildProcesses
import Foundation
import Testing
import WorkerProtocol

/// The worker as the front starts it, against a real Speech Dispatcher.
@Suite("kiosk-speech says what it is asked to, through Speech Dispatcher", .serialized)
struct KioskSpeechTests {
    private func client(_ rig: SpeechRig) throws -> WorkerClient<SpeechRequest, SpeechAnswer> {
        let folders: [String?] = [
            ProcessInfo.processInfo.environment["TING_PROGRAMS"],
            URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().path,
        ]
        let program = try #require(
            folders.compactMap { $0 }.map { $0 + "/kiosk-speech" }.first {
                FileManager.default.isExecutableFile(atPath: $0)
            })
        return WorkerClient(program: program, environment: rig.environment)
    }

    @Test("It tells which languages have a voice")
    func voices() throws {
        let rig = try SpeechRig()
        let client = try client(rig)
        defer { client.stop() }
        guard case .voices(let languages) = try client.call(.voices, timeout: 30) else {
            throw Missing("voices")
        }
        #expect(Set(["cmn", "en", "vi"]).isSubset(of: languages))
    }

    @Test("Each text is said by the voice of its language, in order, as loud as asked")
    func order() throws {
        let rig = try SpeechRig()
        let client = try client(rig)
        defer { client.stop() }
        let parts: [Recital.Part] = [
            .text("请放身份证", language: "cmn"), .text("Xin chào", language: "vi"),
            .text("it's open", language: "en"),
        ]
        #expect(try client.call(.say(Recital(parts: parts, volume: 0)), timeout: 30) == .accepted)
        try rig.waitUntil("three texts") { rig.said.count == 3 }
        #expect(
            rig.said == ["cmn-voice 100.00 请放身份证", "vi-voice 100.00 Xin chào", "en-voice 100.00 it's open"])
    }

    @Test("A new text ends the one before and what was to follow it; silence ends all")
    func overtaken() throws {
        let rig = try SpeechRig(seconds: 5)
        let client = try client(rig)
        defer { client.stop() }
        let long = (1...5).map { Recital.Part.text("long \($0)", language: "en") }
        _ = try client.call(.say(Recital(parts: long)), timeout: 30)
        try rig.waitUntil("the first text") { rig.said.count == 1 }
        let begun = Date.now
        _ = try client.call(.say(Recital(parts: [.text("new", language: "en")])), timeout: 30)
        try rig.waitUntil("the new text") { rig.said.last?.hasSuffix("new") == true }
        #expect(Date.now.timeIntervalSince(begun) < 4.5, "it waited for the old one's end")
        #expect(rig.said.count == 2)
        _ = try client.call(.say(Recital(parts: long)), timeout: 30)
        try rig.waitUntil("the first text again") { rig.said.count == 3 }
        _ = try client.call(.hush, timeout: 30)
        usleep(6_000_000)
        #expect(rig.said.count == 3)
    }

    @Test("A recording is played between two texts, and is heard")
    func recording() throws {
        let rig = try SpeechRig()
        let client = try client(rig)
        defer { client.stop() }
        let path = try rig.recording("idle.title.wav", seconds: 0.5)
        let parts: [Recital.Part] = [
            .text("before", language: "en"), .recording(path: path), .text("after", language: "en"),
        ]
        _ = try client.call(.say(Recital(parts: parts)), timeout: 30)
        try rig.waitUntil("both texts") { rig.said.count == 2 }
        #expect(rig.soundBytes >= 8000, "half a second at 8000 samples a second")
    }

    @Test("A recording that is gone, or a server that was restarted, costs no more than itself")
    func troubles() throws {
        let rig = try SpeechRig()
        let client = try client(rig)
        defer { client.stop() }
        let parts: [Recital.Part] = [.recording(path: "/nowhere.wav"), .text("first", language: "en")]
        _ = try client.call(.say(Recital(parts: parts)), timeout: 30)
        try rig.waitUntil("the text after it") { rig.said.count == 1 }
        rig.stop()
        try rig.start()
        _ = try client.call(.say(Recital(parts: [.text("second", language: "en")])), timeout: 30)
        try rig.waitUntil("the text after the restart") { rig.said.count == 2 }
    }

    @Test("Debian's own voices read Chinese and Vietnamese aloud")
    func realVoice() throws {
        let rig = try SpeechRig()
        try rig.write(
            "speechd.conf",
            String(contentsOfFile: rig.folder.path + "/speechd.conf", encoding: .utf8)
                .replacing("DefaultModule writer", with: "DefaultModule espeak-ng"))
        rig.stop()
        try rig.start()
        let client = try client(rig)
        defer { client.stop() }
        var heard = 0
        for (text, language) in [("请放身份证", "cmn"), ("Xin chào", "vi")] {
            _ = try client.call(.say(Recital(parts: [.text(text, language: language)])), timeout: 30)
            try rig.waitUntil("sound in \(language)") { rig.soundBytes > heard + 10_000 }
            usleep(500_000)
            heard = rig.soundBytes
        }
    }
}
