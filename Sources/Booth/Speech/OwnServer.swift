import ChildProcesses
import FoundationEssentials
import Glibc

/// A Speech Dispatcher that ends with the worker, where none runs that could be shared: one that the library starts by itself
/// would stay behind.
public final class OwnServer: Sendable {
    private let process: ChildProcess
    private let folder: String

    /// Starts a server with the settings of a folder (Debian's without one) and has this process find it; nil if one can be had
    /// already, or none is installed. Call it on the main thread, before any other is started.
    public static func startIfNeeded(configuration: String?) -> OwnServer? {
        if (try? SpeechServer(hearsEndings: false)) != nil { return nil }
        return OwnServer(configuration: configuration)
    }

    private init?(configuration: String?) {
        let place = getenv("XDG_RUNTIME_DIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(place)/ting-speech-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { return nil }
        folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let socket = folder + "/socket"
        let settings = configuration.map { ["-C", $0] } ?? []
        do {
            // Killed and not asked to end: asked in the middle of a start it may wait for its voices for ever.
            process = try ChildProcess(
                program: "/usr/bin/setpriv",
                arguments: [
                    "--pdeathsig", "KILL", "--", "/usr/bin/speech-dispatcher", "--run-single", "-c",
                    "unix_socket", "-S", socket, "-P", folder + "/pid", "-L", folder, "-t", "0", "-l", "0",
                ] + settings, standardError: .file(path: "/dev/null"))
        } catch {
            rmdir(folder)
            return nil
        }
        var left = 1000
        while access(socket, F_OK) != 0, process.isRunning, left > 0 {
            usleep(10_000)
            left -= 1
        }
        setenv("SPEECHD_ADDRESS", "unix_socket:" + socket, 1)
    }

    /// Ends the server, and takes away what it left.
    public func end() {
        process.signal(SIGKILL)
        process.waitForEnd(within: 1)
        try? FileManager.default.removeItem(atPath: folder)
    }
}
