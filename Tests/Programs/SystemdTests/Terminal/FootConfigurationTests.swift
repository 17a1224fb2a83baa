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
