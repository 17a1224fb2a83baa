import Foundation
import Testing

@Suite("The installed booth's terminal")
struct FootConfigurationTests {
    @Test("foot accepts its configuration")
    func accepted() throws {
        let folder = try TemporaryFolder()
        let file = Repository.file("kiosk-config/foot.ini").path
        let answer = try Command("foot", package: "foot", ["--config=\(file)", "--check-config"]).run(
            in: folder)
        #expect(answer.status == 0, "\(answer.errors)")
    }

    @Test(
        "No key and no touch does anything in the terminal itself",
        arguments: ["key-bindings", "mouse-bindings"])
    func bindings(section: String) throws {
        // The package's own file lists every binding with its default, commented out.
        let theirs = try String(contentsOfFile: "/etc/xdg/foot/foot.ini", encoding: .utf8)
        let defaults = Self.settings(of: section, in: theirs.replacing("\n# ", with: "\n"))
        try #require(defaults.count > 8)
        let ours = Self.settings(of: section, in: try Repository.text("kiosk-config/foot.ini"))
        for (key, value) in defaults where value != "none" && !value.contains(" none") && key != "noop" {
            #expect(ours[key] == "none", "\(key) still does something: \(value)")
        }
        #expect(ours.values.allSatisfy { $0 == "none" })
    }

    @Test("What has left the screen cannot be scrolled back to")
    func scrollback() throws {
        #expect(
            Self.settings(of: "scrollback", in: try Repository.text("kiosk-config/foot.ini"))["lines"] == "0")
    }

    private static func settings(of section: String, in text: String) -> [String: String] {
        var current = ""
        var settings: [String: String] = [:]
        for line in text.split(separator: "\n") where line.first != "#" {
            if line.first == "[" {
                current = String(line.dropFirst().prefix { $0 != "]" })
            } else if current == section, let equals = line.firstIndex(of: "=") {
                let key = line[..<equals]
                guard key.allSatisfy({ $0.isLetter || $0 == "-" }) else { continue }
                settings[String(key)] = String(line[line.index(after: equals)...])
            }
        }
        return settings
    }
}

@Suite("The front's command line")
struct FrontCommandLineTests {
    @Test("cage and foot give the front a terminal of 100 x 30 cells and more on a panel of 1920 x 1080")
    func realTerminal() throws {
        let folder = try TemporaryFolder()
        try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: folder.path)
        let report = folder.path + "/report"
        // Stands in for the front: notes its terminal's size, ends when that is 30 x 100 scaled to the 1280 x 720 dots
        // of the compositor's screen in memory, or after half a minute.
        let kiosk = try folder.file(
            "kiosk",
            """
            #!/bin/bash
            # Asked again and again: a signal may come between two commands of a shell and be missed.
            for round in {1..300}; do
              size=($(stty size))
              echo "${size[0]} ${size[1]} $TERM" >'\(report)'
              ((size[0] * 1080 / 720 >= 30 && size[1] * 1920 / 1280 >= 100 && size[1] != 80)) && exit
              sleep 0.1
            done
            """, mode: 0o755)
        let answer = try command(kiosk, in: folder).run(in: folder)
        let seen = try String(contentsOfFile: report, encoding: .utf8).split(whereSeparator: \.isWhitespace)
        try #require(seen.count == 3, "\(answer.errors)")
        let rows = try #require(Double(seen[0]))
        let columns = try #require(Double(seen[1]))
        #expect(rows * 1080 / 720 >= 30)
        #expect(columns * 1920 / 1280 >= 100)
        #expect(seen[2] == "foot")
    }

    /// The unit's command line, with the repository's files, on a screen in memory, not as root.
    private func command(_ kiosk: String, in folder: TemporaryFolder) throws -> Command {
        _ = try Command("Xwayland", package: "xwayland")
        _ = try Command("foot", package: "foot")
        _ = try Command("cage", package: "cage")
        let runtime = folder.path + "/runtime"
        try FileManager.default.createDirectory(atPath: runtime, withIntermediateDirectories: true)
        let line = try #require(try UnitFile("ting-kiosk.service").values("ExecStart").first)
            .replacing("/usr/bin/kiosk", with: kiosk)
            .replacing("/etc/ting/foot.ini", with: Repository.file("kiosk-config/foot.ini").path)
            .split(separator: " ").map(String.init)
        var command: Command
        if getuid() == 0 {
            // cage refuses to run as root.
            for path in [runtime, folder.path] { chown(path, 65534, 65534) }
            command = try Command(
                "setpriv", package: "util-linux", ["--reuid=65534", "--regid=65534", "--clear-groups"] + line)
        } else {
            command = try Command("cage", package: "cage", Array(line.dropFirst()))
        }
        chmod(runtime, 0o700)
        command.environment = [
            "HOME": folder.path, "LANG": "C.UTF-8", "XDG_RUNTIME_DIR": runtime, "WLR_BACKENDS": "headless",
            "WLR_RENDERER": "pixman", "WLR_LIBINPUT_NO_DEVICES": "1",
        ]
        return command
    }
}

@Suite("The panel of a booth that is out of service")
struct OutOfServicePanelTests {
    @Test("It fits a screen of 80 x 24 cells and says where to go in three languages")
    func text() throws {
        let text = try Repository.text("kiosk-config/out-of-service.txt")
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count <= 24)
        for line in lines {
            let cells = line.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? 2 : 1) }
            #expect(cells <= 80, "\(line)")
        }
        for words in ["暂停服务", "out of service", "tạm ngừng phục vụ", "12345"] {
            #expect(text.contains(words))
        }
    }
}
