import ArgumentParser
import BoothSync
import ProgramFoundation
import TechnicianTool

/// `kioskctl enrol`
struct EnrolCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "enrol", abstract: "Enrols the booth with its county, by a one-time code.",
        discussion: """
            The county's operator gives the code (county-gateway enrolment-code) and the file with the county's \
            authority, over a road that can be trusted. The private keys are made here and never leave the machine.
            """)

    @Option(help: "The one-time code.")
    var code: String

    @Option(help: ArgumentHelp("The county's certificate authority, PEM.", valueName: "file"))
    var ca: String

    @Flag(help: "Replace the enrolment that there is.")
    var replace = false

    @OptionGroup var options: ToolOptions

    func run() async throws {
        try await options.perform {
            let settings = try options.settings()
            let gateway = try settings.url("gateway.url")
            let folder = try BoothFolder(settings: settings)
            let identity = try await Enrolment.perform(
                gateway: gateway, code: code, caFile: ca, into: folder.path, replacing: replace)
            let report = EnrolmentReport(identity)
            try options.show(report, text: report.text)
        }
    }
}
