import ArgumentParser
import BoothStore
import Domain
import ProgramFoundation
import TechnicianTool

/// `kioskctl queue`
struct QueueCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "queue", abstract: "The submissions that were confirmed on this booth.",
        subcommands: [List.self, Show.self, Retry.self, Export.self, Import.self])

    static func entry(_ number: ReceiptNumber, _ store: BoothStore) throws -> QueueEntry {
        guard let entry = try store.queueEntry(receiptNumber: number) else {
            throw ProgramFault(
                .dataError, code: "receipt-unknown",
                cause: "No submission with the number \(number) was confirmed here.",
                remedy: "Look at the first four digits: they name the booth where it was.")
        }
        return entry
    }

    /// `kioskctl queue list`
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "All of them, newest first.")

        @OptionGroup var options: ToolOptions

        func run() throws {
            try options.perform {
                let store = try BoothFolder(settings: try options.settings()).store()
                let report = QueueReport(try store.queue(limit: .max).map(QueueLine.init))
                try options.show(report, text: report.text)
            }
        }
    }

    /// `kioskctl queue show`
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "One of them.")

        @OptionGroup var receipt: ReceiptArgument

        @OptionGroup var options: ToolOptions

        func run() throws {
            try options.perform {
                let number = try receipt.number()
                let store = try BoothFolder(settings: try options.settings()).store()
                let entry = try QueueCommand.entry(number, store)
                let line = QueueLine(entry)
                try options.show(line, text: line.text)
            }
        }
    }
}

/// A receipt number as the person has it on the slip.
struct ReceiptArgument: ParsableArguments {
    @Argument(help: ArgumentHelp("The number on the slip, with or without its spaces.", valueName: "receipt"))
    var receipt: String

    /// The number; a fault that says what to look for if it is none.
    func number() throws(ProgramFault) -> ReceiptNumber {
        guard let number = ReceiptNumber(receipt) else {
            throw ProgramFault(
                .usage, code: "receipt-number", cause: "“\(receipt)” is not a receipt number.",
                remedy:
                    "Give the 15 digits of the slip; the last one checks the others, so look for a misread digit."
            )
        }
        return number
    }
}
