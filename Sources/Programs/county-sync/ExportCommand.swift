import ArgumentParser
import CountyJob
import FoundationEssentials
import Glibc
import ProgramFoundation

struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write all cases to standard output, in the clear.",
        discussion: "For the county's other systems. It holds people's data: keep it in the intranet.")

    /// The forms of the file.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case jsonl
        case csv
    }

    @Option(help: "jsonl (one object a line) or csv (RFC 4180).")
    var format: Format

    @OptionGroup var options: ConfigurationOptions

    func run() async throws {
        try await ProgramRun.perform(SyncParts.program) {
            let records = try await SyncParts(options).ledger().records(CaseFilter())
            for line in try CaseExport.lines(records, format == .csv ? .csv : .jsonl) {
                try Self.write(line)
            }
        }
    }

    private static func write(_ bytes: Data) throws(ProgramFault) {
        var rest = [UInt8](bytes)[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            guard written > 0 else {
                throw ProgramFault(
                    .inputOutput, code: "export-not-written", cause: "Standard output takes no more.",
                    remedy: "Check that the disk has space and that the reader goes on reading.")
            }
            rest = rest.dropFirst(written)
        }
    }
}
