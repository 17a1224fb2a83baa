import ArgumentParser
import BoothStore
import Domain
import Foundation
import ProgramFoundation
import TechnicianTool

extension QueueCommand {
    /// `kioskctl queue retry`
    struct Retry: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Put one that is quarantined back into the queue.",
            discussion: "For after what the county refused was mended there. The same bytes are sent again.")

        @OptionGroup var receipt: ReceiptArgument

        @OptionGroup var options: ToolOptions

        func run() throws {
            try options.perform {
                let number = try receipt.number()
                let store = try BoothFolder(settings: try options.settings()).store()
                let entry = try QueueCommand.entry(number, store)
                guard try store.requeue(number, at: .now) else {
                    throw ProgramFault(
                        .dataError, code: "not-quarantined",
                        cause: "\(number) is not quarantined: it is \(entry.state.rawValue).",
                        remedy: "Nothing has to be done: what waits is sent by itself.")
                }
                let line = QueueLine(try QueueCommand.entry(number, store))
                try options.show(line, text: "\(number) is in the queue again.")
            }
        }
    }

    /// `kioskctl queue export`
    struct Export: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write what the county has no receipt for into a file, for a USB stick.",
            discussion: """
                The envelopes are sealed: whoever finds the stick can read nothing. At the gateway `county-gateway import` takes \
                the file in and writes the answers, for `kioskctl queue import` here. Nothing leaves the queue before.
                """)

        @Argument(help: "The file to write; it must not exist.")
        var file: String

        @OptionGroup var options: ToolOptions

        func run() throws {
            try options.perform {
                // Opened as who called: a stick may be root's alone.
                let output = try BundleFiles.create(file)
                do {
                    let folder = try BoothFolder(settings: try options.settings())
                    guard let identity = try folder.identity() else { throw BundleFiles.notEnrolled }
                    let export = try BundleExport.write(
                        folder.store(), of: identity.booth, to: output, named: file, at: .now)
                    try options.show(export, text: export.text)
                } catch {
                    try? FileManager.default.removeItem(atPath: file)
                    throw error
                }
            }
        }
    }

    /// `kioskctl queue import`
    struct Import: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take in the county's answers to an export.",
            discussion:
                "Each receipt proves itself by the county's signature; the same file may be taken in twice.")

        @Argument(help: "The file that `county-gateway import` wrote.")
        var file: String

        @OptionGroup var options: ToolOptions

        func run() throws {
            try options.perform {
                let input = try BundleFiles.open(file)
                let folder = try BoothFolder(settings: try options.settings())
                guard let identity = try folder.identity() else { throw BundleFiles.notEnrolled }
                let taken = try BundleImport.read(input, into: folder.store(), identity: identity, at: .now)
                try options.show(taken, text: taken.text)
            }
        }
    }
}

/// The files of bundles.
enum BundleFiles {
    static func create(_ path: String) throws(ProgramFault) -> FileHandle {
        let descriptor = Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw ProgramFault(
                .cannotCreate, code: "bundle-file",
                cause: "\(path) cannot be made: \(String(cString: strerror(errno))).",
                remedy: "Give a new name on a disk that can be written.")
        }
        return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }

    static func open(_ path: String) throws(ProgramFault) -> FileHandle {
        guard let file = FileHandle(forReadingAtPath: path) else {
            throw ProgramFault(
                .noInput, code: "bundle-file", cause: "\(path) cannot be read.",
                remedy: "Check the name and that the stick is mounted.")
        }
        return file
    }

    static let notEnrolled = ProgramFault(
        .configuration, code: "not-enrolled", cause: "This booth is not enrolled.",
        remedy: "Enrol it with `kioskctl enrol`.")
}

extension Instant {
    static var now: Instant { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }
}
