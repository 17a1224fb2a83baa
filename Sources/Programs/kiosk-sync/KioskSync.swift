import ArgumentParser
import BoothStore
import BoothSync
import ProgramBase
import ProgramFoundation

/// The booth's sync daemon.
@main
struct KioskSync: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kiosk-sync",
        abstract: "Carries sealed submissions to the county, and messages and the catalogue back.",
        version: ProgramVersion.current)

    @OptionGroup var options: ConfigurationOptions

    @Flag(
        help:
            "One full exchange: send everything, fetch everything, then exit 0, or 75 if the county was out of reach."
    )
    var once = false

    func run() async throws {
        try await ProgramRun.perform("kiosk-sync") {
            let settings = try options.settings(program: "kiosk-sync", declared: SyncSettings.declared)
            ProgramLog.bootstrap(program: "kiosk-sync", level: try settings.string("log.level"))
            let parts = try SyncParts(settings)
            if once {
                try await parts.exchange()
            } else {
                try await parts.serve()
            }
        }
    }
}
