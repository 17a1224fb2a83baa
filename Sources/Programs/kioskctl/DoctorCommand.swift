import ArgumentParser
import ProgramFoundation
import TechnicianTool

/// `kioskctl doctor`
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Tries everything and names what is wrong.",
        discussion: """
            For each finding it prints what it saw, what that means and what to do. Ends with 0 where nothing is \
            wrong, with 1 where something is. Run as root it looks with the rights of the booth's own account.
            """)

    @OptionGroup var options: ToolOptions

    func run() async throws {
        let report = try await examine()
        try options.show(report, text: report.text)
        if !report.healthy { throw ExitCode(1) }
    }

    /// A wrong configuration is a finding, not the end of the doctor.
    private func examine() async throws -> CheckupReport {
        do throws(ProgramFault) {
            let settings = try options.settings()
            try ServiceAccount.assume(ownerOf: try settings.path("state_directory"))
            return await (try Examination(settings: settings)).report()
        } catch {
            return Examination.report(onFaultyConfiguration: error)
        }
    }
}
