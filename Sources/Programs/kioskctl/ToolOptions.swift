import ArgumentParser
import Glibc
import ProgramFoundation
import TechnicianTool

/// The options of every command.
struct ToolOptions: ParsableArguments {
    @OptionGroup var configuration: ConfigurationOptions

    @Flag(help: "Print one JSON object instead of text.")
    var json = false

    /// The tool's settings.
    func settings() throws(ProgramFault) -> Settings {
        try configuration.settings(program: "kioskctl", declared: ToolSettings.declared)
    }

    /// Runs a command's work; errors are reported as the options say.
    func perform(_ body: () throws -> Void) throws {
        try ProgramRun.perform("kioskctl", json: json, body)
    }

    /// The same for work that waits.
    func perform(_ body: () async throws -> Void) async throws {
        try await ProgramRun.perform("kioskctl", json: json, body)
    }

    /// Prints a command's result.
    func show(_ value: some Encodable, text: @autoclosure () -> String) throws {
        print(json ? try JSONText.line(value) : text())
        // A reader at the other end of a pipe gets its lines even if a signal ends the program.
        fflush(nil)
    }
}
