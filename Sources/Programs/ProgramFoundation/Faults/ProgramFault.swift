import FoundationEssentials

/// Why a program could not do its work, in the three parts that a person needs: what happened, why, what to do.
public struct ProgramFault: Error, Sendable, Hashable, CustomStringConvertible {
    /// How the program ends.
    public var status: ExitStatus
    /// A stable name in kebab case, such as `unknown-setting`.
    public var code: String
    /// What happened and what it means; never with personal data.
    public var cause: String
    /// What to do about it.
    public var remedy: String

    /// A fault.
    public init(_ status: ExitStatus, code: String, cause: String, remedy: String) {
        self.status = status
        self.code = code
        self.cause = cause
        self.remedy = remedy
    }

    public var description: String { "\(code): \(cause) \(remedy)" }

    /// The three lines for standard error.
    func report(program: String) -> String {
        """
        \(program): \(cause)
          what to do: \(remedy)
          code: \(code)

        """
    }

    /// `{"error": {"code": …, "message": …, "remedy": …}}`, as programs print it with `--json`.
    public var json: String {
        struct Report: Encodable {
            struct Content: Encodable {
                var code: String
                var message: String
                var remedy: String
            }
            var error: Content
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let report = Report(error: .init(code: code, message: cause, remedy: remedy))
        return (try? encoder.encode(report)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }
}

/// An error of a room that knows how a program should end for it.
public protocol FaultConvertible: Error {
    /// The error as a program's fault.
    var programFault: ProgramFault { get }
}
