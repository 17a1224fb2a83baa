import ArgumentParser
import ProgramBase

/// Runs a program's work and turns an error into sentences and an exit status.
public enum ProgramRun {
    /// Runs the work of a command. A fault is reported on standard error (as JSON on standard output where `json`),
    /// and ends the program with its status.
    public static func perform(_ program: String, json: Bool = false, _ body: () throws -> Void) throws {
        do { try body() } catch { throw try report(error, program, json) }
    }

    /// The same for work that waits.
    public static func perform(
        _ program: String, json: Bool = false, isolation: isolated (any Actor)? = #isolation,
        _ body: () async throws -> Void
    ) async throws {
        do { try await body() } catch { throw try report(error, program, json) }
    }

    /// The fault that an error is; an unexpected one is a fault of the program.
    public static func fault(for error: any Error) -> ProgramFault {
        switch error {
        case let fault as ProgramFault: fault
        case let error as any FaultConvertible: error.programFault
        default:
            ProgramFault(
                .software, code: "unexpected", cause: "An error that was not foreseen: \(error).",
                remedy: "Report it together with the journal of this program.")
        }
    }

    private static func report(_ error: any Error, _ program: String, _ json: Bool) throws -> ExitCode {
        // What ArgumentParser itself raises keeps its own words and status.
        if error is ExitCode || error is ValidationError || error is CleanExit { throw error }
        let fault = fault(for: error)
        if json {
            print(fault.json)
        } else {
            StandardError.write(fault.report(program: program))
        }
        return ExitCode(fault.status.rawValue)
    }
}
