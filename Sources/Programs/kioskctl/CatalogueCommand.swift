import ArgumentParser
import ProgramFoundation
import TechnicianTool

/// `kioskctl catalogue`
struct CatalogueCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "catalogue", abstract: "The services that the booth offers.", subcommands: [List.self])

    /// `kioskctl catalogue list`
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Every service item of the version in force.")

        @OptionGroup var options: ToolOptions

        func run() throws {
            try options.perform {
                let store = try BoothFolder(settings: try options.settings()).store()
                guard let catalogue = try store.currentCatalogue() else {
                    throw ProgramFault(
                        .unavailable, code: "catalogue-missing",
                        cause: "No catalogue of services has come from the county yet.",
                        remedy:
                            "Let kiosk-sync --once run; if it comes back without one, the county has not published any."
                    )
                }
                let report = try CatalogueReport(catalogue)
                try options.show(report, text: report.text)
            }
        }
    }
}
