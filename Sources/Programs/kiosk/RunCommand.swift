import ArgumentParser
import ProgramFoundation
import WorkerProtocol

/// `kiosk`: the front on an enrolled booth.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "The front on an enrolled booth.", shouldDisplay: false)

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
