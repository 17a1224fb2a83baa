import ArgumentParser
import ProgramBase
import ProgramFoundation

/// The county's sync job.
@main
struct CountySync: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "county-sync",
        abstract: "Carries what happens at booths into the county's platform, and back.",
        discussion: "It holds the county's private keys and runs in the county's intranet.",
        version: ProgramVersion.current,
        subcommands: [
            KeysCommand.self, PublishCommand.self, RunCommand.self, CasesCommand.self, ExportCommand.self,
        ])
}
