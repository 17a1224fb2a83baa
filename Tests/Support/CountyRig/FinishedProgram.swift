import ChildProcesses
import FoundationEssentials
import Glibc

/// A program that ran to its end: how it ended and what it said.
public struct FinishedProgram: Sendable {
    /// The exit code, or 128 + signal.
    public let status: Int32
    /// Standard output.
    public let output: String
    /// Standard error.
    public let errors: String

    /// Runs one of the product's programs to its end.
    public init(_ name: String, _ arguments: [String], environment: [String: String] = [:]) throws {
        var template = Array("/tmp/ting-run-XXXXXX".utf8CString)
        let file = mkstemp(&template)
        guard file >= 0 else { throw RigFailure("no temporary file: errno \(errno)") }
        close(file)
        let path = String(decoding: template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        defer { unlink(path) }
        let process = try ChildProcess(
            program: BuiltProgram.path(name), arguments: arguments, environment: environment,
            standardError: .file(path: path))
        output = String(decoding: Self.readAll(process.output), as: UTF8.self)
        status = process.wait()
        errors = String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
    }

    /// The standard output of a program that has to end with 0.
    public func success() throws -> String {
        guard status == 0 else { throw RigFailure("exit status \(status): \(output)\(errors)") }
        return output.trimmingLineEnds
    }

    private static func readAll(_ descriptor: Int32) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = read(descriptor, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return bytes }
            bytes += chunk.prefix(count)
        }
    }
}

extension String {
    /// Without the line ends at its end.
    var trimmingLineEnds: String {
        var text = self
        while text.last?.isNewline == true { text.removeLast() }
        return text
    }
}
