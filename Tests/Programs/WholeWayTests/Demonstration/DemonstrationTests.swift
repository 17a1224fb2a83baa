import CountyRig
import FoundationEssentials
import Glibc
import TerminalRig
import Testing

extension WholeWay {
    @Suite("The demonstration")
    struct Demonstration {
        @Test("It starts with a county of its own, reads a card from its panel, and leaves no process behind")
        func startsAndEnds() throws {
            let folder = "/tmp/ting-demo-\(UUID().uuidString)"
            defer { try? FileManager.default.removeItem(atPath: folder) }
            let terminal = try TerminalRig(
                BuiltProgram.path("kiosk"),
                ["demo", "--folder", folder, "--resources", BuiltProgram.configuration, "--queue", "none"],
                rows: 30, columns: 100, environment: [MarkedProcesses.variable: folder])
            try terminal.wait(for: "按任意键", seconds: 120)
            // The screen does not wait for the workers.
            var started = MarkedProcesses(mark: folder)
            try wait(until: "all programs run", log: { "\(started.names)" }) {
                started = MarkedProcesses(mark: folder)
                return Set(started.names).isSuperset(of: [
                    "county-gateway", "county-sync", "kiosk-sync", "kiosk-ime",
                ])
            }

            terminal.press(.enter)
            try terminal.wait(for: "请选择语言", seconds: Front.patience)
            terminal.press(.text("1"))
            try terminal.wait(for: "请放身份证", seconds: Front.patience)
            terminal.press(.function(9))
            try terminal.wait(for: "农样例", seconds: Front.patience)
            terminal.press(.text("3"))
            try terminal.wait(for: "您要办什么", seconds: Front.patience)

            terminal.press(.function(9))
            try terminal.wait(for: "拿走证件", seconds: Front.patience)
            terminal.press(.text("0"))
            try terminal.wait(until: "the panel is gone", seconds: Front.patience) { !$0.contains("拿走证件") }
            terminal.press(.text("/"))
            try terminal.wait(for: "结束,清除", seconds: Front.patience)
            terminal.press(.text("1"))
            try terminal.wait(for: "按任意键", seconds: Front.patience)
            terminal.press(.text("q"))

            #expect(try terminal.waitForExit(seconds: Front.patience) == .status(0))
            #expect(started.names == [])
            #expect(terminal.notGivenBack == [])
        }
    }
}
