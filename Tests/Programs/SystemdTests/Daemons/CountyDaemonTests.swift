import Foundation
import Testing

/// The county's daemons as their units start them: with the files that are handed over as credentials and no others.
@Suite("The county's daemons under their units")
struct CountyDaemonTests {
    /// A keys folder that `county-sync keys new` has just made.
    private func keys(in folder: TemporaryFolder) throws -> String {
        let keys = folder.path + "/keys"
        let process = try ProductProgram.start(
            "county-sync", ["keys", "new", "--out", keys, "--name", "样例县", "--gateway-host", "127.0.0.1"],
            environment: [:], in: folder)
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return keys
    }

    /// What systemd does for `LoadCredential=` and `TING_KEYS_DIRECTORY=%d`.
    private func credentials(
        of unit: UnitFile, from keys: String, installed: String, in folder: TemporaryFolder
    ) throws
        -> String
    {
        let credentials = folder.path + "/credentials"
        try FileManager.default.createDirectory(atPath: credentials, withIntermediateDirectories: true)
        for value in unit.values("LoadCredential") {
            let parts = value.split(separator: ":", maxSplits: 1).map(String.init)
            try #require(parts.count == 2 && parts[1] == "\(installed)/\(parts[0])", "\(value)")
            try FileManager.default.copyItem(
                atPath: "\(keys)/\(parts[0])", toPath: "\(credentials)/\(parts[0])")
        }
        #expect(unit.values("Environment") == ["TING_KEYS_DIRECTORY=%d"])
        return credentials
    }

    @Test(
        "With just the files that its unit hands over it comes up, says so, and says again and again that it lives",
        arguments: [
            (
                "ting-gateway.service", "gateway",
                ["TING_LISTEN_ADDRESS": "127.0.0.1", "TING_LISTEN_PORT": "0"]
            ),
            // Nobody is at that port: a job whose gateway is away lives all the same.
            ("ting-county-sync.service", "county", ["TING_GATEWAY_URL": "https://127.0.0.1:1"]),
        ])
    func comesUp(name: String, role: String, settings: [String: String]) throws {
        let folder = try TemporaryFolder()
        let unit = try UnitFile(name)
        let credentials = try credentials(
            of: unit, from: try keys(in: folder) + "/" + role, installed: "/etc/ting/\(role)-keys", in: folder
        )
        let systemd = try NotifySocket(in: folder)
        let command = try #require(unit.values("ExecStart").first).replacing("/usr/bin/", with: "")
            .split(separator: " ").map(String.init)
        let daemon = try ProductProgram.start(
            command[0], Array(command.dropFirst()),
            environment: settings.merging([
                "TING_KEYS_DIRECTORY": credentials, "TING_STATE_DIRECTORY": folder.path + "/state",
                "NOTIFY_SOCKET": systemd.path, "WATCHDOG_USEC": "300000",
            ]) { $1 }, in: folder)
        defer {
            daemon.terminate()
            daemon.waitUntilExit()
        }
        #expect(Set([systemd.next(), systemd.next()]) == ["READY=1", "WATCHDOG=1"])
        #expect(systemd.next() == "WATCHDOG=1")
        daemon.terminate()
        var last = systemd.next()
        while last == "WATCHDOG=1" { last = systemd.next() }
        #expect(last == "STOPPING=1")
        daemon.waitUntilExit()
        #expect(daemon.terminationStatus == 0)
    }
}
