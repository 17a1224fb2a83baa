import ArgumentParser
import ProgramFoundation

/// 便民亭: the booth's full-screen front.
@main
struct Kiosk: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kiosk",
        abstract: "The front of a community service booth (便民服务亭): card, forms, slips, full screen.",
        version: ProgramVersion.current,
        subcommands: [RunCommand.self, DemoCommand.self],
        defaultSubcommand: RunCommand.self)
}
