import ChildProcesses
import Foundation
import Glibc
import Testing

/// A Speech Dispatcher of the test's own, whose voice writes down what it is to say, on a loudspeaker that is a file.
final class SpeechRig {
    let folder = URL(filePath: NSTemporaryDirectory()).appending(path: "ting-speech-" + UUID().uuidString)
    private var server: ChildProcess?

    /// What a program needs to find server and loudspeaker.
    var environment: [String: String] {
        [
            "SPEECHD_ADDRESS": "unix_socket:\(folder.path)/socket",
            "ALSA_CONFIG_PATH": folder.path + "/asound.conf", "XDG_RUNTIME_DIR": folder.path,
            "HOME": folder.path,
        ]
    }

    /// Starts a server; `seconds` is how long its voice takes over each text.
    init(seconds: Double = 0.05) throws {
        try FileManager.default.createDirectory(
            at: folder.appending(path: "modules"), withIntermediateDirectories: true)
        try write(
            "asound.conf",
            """
            pcm.!default { type file slave.pcm "null" file "\(folder.path)/loudspeaker" format "raw" }
            pcm.null { type null }
            """)
        try write(
            "speechd.conf",
            """
            LogLevel 1
            CommunicationMethod "unix_socket"
            Timeout 0
            AudioOutputMethod "alsa"
            AudioALSADevice "default"
            AddModule "writer" "sd_generic" "writer.conf"
            AddModule "espeak-ng" "sd_espeak-ng" "espeak-ng.conf"
            DefaultModule writer
            DefaultLanguage "en"
            """)
        let voices = ["cmn", "en", "vi"].map {
            "GenericLanguage \"\($0)\" \"\($0)\" \"utf-8\"\nAddVoice \"\($0)\" \"MALE1\" \"\($0)-voice\""
        }
        try write(
            "modules/writer.conf",
            """
            Debug 0
            GenericExecuteSynth "echo '$VOICE $VOLUME $DATA' >>\(folder.path)/said; sleep \(seconds)"
            GenericVolumeAdd 100
            \(voices.joined(separator: "\n"))
            DefaultVoice "en-voice"
            """)
        let own = "/etc/speech-dispatcher/modules/espeak-ng.conf"
        try FileManager.default.copyItem(
            atPath: own, toPath: folder.path + "/modules/espeak-ng.conf")
        try start()
    }

    deinit {
        server = nil
        try? FileManager.default.removeItem(at: folder)
    }

    /// Starts the server, once more if it was stopped. One that takes the connection and never says a word, as happens once in
    /// many starts on a busy machine, is started anew.
    func start() throws {
        for _ in 0..<3 {
            try startOnce()
            if answers() { return }
            stop()
        }
        throw Missing("a Speech Dispatcher that answers, in three starts")
    }

    /// Whether the server answers a command (SSIP) within ten seconds.
    private func answers() -> Bool {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let path = Array((folder.path + "/socket").utf8)
        let isShort = withUnsafeMutableBytes(of: &address.sun_path) { room in
            guard path.count < room.count else { return false }
            room.copyBytes(from: path)
            return true
        }
        let size = socklen_t(MemoryLayout<sockaddr_un>.size)
        let isConnected =
            isShort
            && withUnsafePointer(to: &address) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, size) == 0 }
            }
        let command = Array("HELP\r\n".utf8)
        guard isConnected, Glibc.write(descriptor, command, command.count) == command.count else {
            return false
        }
        var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        var byte: UInt8 = 0
        return poll(&entry, 1, 10_000) == 1 && Glibc.read(descriptor, &byte, 1) == 1
    }

    private func startOnce() throws {
        let program = "/usr/bin/speech-dispatcher"
        try #require(
            FileManager.default.isExecutableFile(atPath: program),
            "speech-dispatcher is missing: apt-get install speech-dispatcher")
        server = try ChildProcess(
            program: program,
            arguments: [
                "--run-single", "-C", folder.path, "-m", "/usr/lib/speech-dispatcher-modules", "-c",
                "unix_socket", "-S", folder.path + "/socket", "-P", folder.path + "/pid", "-L", folder.path,
            ],
            environment: environment, standardError: .file(path: folder.path + "/log"))
        try waitUntil("the server listens") {
            FileManager.default.fileExists(atPath: folder.path + "/socket")
        }
    }

    /// Ends the server as if it had crashed.
    func stop() {
        server?.signal(9)
        server?.wait()
        server = nil
        try? FileManager.default.removeItem(atPath: folder.path + "/socket")
    }

    /// What the voice was given so far: voice, volume, text.
    var said: [String] {
        ((try? String(contentsOfFile: folder.path + "/said", encoding: .utf8)) ?? "")
            .split(separator: "\n").map(String.init)
    }

    /// Bytes of sound that came out of the loudspeaker.
    var soundBytes: Int {
        (try? FileManager.default.attributesOfItem(atPath: folder.path + "/loudspeaker")[.size] as? Int) ?? 0
    }

    func write(_ name: String, _ text: String) throws {
        try Data((text + "\n").utf8).write(to: folder.appending(path: name))
    }

    /// A WAV file of so many seconds of a tone.
    func recording(_ name: String, seconds: Double) throws -> String {
        let count = Int(seconds * 8000)
        var wav = Data("RIFF".utf8)
        func append(_ value: Int, _ bytes: Int) {
            for byte in 0..<bytes { wav.append(UInt8(truncatingIfNeeded: value >> (8 * byte))) }
        }
        append(36 + count * 2, 4)
        wav += Data("WAVEfmt ".utf8)
        for (value, bytes) in [(16, 4), (1, 2), (1, 2), (8000, 4), (16000, 4), (2, 2), (16, 2)] {
            append(value, bytes)
        }
        wav += Data("data".utf8)
        append(count * 2, 4)
        for sample in 0..<count { append(sample % 20 < 10 ? 8000 : -8000, 2) }
        let file = folder.appending(path: name)
        try wav.write(to: file)
        return file.path
    }

    func waitUntil(_ what: String, _ holds: () -> Bool) throws {
        for _ in 0..<3000 {
            if holds() { return }
            usleep(10_000)
        }
        throw Missing("\(what), within half a minute; said: \(said)")
    }
}

struct Missing: Error, CustomStringConvertible {
    var description: String
    init(_ description: String) { self.description = description }
}
