import ArgumentParser
import TechnicianTool

/// `kioskctl status`
struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "How booth, link, queue, catalogue and devices are, as last written down.")

    @OptionGroup var options: ToolOptions

    func run() throws {
        try options.perform {
            let folder = try BoothFolder(settings: try options.settings())
            let report = try StatusReport(identity: try folder.identity(), store: try folder.store())
            try options.show(report, text: report.text)
        }
    }
}
