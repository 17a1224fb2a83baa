import Foundation

/// A daemon that the rig started and ends.
final class RigDaemon {
    private let process: ChildProcess
    private let logFile: URL

    /// Starts the program; what it writes goes to `NAME.log` in the folder.
    init(
        _ program: RigProgram, _ arguments: [String], environment: [String: String] = [:], logFolder: URL,
        name: String? = nil
    ) throws {
        logFile = logFolder.appending(path: "\(name ?? program.name).log")
        process = try ChildProcess(
            try program.locate(), arguments, environment: environment, output: logFile, errors: logFile)
    }

    /// What it said so far.
    var log: String { (try? String(contentsOf: logFile, encoding: .utf8)) ?? "" }

    /// Asks it to end, or makes it end, and waits for its end.
    func stop(gently: Bool = true) {
        process.send(gently ? SIGTERM : SIGKILL)
        let deadline = Date(timeIntervalSinceNow: 5)
        while process.ended() == nil {
            if Date() > deadline { process.send(SIGKILL) }
            Thread.sleep(forTimeInterval: 0.01)
        }
    }
}
