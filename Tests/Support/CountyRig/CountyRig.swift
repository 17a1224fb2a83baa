import ChildProcesses
import FoundationEssentials
import Glibc

/// A county and one enrolled booth, each program a process of its own with its own state directory below one
/// temporary folder, and mutual TLS on the loopback address between them.
///
/// ```swift
/// let county = try CountyRig()
/// defer { county.end() }
/// try county.start(.gateway, .job, .sync)
/// … county.kill(.sync); try county.start(.sync) …
/// #expect(try county.cases().count == 1)
/// ```
public final class CountyRig {
    /// The programs that run for long.
    public enum Part: String, Sendable, CaseIterable {
        /// The county's post office.
        case gateway = "county-gateway"
        /// The county's sync job.
        case job = "county-sync"
        /// The booth's sync daemon.
        case sync = "kiosk-sync"
    }

    /// The temporary folder.
    public let folder: String
    /// The gateway's port, the same after each start.
    private var port = 0
    private var running: [Part: ChildProcess] = [:]
    /// A rough road between the booth and the gateway; nil: a direct one.
    public var road: RoughRoad?

    /// Makes the county's keys, enrols the booth, publishes the delivered catalogue and has the booth fetch it.
    /// Nothing runs afterwards. The folder of the booth can be made ready before.
    public init(prepareBooth: (_ folder: String) throws -> Void = { _ in }) throws {
        var template = Array("/tmp/ting-county-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw RigFailure("no temporary folder: errno \(errno)") }
        folder = String(decoding: template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        do {
            for name in ["booth", "logs", "temporary"] {
                try FileManager.default.createDirectory(
                    atPath: folder + "/" + name, withIntermediateDirectories: true,
                    attributes: [.posixPermissions: 0o700])
            }
            try prepareBooth(boothFolder)
            try prepare()
        } catch {
            let log = log
            end()
            throw RigFailure("\(error)\n\(log)")
        }
    }

    deinit { end() }

    /// Kills what runs and removes the folder.
    public func end() {
        for part in Part.allCases { kill(part) }
        try? FileManager.default.removeItem(atPath: folder)
    }

    // MARK: Folders

    /// The booth's state directory.
    public var boothFolder: String { folder + "/booth" }
    /// The gateway's state directory.
    public var gatewayFolder: String { folder + "/gateway" }
    /// The county's state directory, the one place where people's data may stand in the clear.
    public var countyFolder: String { folder + "/county" }
    /// What the programs say.
    public var logFolder: String { folder + "/logs" }
    /// TMPDIR of all programs.
    public var temporaryFolder: String { folder + "/temporary" }

    /// What the long-running programs have said, for the message of a failing test.
    public var log: String {
        Part.allCases.map { part in
            let said = FileManager.default.contents(atPath: logFile(part)) ?? Data()
            return "—— \(part.rawValue)\n" + String(decoding: said, as: UTF8.self)
        }.joined(separator: "\n")
    }

    // MARK: Processes

    /// Starts programs; the gateway listens when this returns.
    public func start(_ parts: Part...) throws {
        for part in parts {
            guard running[part] == nil else { throw RigFailure("\(part.rawValue) runs already") }
            let process = try ChildProcess(
                program: BuiltProgram.path(part.rawValue), arguments: arguments(of: part),
                environment: ["TMPDIR": temporaryFolder], standardError: .file(path: logFile(part)))
            running[part] = process
            if part == .gateway { port = try listeningPort(process) }
        }
    }

    /// Asks a program to end and waits for its end; gives its exit status.
    @discardableResult
    public func stop(_ part: Part) -> Int32? {
        guard let process = running.removeValue(forKey: part) else { return nil }
        process.terminate(within: 20)
        return process.wait()
    }

    /// Kills a program, as a power cut would, and waits for its end.
    public func kill(_ part: Part) {
        guard let process = running.removeValue(forKey: part) else { return }
        process.signal(SIGKILL)
        process.wait()
    }

    /// Whether a program runs.
    public func isRunning(_ part: Part) -> Bool { running[part]?.isRunning == true }

    /// Runs a command of one of the programs to its end, with that program's settings.
    public func run(_ name: String, _ arguments: [String]) throws -> FinishedProgram {
        try FinishedProgram(
            name, arguments + settings(of: name), environment: ["TMPDIR": temporaryFolder])
    }

    /// Waits until the booth has the county's signed receipt for every submission.
    public func waitUntilStored(_ count: Int = 1, seconds: Double = 90) throws {
        try wait(until: "\(count) submissions are stored", seconds: seconds, every: 100, log: { self.log }) {
            let states = try queue().map(\.state)
            return states.count == count && states.allSatisfy { $0 == "stored" }
        }
    }

    /// Waits until the ledger has so many cases.
    public func waitForCases(_ count: Int, seconds: Double = 90) throws {
        try wait(until: "the ledger has \(count) cases", seconds: seconds, every: 100, log: { self.log }) {
            try cases().count >= count
        }
    }

    // MARK: The same beginning again

    /// Keeps what booth, gateway and county hold now. To be called while nothing runs.
    public func keep() throws {
        for state in states {
            try? FileManager.default.removeItem(atPath: kept(state))
            try FileManager.default.copyItem(atPath: state, toPath: kept(state))
        }
    }

    /// Goes back to what was kept. To be called while nothing runs.
    public func restore() throws {
        for state in states {
            try FileManager.default.removeItem(atPath: state)
            try FileManager.default.copyItem(atPath: kept(state), toPath: state)
        }
    }

    private var states: [String] { [boothFolder, gatewayFolder, countyFolder] }

    private func kept(_ state: String) -> String { state + ".kept" }

    // MARK: What county and booth hold

    /// The cases in the county's ledger.
    public func cases() throws -> [LedgerCase] {
        guard access(countyFolder + "/ledger.sqlite", F_OK) == 0 else { return [] }
        return try run("county-sync", ["export", "--format", "jsonl"]).success()
            .split(separator: "\n")
            .map { try JSONDecoder().decode(LedgerCase.self, from: Data($0.utf8)) }
    }

    /// The submissions in the booth's queue, newest first.
    public func queue() throws -> [QueuedSubmission] {
        let listing = try run("kioskctl", ["queue", "list", "--json"]).success()
        return try JSONDecoder().decode(QueueListing.self, from: Data(listing.utf8)).submissions
    }

    /// The highest number of the booth's sequence that the gateway holds.
    public func gatewaySequence() throws -> Int {
        let line = try run("county-gateway", ["booths"]).success()
        guard let number = line.firstMatch(of: /sequence up to ([0-9]+)/)?.output.1 else { return 0 }
        return Int(number) ?? 0
    }

    /// A number that changes when the gateway writes into its mailbox.
    public var mailboxWrites: Int { Self.size(of: gatewayFolder + "/mailbox.sqlite-wal") }

    /// A number that changes when a program writes into the booth's database.
    public var boothWrites: Int { Self.size(of: boothFolder + "/booth.db-wal") }

    private static func size(of path: String) -> Int {
        var facts = stat()
        return stat(path, &facts) == 0 ? Int(facts.st_size) : 0
    }

    /// The settings of a program, as flags.
    public func settings(of name: String) -> [String] {
        let values =
            switch name {
            case "county-gateway":
                [
                    "state_directory=\(gatewayFolder)", "keys_directory=\(folder)/keys/gateway",
                    "listen.address=127.0.0.1", "listen.port=\(port)",
                ]
            case "county-sync":
                [
                    "state_directory=\(countyFolder)", "keys_directory=\(folder)/keys/county",
                    "gateway.url=\(url)",
                ]
            default:
                [
                    "state_directory=\(boothFolder)",
                    "gateway.url=\(road.map { "https://127.0.0.1:\($0.port)" } ?? url)",
                ]
            }
        return values.flatMap { ["--set", $0] }
    }

    /// The port at which the gateway listens, the same after each start.
    public var gatewayPort: Int { port }
    private var url: String { "https://127.0.0.1:\(port)" }

    private func prepare() throws {
        let keys = ["keys", "new", "--out", folder + "/keys", "--name", "样例县", "--gateway-host", "127.0.0.1"]
        _ = try FinishedProgram("county-sync", keys).success()
        try start(.gateway)
        let code = try run(
            "county-gateway", ["enrolment-code", "rig-booth", "--name", "示范村便民服务亭", "--code", "0423"]
        ).success()
        _ = try run("kioskctl", ["enrol", "--code", code, "--ca", folder + "/keys/county/ca.crt"]).success()
        _ = try run("county-sync", ["publish", BuiltProgram.configuration + "/catalogue"]).success()
        _ = try run("kiosk-sync", ["--once"]).success()
        stop(.gateway)
    }

    private func arguments(of part: Part) -> [String] {
        switch part {
        case .gateway: ["serve"] + settings(of: part.rawValue)
        case .job: ["run"] + settings(of: part.rawValue)
        case .sync: settings(of: part.rawValue)
        }
    }

    private func logFile(_ part: Part) -> String { "\(logFolder)/\(part.rawValue).log" }

    /// The port in `listening on https://ADDRESS:PORT`.
    private func listeningPort(_ gateway: ChildProcess) throws -> Int {
        var line: [UInt8] = []
        var byte: UInt8 = 0
        while read(gateway.output, &byte, 1) == 1, byte != UInt8(ascii: "\n") { line.append(byte) }
        let words = String(decoding: line, as: UTF8.self).split(separator: ":")
        guard let last = words.last, let port = Int(last) else {
            throw RigFailure("the gateway does not listen\n\(log)")
        }
        return port
    }
}
