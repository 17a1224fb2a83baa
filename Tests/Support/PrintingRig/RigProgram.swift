import Foundation

/// A program of Debian's that the rig runs, and the package it comes from.
struct RigProgram: Sendable {
    var name: String
    var package: String

    static let avahiDaemon = RigProgram(name: "avahi-daemon", package: "avahi-daemon")
    static let cupsd = RigProgram(name: "cupsd", package: "cups-daemon")
    static let cupsdisable = RigProgram(name: "cupsdisable", package: "cups-client")
    static let cupsenable = RigProgram(name: "cupsenable", package: "cups-client")
    static let dbusDaemon = RigProgram(name: "dbus-daemon", package: "dbus")
    static let ippeveprinter = RigProgram(name: "ippeveprinter", package: "cups-ipp-utils")
    static let lpadmin = RigProgram(name: "lpadmin", package: "cups-client")
    static let pdfinfo = RigProgram(name: "pdfinfo", package: "poppler-utils")
    static let pdftoppm = RigProgram(name: "pdftoppm", package: "poppler-utils")
    static let pdftotext = RigProgram(name: "pdftotext", package: "poppler-utils")
    static let unshare = RigProgram(name: "unshare", package: "util-linux")
    static let zbarimg = RigProgram(name: "zbarimg", package: "zbar-tools")

    /// Where it is installed.
    func locate() throws -> URL {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        // Daemons live in sbin, which an ordinary user's PATH leaves out.
        for folder in path.split(separator: ":") + ["/usr/sbin", "/sbin", "/usr/bin"] {
            let candidate = "\(folder)/\(name)"
            if FileManager.default.isExecutableFile(atPath: candidate) { return URL(filePath: candidate) }
        }
        throw RigError.programMissing(name: name, package: package)
    }

    /// Runs it to its end and returns what it wrote to standard output; killed after a minute.
    @discardableResult
    func run(_ arguments: [String], accepting accepted: Set<Int32> = [0]) async throws -> Data {
        let folder = FileManager.default.temporaryDirectory
        let output = folder.appending(path: "rig-\(UUID().uuidString).out")
        let errors = folder.appending(path: "rig-\(UUID().uuidString).err")
        defer {
            try? FileManager.default.removeItem(at: output)
            try? FileManager.default.removeItem(at: errors)
        }
        let process = try ChildProcess(
            try locate(), arguments, environment: [:], output: output, errors: errors)
        defer { process.send(SIGKILL) }
        try await waitUntil("the end of \(name)", log: { Self.text(of: errors) }) { process.ended() != nil }
        let status = process.ended() ?? -1
        guard accepted.contains(status) else {
            throw RigError.programFailed(
                name: name, status: status, output: Self.text(of: output) + Self.text(of: errors))
        }
        return try Data(contentsOf: output)
    }

    private static func text(of file: URL) -> String {
        (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    }
}
