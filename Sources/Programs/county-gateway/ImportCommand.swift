import ArgumentParser
import CountyAPI
import Domain
import Foundation
import Gateway
import ProgramFoundation

struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Take in envelopes that were carried here on a stick.",
        discussion: """
            The file is what `kioskctl queue export` wrote. Each envelope is looked at and stored like one that came over the \
            network, and the answers are written for `kioskctl queue import`. The same file may be taken in twice.
            """)

    @Argument(help: "The booth's file.")
    var file: String

    @Option(help: "The file for the answers; it must not exist.")
    var answers: String

    @OptionGroup var options: ConfigurationOptions

    func run() async throws {
        try await ProgramRun.perform(GatewayParts.program) {
            let parts = try GatewayParts(options)
            guard let input = FileHandle(forReadingAtPath: file) else {
                throw ProgramFault(
                    .noInput, code: "bundle-file", cause: "\(file) cannot be read.",
                    remedy: "Check the name and that the stick is mounted.")
            }
            let descriptor = Glibc.open(answers, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
            guard descriptor >= 0 else {
                throw ProgramFault(
                    .cannotCreate, code: "bundle-file",
                    cause: "\(answers) cannot be made: \(String(cString: strerror(errno))).",
                    remedy: "Give a new name on a disk that can be written.")
            }
            let output = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
            let reception = BundleReception(
                reception: BatchReception(
                    mailbox: try parts.mailbox(), receipts: try parts.keys().receipts,
                    now: { GatewayParts.now }))
            do {
                let taken = try await reception.take(
                    next: { try input.read(upToCount: 1 << 16) ?? Data() },
                    write: { try output.write(contentsOf: $0) })
                try output.synchronize()
                print(
                    "\(taken.stored) envelopes of \(taken.booth) are stored; the answers are in \(answers).")
                for (code, count) in taken.refused.sorted(by: { $0.key < $1.key }) {
                    print("\(count) were refused: \(code)")
                }
            } catch let fault as BundleFault {
                try? FileManager.default.removeItem(atPath: answers)
                throw fault.programFault
            } catch let problem as Problem {
                try? FileManager.default.removeItem(atPath: answers)
                throw ProgramFault(
                    .dataError, code: problem.code, cause: "\(problem.title).",
                    remedy: "`county-gateway booths` lists the booths; one that was revoked enrols again.")
            }
        }
    }
}

extension BundleFault {
    var programFault: ProgramFault {
        let (code, cause) =
            switch self {
            case .noBundle: ("bundle-unknown", "This file is not a bundle of this program.")
            case .otherKind: ("bundle-kind", "This bundle holds a county's answers, not a booth's envelopes.")
            case .damaged, .tooLong: ("bundle-damaged", "The bundle ends too early or was changed.")
            }
        return ProgramFault(
            .dataError, code: code, cause: cause,
            remedy:
                "What was stored is stored. Have the booth write the bundle again: the same envelopes may come twice."
        )
    }
}
