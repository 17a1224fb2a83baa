import ArgumentParser
import CountyJob
import Foundation
import ProgramFoundation

struct CaseAttachment: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "attachment",
        abstract: "Write a file that belongs to a case: a scanned paper, a signature.",
        discussion: "'cases show' has the files' names. The file holds personal data in the clear.")

    @Argument(help: "The case.")
    var reference: String

    @Argument(help: "The file's name.")
    var name: String

    @Option(help: "Where to write it; it must not be there yet.")
    var output: String

    @OptionGroup var options: ConfigurationOptions

    func run() async throws {
        try await ProgramRun.perform(SyncParts.program) {
            let ledger = try SyncParts(options).ledger()
            guard let record = try await ledger.record(reference) else {
                throw CaseReport.unknown(reference)
            }
            guard let attachment = record.submission.content.attachments.first(where: { $0.name == name })
            else {
                throw ProgramFault(
                    .dataError, code: "unknown-attachment", cause: "The case has no file '\(name)'.",
                    remedy: "'county-sync cases show \(reference)' has the names.")
            }
            guard let bytes = try await ledger.attachment(name, case: reference) else {
                throw ProgramFault(
                    .temporaryFailure, code: "attachment-incomplete",
                    cause:
                        "\(record.arrived[attachment.digest, default: 0]) of \(attachment.parts) parts of '\(name)' have come.",
                    remedy: "The booth sends the rest when its link is up; try again later.")
            }
            do {
                try bytes.write(to: URL(fileURLWithPath: output), options: .withoutOverwriting)
            } catch {
                throw ProgramFault(
                    .cannotCreate, code: "cannot-write",
                    cause: "\(output) cannot be written, or is there already.",
                    remedy: "Name a file that is not there, in a folder that is.")
            }
            print("\(output)  \(attachment.mediaType)  \(bytes.count) bytes")
        }
    }
}
