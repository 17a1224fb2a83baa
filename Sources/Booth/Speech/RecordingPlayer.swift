import ChildProcesses
import Glibc
import WorkerProtocol

/// Plays WAV files by ALSA's own player.
enum RecordingPlayer {
    static let program = "/usr/bin/aplay"

    /// Plays a file to its end; stops when `goesOn` says no more.
    static func play(_ path: String, while goesOn: () -> Bool) throws(WorkerFailure) {
        guard access(path, R_OK) == 0 else { throw .speech("\(path) cannot be read") }
        let player: ChildProcess
        do { player = try ChildProcess(program: program, arguments: ["--quiet", path]) } catch {
            throw .speech("\(error); apt-get install alsa-utils")
        }
        while player.isRunning {
            guard goesOn() else { return player.terminate(within: 0.2) }
            usleep(20_000)
        }
        let status = player.wait()
        guard status == 0 else { throw .speech("aplay ended with \(status) on \(path)") }
    }
}
