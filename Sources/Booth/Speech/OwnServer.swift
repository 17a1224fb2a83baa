import ChildProcesses
import Glibc

/// A Speech Dispatcher that ends with the worker, where none runs that could be shared: one that the library starts by itself
/// would stay behind.
public final class OwnServer {
    private let process: ChildProcess
    private let folder: String

    /// Starts a server and has this process find it; nil if one can be had already, or none is installed. Call it on the main
    /// thread, before any other is started.
    public static func startIfNeeded() -> OwnServer? {
        if (try? SpeechServer(hearsEndings: false)) != nil { return nil }
        return OwnServer()
    }

    private init?() {
        let place = getenv("XDG_RUNTIME_DIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(place)/ting-speech-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { return nil }
        folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let socket = folder + "/socket"
        do {
            process = try ChildProcess(
                program: "/usr/bin/speech-dispatcher",
                arguments: [
                    "--run-single", "-c", "unix_socket", "-S", socket, "-P", folder + "/pid", "-L", folder,
                    "-t", "0", "-l", "1",
                ], standardError: .file(path: "/dev/null"), endsWithParent: true)
        } catch {
            rmdir(folder)
            return nil
        }
        var left = 500
        while access(socket, F_OK) != 0, process.isRunning, left > 0 {
            usleep(10_000)
            left -= 1
        }
        setenv("SPEECHD_ADDRESS", "unix_socket:" + socket, 1)
    }

    /// Ends the server.
    public func end() {
        process.terminate(within: 2)
        for name in ["socket", "pid", "speech-dispatcher.log", "speech-dispatcher-protocol.log"] {
            unlink(folder + "/" + name)
        }
        rmdir(folder)
    }
}
