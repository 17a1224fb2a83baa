import ArgumentParser
import ProgramBase
import ProgramFoundation
import WorkerProtocol

/// 便民亭: the booth's full-screen front, on an enrolled booth unless a subcommand says otherwise.
@main
struct Kiosk: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kiosk",
        abstract: "The front of a community service booth (便民服务亭): card, forms, slips, full screen.",
        version: ProgramVersion.current,
        subcommands: [DemoCommand.self])

    @OptionGroup var options: ConfigurationOptions

    func run() throws {
        try ProgramRun.perform("kiosk") {
            let settings = try options.settings(program: "kiosk", declared: KioskSettings.declared)
            let parts = FrontParts(
                stateDirectory: try settings.path("state_directory"),
                resourcesDirectory: try settings.path("resources_directory"),
                programsDirectory: FrontParts.ownFolder, journal: .service)
            try parts.run(
                settings: settings, destination: .queue(name: try settings.optionalString("printer.queue")),
                readerDevice: try settings.path("reader.device"))
        }
    }
}
