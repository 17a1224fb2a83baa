import ChildProcesses
import Foundation

extension DemonstrationFolder {
    /// Compiles the input method's dictionaries, once: otherwise each start of the worker would take seconds.
    public func prepareInputMethod(tell: (String) -> Void) throws {
        guard !FileManager.default.fileExists(atPath: inputMethod) else { return }
        tell("compiling the dictionaries for Chinese input")
        let unfinished = inputMethod + ".unfinished"
        try? FileManager.default.removeItem(atPath: unfinished)
        let process = try ChildProcess(
            program: program("kiosk-ime"),
            arguments: ["--schemas", resources + "/input-method", "--deploy", unfinished],
            standardError: .file(path: log))
        // Without the data the worker compiles them itself, or letters stay letters: no reason not to begin.
        guard process.wait() == 0 else { return }
        try FileManager.default.moveItem(atPath: unfinished, toPath: inputMethod)
    }
}
