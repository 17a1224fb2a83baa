import ChildProcesses
import Foundation
import Glibc

/// A gateway, a county job and a sync daemon as child processes on this machine, with generated keys and mutual TLS:
/// everything of a real county but the distance.
public final class LocalCounty {
    /// The gateway's address.
    public let gatewayURL: String
    private let children: [(name: String, process: ChildProcess)]

    /// Why the demonstration could not begin.
    public struct StartFault: Error, CustomStringConvertible {
        /// What was being done.
        public var step: String
        /// What the program said.
        public var cause: String

        /// Step and cause.
        public var description: String { "\(step): \(cause)" }
    }

    /// Makes keys and enrols the booth where that has not been done, publishes the catalogue, and starts the three
    /// programs. `tell` is told each step. To be called on a thread that lives as long as the demonstration.
    public init(_ folder: DemonstrationFolder, tell: (String) -> Void) throws {
        if !FileManager.default.fileExists(atPath: folder.keys + "/county") {
            tell("making the county's keys")
            try Self.run(
                folder, "county-sync",
                ["keys", "new", "--out", folder.keys, "--name", "样例县", "--gateway-host", "127.0.0.1"])
        }
        tell("starting the gateway")
        let gatewaySettings = [
            "--set", "state_directory=\(folder.gateway)", "--set", "keys_directory=\(folder.keys)/gateway",
            "--set", "listen.address=127.0.0.1", "--set", "listen.port=0",
        ]
        let gateway = try Self.start(folder, "county-gateway", ["serve"] + gatewaySettings)
        guard let line = Self.firstLine(of: gateway.output), let address = line.range(of: "https://") else {
            throw StartFault(
                step: "county-gateway serve", cause: "it did not say where it listens; see \(folder.log)")
        }
        let url = String(line[address.lowerBound...])
        let gatewayURL = url
        let countySettings = [
            "--set", "state_directory=\(folder.county)", "--set", "keys_directory=\(folder.keys)/county",
            "--set", "gateway.url=\(url)",
        ]
        let boothSettings = ["--set", "state_directory=\(folder.booth)", "--set", "gateway.url=\(url)"]
        if !FileManager.default.fileExists(atPath: folder.booth + "/identity/booth.json") {
            tell("enrolling the booth")
            let code = try Self.run(
                folder, "county-gateway",
                ["enrolment-code", "demo-booth", "--name", "样例县示范村便民服务亭(演示)", "--code", "0423"]
                    + gatewaySettings)
            try Self.run(
                folder, "kioskctl",
                ["enrol", "--code", code, "--ca", folder.keys + "/county/ca.crt"] + boothSettings)
        }
        tell("publishing the catalogue")
        try Self.run(folder, "county-sync", ["publish", folder.catalogue] + countySettings)
        tell("starting the county job and the sync daemon")
        let job = try Self.start(folder, "county-sync", ["run"] + countySettings)
        let sync = try Self.start(folder, "kiosk-sync", boothSettings)
        self.gatewayURL = gatewayURL
        children = [("kiosk-sync", sync), ("county-sync", job), ("county-gateway", gateway)]
    }

    /// Ends the programs, the booth's end first; returns when none is left.
    public func stop() {
        for child in children { child.process.signal(SIGTERM) }
        for child in children { child.process.terminate(within: 5) }
    }

    private static func start(
        _ folder: DemonstrationFolder, _ name: String, _ arguments: [String]
    ) throws -> ChildProcess {
        do {
            return try ChildProcess(
                program: folder.program(name), arguments: arguments, standardError: .file(path: folder.log),
                endsWithParent: true)
        } catch { throw StartFault(step: name, cause: error.description) }
    }

    /// Runs a program to its end; gives what it printed.
    @discardableResult
    private static func run(
        _ folder: DemonstrationFolder, _ name: String, _ arguments: [String]
    ) throws -> String {
        let process = try start(folder, name, arguments)
        let output = String(decoding: readAll(process.output), as: UTF8.self)
        let status = process.wait()
        guard status == 0 else {
            throw StartFault(
                step: ([name] + arguments.prefix(1)).joined(separator: " "),
                cause: "exit status \(status); see \(folder.log)")
        }
        return output.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private static func readAll(_ descriptor: Int32) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = read(descriptor, &chunk, chunk.count)
            guard count > 0 else { return bytes }
            bytes += chunk.prefix(count)
        }
    }

    static func firstLine(of descriptor: Int32) -> String? {
        var bytes: [UInt8] = []
        var byte: UInt8 = 0
        while read(descriptor, &byte, 1) == 1 {
            if byte == UInt8(ascii: "\n") { return String(decoding: bytes, as: UTF8.self) }
            bytes.append(byte)
        }
        return nil
    }
}
