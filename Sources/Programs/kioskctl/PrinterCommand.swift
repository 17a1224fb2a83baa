import ArgumentParser
import ProgramFoundation
import TechnicianTool

/// `kioskctl printer`
struct PrinterCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "printer", abstract: "The slip printer.", subcommands: [Test.self])

    /// `kioskctl printer test`
    struct Test: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Prints a test slip and follows its job.",
            discussion:
                "CUPS knows when the printer has taken the slip, not whether the paper came out: look.")

        @Option(help: ArgumentHelp("The CUPS queue, instead of the configured one.", valueName: "name"))
        var queue: String?

        @Option(help: "Seconds to follow the job.")
        var timeout = 30

        @OptionGroup var options: ToolOptions

        func validate() throws {
            guard (1...600).contains(timeout) else {
                throw ValidationError("--timeout is from 1 to 600 seconds.")
            }
        }

        func run() throws {
            try options.perform {
                let settings = try options.settings()
                let name = try queue ?? settings.optionalString("printer.queue")
                let booth = try? BoothFolder(settings: settings).identity()?.boothName
                let report = try PrinterTest.run(boothName: booth ?? "便民服务亭", queue: name, seconds: timeout)
                try options.show(report, text: report.text)
                if let status = PrinterTest.status(of: report) { throw ExitCode(status.rawValue) }
            }
        }
    }
}
