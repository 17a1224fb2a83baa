import CardReaders
import Foundation
import Testing

@testable import TechnicianTool

@Suite("The program kioskctl")
struct KioskctlTests {
    /// The flags that point the tool at a booth.
    private func flags(_ booth: TestBooth) -> [String] {
        [
            "--config", booth.folder.path + "/empty.yaml", "--set", "state_directory=\(booth.state)", "--set",
            "resources_directory=\(booth.resources.path)", "--set",
            "reader.device=\(booth.reader.path ?? "")",
            "--set", "doctor.disk_megabytes=64", "--json",
        ]
    }

    private func booth() throws -> TestBooth {
        let booth = try TestBooth()
        try booth.folder.write("", to: "empty.yaml")
        return booth
    }

    @Test("status, queue and catalogue print one JSON object each")
    func looking() async throws {
        let booth = try booth()
        try booth.finalise()
        let status = try await ToolRun(["status"] + flags(booth))
        #expect(status.status == 0)
        #expect((try status.object()["booth"] as? [String: Any])?["id"] as? String == "yangli-0423")
        let list = try await ToolRun(["queue", "list"] + flags(booth))
        let submissions = try #require(try list.object()["submissions"] as? [[String: Any]])
        let number = try #require(submissions.first?["receiptNumber"] as? String)
        let shown = try await ToolRun(["queue", "show", number.filter { $0 != " " }] + flags(booth))
        #expect(try shown.object()["receiptNumber"] as? String == number)
        let catalogue = try await ToolRun(["catalogue", "list"] + flags(booth))
        #expect(try catalogue.object()["version"] as? Int == 1)
        let text = try await ToolRun(["catalogue", "list"] + flags(booth).dropLast())
        #expect(text.output.contains("高龄津贴申领"))
    }

    @Test("The queue is listed whole, however long it is")
    func longQueue() async throws {
        let booth = try booth()
        for _ in 0..<1005 { try booth.finalise() }
        let list = try await ToolRun(["queue", "list"] + flags(booth))
        #expect((try list.object()["submissions"] as? [Any])?.count == 1005)
    }

    @Test("A number that is none, and one of another booth, are told apart")
    func receiptNumbers() async throws {
        let booth = try booth()
        let none = try await ToolRun(["queue", "show", "042326112300075"] + flags(booth))
        #expect(none.status == 64)
        #expect(try none.errorCode() == "receipt-number")
        let other = try await ToolRun(["queue", "show", "042326112300076"] + flags(booth))
        #expect(other.status == 65)
        #expect(try other.errorCode() == "receipt-unknown")
    }

    @Test("A tool that looks makes no database")
    func noDatabase() async throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("", to: "kioskctl.yaml")
        let run = try await ToolRun(
            ["status", "--json", "--config", file, "--set", "state_directory=\(folder.path)/state"])
        #expect(run.status == 66)
        #expect(try run.errorCode() == "database-missing")
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/state"))
    }

    @Test("A configuration with an unknown key, or none at its path, names the thing and the remedy")
    func configuration() async throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("reader:\n  devise: /dev/ttyUSB0\n", to: "kioskctl.yaml")
        let unknown = try await ToolRun(["status", "--config", file])
        #expect(unknown.status == 78)
        #expect(unknown.errors.contains("line 2") && unknown.errors.contains("did you mean reader.device?"))
        let missing = try await ToolRun(["status", "--config", folder.path + "/none.yaml", "--json"])
        #expect(missing.status == 66)
        #expect(try missing.errorCode() == "configuration-missing")
        let doctor = try await ToolRun(["doctor", "--config", file, "--json"])
        #expect(doctor.status == 1)
        let findings = try #require(try doctor.object()["findings"] as? [[String: Any]])
        #expect(findings.map { $0["code"] as? String } == ["unknown-setting"])
    }

    @Test("The delivered configuration is right and names every setting")
    func deliveredConfiguration() async throws {
        let path = Repository.resources + "/kioskctl.yaml"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        for setting in ToolSettings.declared {
            let key = setting.key.split(separator: ".").last.map(String.init) ?? setting.key
            #expect(text.contains("\(key):"), "\(setting.key)")
        }
        let run = try await ToolRun([
            "status", "--config", path, "--set", "state_directory=/nonexistent", "--json",
        ])
        #expect(try run.errorCode() == "database-missing")
    }

    @Test("doctor names what the environment takes away: fonts, their tool, the print service")
    func environment() async throws {
        let booth = try booth()
        let fonts = try booth.folder.write("<fontconfig></fontconfig>", to: "fonts.conf")
        let spooler = ["CUPS_SERVER": "127.0.0.1:1"]
        func codes(_ environment: [String: String]) async throws -> [String] {
            let run = try await ToolRun(
                ["doctor"] + flags(booth), environment: environment.merging(spooler) { first, _ in first })
            #expect(run.status == 1, "\(run.output)\(run.errors)")
            let findings = try #require(try run.object()["findings"] as? [[String: Any]])
            return findings.compactMap { $0["code"] as? String }.filter { $0 != "gateway-not-set" }
        }
        #expect(try await codes([:]) == ["spooler-unreachable"])
        #expect(try await codes(["FONTCONFIG_FILE": fonts]) == ["spooler-unreachable", "font-missing"])
        #expect(try await codes(["PATH": "/nowhere"]) == ["spooler-unreachable", "fontconfig-missing"])
    }

    @Test("doctor prints for people what it saw, what it means and what to do")
    func doctorText() async throws {
        let booth = try booth()
        let run = try await ToolRun(
            ["doctor"] + flags(booth).dropLast() + ["--set", "reader.device=/dev/no-such-reader"],
            environment: ["CUPS_SERVER": "127.0.0.1:1"])
        #expect(run.status == 1)
        #expect(
            run.output.contains(
                "FAILURE reader-absent\n  saw:   There is no card reader at /dev/no-such-reader"),
            "\(run.output)")
    }

    @Test("A card on the reader is read, masked unless it is to be revealed")
    func reader() async throws {
        let booth = try booth()
        let cards = try CardFile(path: Repository.resources + "/cards.json")
        booth.reader.lay(try #require(cards.card("wei")))
        let device = ["--device", try #require(booth.reader.path)]
        let masked = try await ToolRun(["reader", "read"] + device + flags(booth))
        #expect(masked.status == 0, "\(masked.output)")
        #expect(try masked.object()["name"] as? String == "韦*例")
        #expect(!masked.output.contains("199001"))
        let revealed = try await ToolRun(["reader", "read", "--reveal"] + device + flags(booth))
        #expect(try revealed.object()["number"] as? String == "450000199001010011")
    }

    @Test("A reader that is missing is 69, a card that is no identity card 65, both with code and remedy")
    func readerFaults() async throws {
        let booth = try booth()
        let missing = try await ToolRun(["reader", "read", "--device", "/dev/no-such-reader"] + flags(booth))
        #expect(missing.status == 69)
        #expect(try missing.errorCode() == "reader-absent")
        let cards = try CardFile(path: Repository.resources + "/cards.json")
        booth.reader.lay(try #require(cards.card("wei")))
        booth.inject(.typeLetter("Q"))
        let unknown = try await ToolRun(["reader", "read"] + flags(booth))
        #expect(unknown.status == 65, "\(unknown.output)")
        #expect(try unknown.errorCode() == "card-type-unknown")
    }

    @Test("printer test without a print service ends with 69 and says how to start it")
    func printer() async throws {
        let booth = try booth()
        let run = try await ToolRun(
            ["printer", "test"] + flags(booth), environment: ["CUPS_SERVER": "127.0.0.1:1"])
        #expect(run.status == 69)
        #expect(try run.errorCode() == "spooler-unreachable")
    }

    @Test("enrol without an address, and on an enrolled booth, says what is missing")
    func enrol() async throws {
        let booth = try booth()
        let noAddress = try await ToolRun(["enrol", "--code", "1", "--ca", "/none"] + flags(booth))
        #expect(noAddress.status == 78)
        #expect(try noAddress.errorCode() == "missing-setting")
        let again = try await ToolRun(
            ["enrol", "--code", "1", "--ca", "/none"] + flags(booth) + [
                "--set", "gateway.url=https://127.0.0.1:1",
            ])
        #expect(again.status == 64)
        #expect(try again.errorCode() == "already-enrolled")
    }

    @Test("enrol where nobody answers leaves the booth as it was, and says that the code is still good")
    func enrolUnreachable() async throws {
        let folder = try TemporaryFolder()
        let config = try folder.write("", to: "kioskctl.yaml")
        let authority = try folder.write(try TestAuthority().pem, to: "ca.crt")
        let run = try await ToolRun(
            [
                "enrol", "--code", "1", "--ca", authority, "--json", "--config", config, "--set",
                "state_directory=\(folder.path)/state", "--set", "gateway.url=https://127.0.0.1:1",
            ])
        #expect(run.status == 69)
        #expect(try run.errorCode() == "refused" && run.output.contains("still good"))
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/state/identity"))
    }

    @Test("Whoever runs the tool, every file of the booth stays its account's")
    func ownership() async throws {
        let booth = try booth()
        try booth.finalise()
        // As root the booth is given to another account; any other user runs as the owner anyway.
        let account: uid_t = geteuid() == 0 ? 65_534 : geteuid()
        let names = try FileManager.default.subpathsOfDirectory(atPath: booth.state)
        for path in [booth.state] + names.map({ booth.state + "/" + $0 }) where geteuid() == 0 {
            #expect(chown(path, account, account) == 0)
        }
        for file in ["booth.db-wal", "booth.db-shm", "booth.lock"] {
            try? FileManager.default.removeItem(atPath: booth.state + "/" + file)
        }
        #expect(try await ToolRun(["queue", "list"] + flags(booth)).status == 0)
        for name in try FileManager.default.subpathsOfDirectory(atPath: booth.state) {
            let attributes = try FileManager.default.attributesOfItem(atPath: booth.state + "/" + name)
            #expect(attributes[.ownerAccountID] as? Int == Int(account), "\(name)")
        }
    }
}
