import Foundation

/// A real print service for tests: a private cupsd with one queue (the default one) and ippeveprinter behind it,
/// everything on the loopback address and below one temporary folder.
///
///     try await PrintingRig.run { rig in
///         … print to rig.queue at rig.server …
///         let slip = try await rig.receivedSlip(1)
///         #expect(try await slip.text().contains("0423 261123 0007 6"))
///     }
public actor PrintingRig {
    /// The address of cupsd, `127.0.0.1:PORT`: what CUPS_SERVER takes.
    public nonisolated let server: String
    /// The queue's name.
    public nonisolated let queue = "slips"

    private let folder: URL
    private let names: NameService
    private let printer: PaperPrinter
    private let spooler: SpoolerConfiguration
    private var printerDaemon: RigDaemon
    private let spoolerDaemon: RigDaemon

    /// Brings a rig up, lets the test use it, and takes it down whatever happens.
    public static func run<Result: Sendable>(
        _ body: @Sendable (PrintingRig) async throws -> Result
    ) async throws -> Result {
        let rig = try await PrintingRig()
        do {
            let result = try await body(rig)
            await rig.stop()
            return result
        } catch {
            await rig.stop()
            throw error
        }
    }

    /// Brings a rig up; whoever calls this calls ``stop()`` as well.
    public init() async throws {
        // Short, since a socket's path holds 107 bytes; open, since cupsd's filters run as another user.
        let folder = URL(filePath: "/tmp/printing-rig-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path)
        var started: [RigDaemon] = []
        var names: NameService?
        do {
            let service = try await NameService(folder: folder)
            names = service
            let printer = PaperPrinter(
                folder: folder.appending(path: "printer"), port: try LoopbackPort.free())
            try printer.install()
            let printerDaemon = try printer.start(environment: service.environment)
            started.append(printerDaemon)
            let spooler = SpoolerConfiguration(
                folder: folder.appending(path: "cups"), port: try LoopbackPort.free())
            try spooler.install()
            let spoolerDaemon = try RigDaemon(
                .cupsd, ["-f", "-c", spooler.mainFile.path, "-s", spooler.filesFile.path],
                environment: service.environment, logFolder: folder)
            started.append(spoolerDaemon)
            try await waitUntil("ippeveprinter", log: { printerDaemon.log }) {
                LoopbackPort.answers(printer.port)
            }
            try await waitUntil("cupsd", log: { spoolerDaemon.log }) { LoopbackPort.answers(spooler.port) }

            let server = "127.0.0.1:\(spooler.port)"
            try await RigProgram.lpadmin.run(
                [
                    "-h", server, "-p", queue, "-E", "-v", printer.uri, "-m", "everywhere",
                    "-o", "printer-error-policy=retry-job",
                ])
            try await RigProgram.lpadmin.run(["-h", server, "-d", queue])
            self.folder = folder
            self.names = service
            self.printer = printer
            self.printerDaemon = printerDaemon
            self.spooler = spooler
            self.spoolerDaemon = spoolerDaemon
            self.server = server
        } catch {
            for daemon in started.reversed() { daemon.stop() }
            names?.stop()
            try? FileManager.default.removeItem(at: folder)
            throw error
        }
    }

    /// Ends every process and removes every file.
    public func stop() {
        spoolerDaemon.stop()
        printerDaemon.stop()
        names.stop()
        try? FileManager.default.removeItem(at: folder)
    }
}

extension PrintingRig {
    /// Pauses the queue: jobs wait.
    public func stopQueue() async throws { try await RigProgram.cupsdisable.run(["-h", server, queue]) }

    /// Lets the queue go on.
    public func resumeQueue() async throws { try await RigProgram.cupsenable.run(["-h", server, queue]) }

    /// Pulls the printer's plug.
    public func killPrinter() { printerDaemon.stop(gently: false) }

    /// Switches the printer on again.
    public func startPrinter() async throws {
        let daemon = try printer.start(environment: names.environment)
        printerDaemon = daemon
        let port = printer.port
        try await waitUntil("ippeveprinter", log: { daemon.log }) { LoopbackPort.answers(port) }
    }

    /// Takes the paper out: a job that arrives waits, and the printer says media-empty.
    public func takePaperOut() throws { try printer.setPaper(present: false) }

    /// Puts paper in.
    public func putPaperIn() throws { try printer.setPaper(present: true) }

    /// What came out of the printer, in order.
    public func receivedSlips() throws -> [ReceivedSlip] {
        try FileManager.default.contentsOfDirectory(at: printer.received, includingPropertiesForKeys: nil)
            .sorted { $0.path < $1.path }
            .map(ReceivedSlip.init(file:))
    }

    /// The slip that came out as the n-th, from 1; waits for it.
    public func receivedSlip(_ number: Int) async throws -> ReceivedSlip {
        try await waitUntil("slip \(number)", log: { self.log }) { try receivedSlips().count >= number }
        return try receivedSlips()[number - 1]
    }

    /// The documents that CUPS keeps at this moment (its control files left out).
    public func spooledDocuments() throws -> [URL] {
        try FileManager.default.contentsOfDirectory(at: spooler.spool, includingPropertiesForKeys: nil)
            .filter { $0.lastPathComponent.hasPrefix("d") }
    }

    /// What printer and spooler have said, for the message of a failing test.
    public var log: String {
        printerDaemon.log + ((try? String(contentsOf: spooler.errorLog, encoding: .utf8)) ?? "")
    }
}
