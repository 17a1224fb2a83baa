import ArgumentParser
import CardReaders
import ProgramFoundation
import TechnicianTool

/// `kioskctl reader`
struct ReaderCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reader", abstract: "The card reader.", subcommands: [Read.self])

    /// `kioskctl reader read`
    struct Read: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Reads one card; personal values are masked.",
            discussion: "The front must not run at the same time: it keeps the reader for itself.")

        @Option(help: ArgumentHelp("The serial device, instead of the configured one.", valueName: "path"))
        var device: String?

        @Option(help: "Seconds to wait for a card.")
        var timeout = 30

        @Flag(help: "Show personal values in the clear.")
        var reveal = false

        @OptionGroup var options: ToolOptions

        func validate() throws {
            guard (1...3600).contains(timeout) else {
                throw ValidationError("--timeout is from 1 to 3600 seconds.")
            }
        }

        func run() throws {
            try options.perform {
                let settings = try options.settings()
                let path = try device ?? settings.path("reader.device")
                try ServiceAccount.assume(ownerOf: try settings.path("state_directory"))
                let reading = try CardReader.readOneDocument(device: path, timeout: timeout)
                let report = CardReadingReport(reading, reveal: reveal)
                try options.show(report, text: report.text)
            }
        }
    }
}
