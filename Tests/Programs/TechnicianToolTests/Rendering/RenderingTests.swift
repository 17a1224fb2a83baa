import Domain
import Foundation
import Testing

@testable import TechnicianTool

@Suite("What the tool prints")
struct RenderingTests {
    @Test("Columns line up where Chinese takes two cells a character, without spaces at line ends")
    func table() {
        var table = TextTable(["ITEM", "NAME", "DAYS"])
        table.add(["1", "高龄津贴", "15"])
        table.add(["22", "x", ""])
        #expect(table.lines == ["ITEM  NAME      DAYS", "1     高龄津贴  15", "22    x"])
        #expect(TextTable().text.isEmpty)
    }

    @Test("JSON is one line with its keys in order")
    func json() throws {
        #expect(try JSONText.line(["b": "x/y", "a": "村"]) == #"{"a":"村","b":"x/y"}"#)
    }

    @Test(
        "Moments are RFC 3339 in China's time",
        arguments: [
            (1_795_393_805_000, "2026-11-23T08:30:05+08:00"), (-1, "1970-01-01T07:59:59+08:00"),
            (Int64.max, ""),
        ])
    func moments(milliseconds: Int64, text: String) {
        #expect(Instant(milliseconds: milliseconds).rfc3339 == text)
    }

    @Test("A report is read back from its JSON, and says whether the booth is healthy")
    func report() throws {
        var report = CheckupReport()
        report.add(.clock, Verdict("it is noon"))
        report.skip(.gateway, because: "the booth is not enrolled")
        #expect(report.healthy)
        #expect(report.text.contains("1 checks, nothing found, 1 not made."))
        report.add(.disk, Verdict(Finding("disk-low", .warning, saw: "s", means: "m", remedy: "r")))
        #expect(!report.healthy)
        #expect(report.text.contains("WARNING disk-low\n  saw:   s\n  means: m\n  to do: r"))
        let json = try JSONText.line(report)
        #expect(json.contains(#""healthy":false"#) && json.contains(#""code":"disk-low""#))
        #expect(try JSONDecoder().decode(CheckupReport.self, from: Data(json.utf8)) == report)
    }
}
