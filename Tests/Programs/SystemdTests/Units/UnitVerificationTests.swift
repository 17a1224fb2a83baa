import Foundation
import Testing

@Suite("Units as systemd reads them")
struct UnitVerificationTests {
    @Test("systemd-analyze verify has no word to say against any unit")
    func verify() throws {
        let folder = try TemporaryFolder()
        for program in UnitFile.programs { try folder.file(program, "#!/bin/sh\n", mode: 0o755) }
        let units = try UnitFile.all.map { unit in
            try folder.file(unit.name, try UnitFile.text(unit.name, programsIn: folder.path))
        }
        try #require(units.count == 5)
        let answer = try Command("systemd-analyze", package: "systemd", ["verify", "--man=no"] + units).run(
            in: folder)
        #expect(answer.errors.isEmpty)
        #expect(answer.output.isEmpty)
        #expect(answer.status == 0)
    }

    @Test(
        "A misspelt setting or a missing program would be told",
        arguments: ["MemoryMaks=1G", "ExecStart=/usr/bin/nix"])
    func verifySeesFaults(line: String) throws {
        let folder = try TemporaryFolder()
        let unit = try folder.file(
            "ting-broken.service", "[Service]\nType=oneshot\n\(line)\nExecStart=/bin/true\n")
        let answer = try Command("systemd-analyze", package: "systemd", ["verify", "--man=no", unit]).run(
            in: folder)
        #expect(!answer.errors.isEmpty)
    }

    @Test(
        "Every program that a unit starts, and every file that it is given, is one that is installed",
        arguments: UnitFile.all)
    func installedFiles(unit: UnitFile) throws {
        var command = try #require(unit.values("ExecStart").first)
        if command.contains("sway.conf") {
            // What the compositor starts, in its quotes.
            let line = try Repository.text("kiosk-config/sway.conf").split(separator: "\n").first {
                $0.hasPrefix("exec ")
            }
            command += " " + (try #require(line)).replacing("\"", with: " ").replacing(";", with: " ")
        }
        let installed = [
            "/etc/ting/foot.ini": "kiosk-config/foot.ini",
            "/etc/ting/sway.conf": "kiosk-config/sway.conf",
            "/etc/ting/out-of-service.txt": "kiosk-config/out-of-service.txt",
        ]
        for word in command.split(separator: " ").map({ $0.replacing("--config=", with: "") })
        where word.hasPrefix("/etc/ting/") {
            let source = try #require(installed[String(word)], "\(word) is not among the files delivered")
            #expect(FileManager.default.fileExists(atPath: Repository.file(source).path))
        }
        let own = UnitFile.programs.filter { command.contains("/usr/bin/\($0)") }
        #expect(own.count <= 2, "\(own)")
        for program in own {
            #expect(
                FileManager.default.fileExists(atPath: Repository.file("Sources/Programs/\(program)").path))
        }
    }
}
