import ArgumentParser
import ProgramBase
import ProgramFoundation

/// The technician's tool of a booth.
@main
struct Kioskctl: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kioskctl",
        abstract: "Looks after a community service booth (便民服务亭): status, checks, queue, devices, forms.",
        discussion: """
            Every command prints for people, or one JSON object with --json. A command that fails says what happened \
            and what to do, and ends with a status of sysexits.h. No command prints personal data in the clear, \
            unless reader read is told to with --reveal.
            """,
        version: ProgramVersion.current,
        subcommands: [
            StatusCommand.self, DoctorCommand.self, QueueCommand.self, CatalogueCommand.self,
            FormCommand.self,
            ReaderCommand.self, PrinterCommand.self, EnrolCommand.self,
        ])
}
