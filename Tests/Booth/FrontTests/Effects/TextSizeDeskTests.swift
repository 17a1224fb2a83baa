import Foundation
import Synchronization
import Testing

@testable import BoothApp
@testable import Front

@Suite("The desk that has letters drawn larger")
struct TextSizeDeskTests {
    @Test("The command gets the scale or the percentage in place of its name")
    func words() throws {
        let command = try #require(TextSizeCommand("/usr/bin/swaymsg output * scale {scale}"))
        #expect(command.words(for: .larger) == ["/usr/bin/swaymsg", "output", "*", "scale", "1.60"])
        #expect(TextSizeCommand("/x {percent}")?.words(for: .large) == ["/x", "125"])
        #expect(TextSizeCommand("  ") == nil)
    }

    @Test("The command is run, and one that fails or is not there is reported")
    func runs() async throws {
        let file = NSTemporaryDirectory() + "ting-size-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: file) }
        let reports = Mutex<[String]>([])
        for text in ["/usr/bin/touch \(file){percent}", "/bin/false", "/nowhere/x"] {
            TextSizeDesk(command: TextSizeCommand(text)) { report in reports.withLock { $0.append(report) } }
                .set(.largest)
        }
        defer { try? FileManager.default.removeItem(atPath: file + "200") }
        for _ in 0..<500
        where reports.withLock({ $0.count }) < 2
            || !FileManager.default.fileExists(atPath: file + "200")
        {
            try await Task.sleep(for: .milliseconds(10))
        }
        #expect(FileManager.default.fileExists(atPath: file + "200"))
        #expect(reports.withLock { $0.count } == 2)
        #expect(reports.withLock { $0.contains { $0.contains("/nowhere/x") } })
        #expect(reports.withLock { $0.contains { $0.contains("exit code 1") } })
    }
}
