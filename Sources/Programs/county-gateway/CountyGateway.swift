import ArgumentParser
import ProgramBase
import ProgramFoundation

/// The county's post office for booths.
@main
struct CountyGateway: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "county-gateway",
        abstract: "Keeps the sealed post between booths and their county.",
        discussion: """
            It stores envelopes, signs receipts for them, and hands out catalogue, replies and case events. It holds \
            no key that opens an envelope.
            """,
        version: ProgramVersion.current,
        subcommands: [
            ServeCommand.self, EnrolmentCodeCommand.self, BoothsCommand.self, RevokeCommand.self,
            ImportCommand.self,
        ])
}
