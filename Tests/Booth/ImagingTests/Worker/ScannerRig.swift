import Foundation
import Testing
import WorkerProtocol

/// SANE's own `test` scanner, which pretends to be one: with a configuration of ours, in a folder that goes with it.
final class ScannerRig: Sendable {
    /// The program did not come to its end within a minute: a driver's thread, most likely.
    struct Hung: Error {}

    let folder: URL

    /// A scanner with these settings (sane-test(5)); nil for a machine without one.
    init(_ settings: String? = "") throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "sane-\(UUID().uuidString)")
        for name in ["configuration", "scratch"] {
            try FileManager.default.createDirectory(
                at: folder.appending(path: name), withIntermediateDirectories: true)
        }
        try Data((settings == nil ? "" : "test\n").utf8)
            .write(to: folder.appending(path: "configuration/dll.conf"))
        try Data("number_of_devices 1\n\(settings ?? "")\n".utf8)
            .write(to: folder.appending(path: "configuration/test.conf"))
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// What the program left in its folder for temporary files.
    func leftovers() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "scratch").path)
    }

    /// Asks the program that was built beside these tests; gives its answers, and how it ended.
    func ask(lines: [String], arguments: [String] = []) throws -> (status: Int32, output: String) {
        let given = folder.appending(path: "input")
        let output = folder.appending(path: "output")
        try Data(lines.map { $0 + "\n" }.joined().utf8).write(to: given)
        try Data().write(to: output)
        let process = Process()
        process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
            .deletingLastPathComponent().appending(path: "kiosk-imaging")
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(
            [
                "SANE_CONFIG_DIR": folder.appending(path: "configuration").path,
                "TMPDIR": folder.appending(path: "scratch").path,
            ]) { $1 }
        process.standardInput = try FileHandle(forReadingFrom: given)
        process.standardOutput = try FileHandle(forWritingTo: output)
        try process.run()
        let limit = ContinuousClock.now + .seconds(60)
        while process.isRunning, ContinuousClock.now < limit {
            if let status = Self.status(of: process.processIdentifier) {
                return (status, try String(contentsOf: output, encoding: .utf8))
            }
            usleep(5000)
        }
        guard !process.isRunning else {
            kill(process.processIdentifier, SIGKILL)
            throw Hung()
        }
        return (process.terminationStatus, try String(contentsOf: output, encoding: .utf8))
    }

    /// How a process has ended; nil if it has not, or Foundation knows already. Foundation learns of it from a socket that
    /// the children of other tests, begun at the same moment, may hold open for minutes.
    private static func status(of process: pid_t) -> Int32? {
        var information = siginfo_t()
        guard waitid(P_PID, id_t(process), &information, WEXITED | WNOHANG | WNOWAIT) == 0,
            information.si_signo == SIGCHLD, information.si_code == CLD_EXITED
        else { return nil }
        return information._sifields._sigchld.si_status
    }

    /// Asks one after the other.
    func ask(_ requests: ImagingRequest...) throws -> [WorkerAnswer<ImagingAnswer>] {
        let lines = try requests.enumerated().map { index, request in
            String(
                decoding: try JSONEncoder().encode(WorkerRequest(id: index + 1, body: request)), as: UTF8.self
            )
        }
        let ended = try ask(lines: lines)
        #expect(ended.status == 0)
        return try ended.output.split(separator: "\n").map {
            try JSONDecoder().decode(WorkerAnswer<ImagingAnswer>.self, from: Data($0.utf8))
        }
    }
}
