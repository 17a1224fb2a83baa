import CSystemd
import Glibc
import ProgramFoundation

/// Where standard error goes while the front holds the screen: what is said there must not land on the screen.
enum Journal {
    /// systemd's journal, or a file in the state directory where there is none.
    case service
    /// A file.
    case file(path: String)

    /// Turns standard error there, unless it already goes somewhere else than the terminal.
    func take(stateDirectory: String) throws {
        guard isatty(STDERR_FILENO) == 1 else { return }
        let descriptor: Int32
        switch self {
        case .service:
            let stream = sd_journal_stream_fd("ting-kiosk", LOG_NOTICE, 1)
            descriptor = stream >= 0 ? stream : Self.openLog(stateDirectory + "/kiosk.log")
        case .file(let path): descriptor = Self.openLog(path)
        }
        guard descriptor >= 0 else {
            throw ProgramFault(
                .cannotCreate, code: "no-log", cause: "Neither the journal nor a log file can be written.",
                remedy: "Check that \(stateDirectory) is writable.")
        }
        dup2(descriptor, STDERR_FILENO)
        close(descriptor)
    }

    private static func openLog(_ path: String) -> Int32 {
        open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    }
}
