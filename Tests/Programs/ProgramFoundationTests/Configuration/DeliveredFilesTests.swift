import Foundation
import Testing

@testable import ProgramFoundation

@Suite("The configuration files that are delivered")
struct DeliveredFilesTests {
    private static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    private static let files = [
        "kiosk", "kiosk-sync", "kioskctl", "county-gateway", "county-sync", "card-reader-sim",
    ]

    private static func text(_ program: String) throws -> String {
        try String(contentsOf: root.appending(path: "kiosk-config/\(program).yaml"), encoding: .utf8)
    }

    @Test("Each is readable and has no fault of form", arguments: files)
    func readable(program: String) throws {
        let file = try ConfigurationFile(path: program + ".yaml", text: try Self.text(program))
        #expect(file.problems.isEmpty)
        #expect(!file.entries.isEmpty)
    }

    @Test("Each setting has a comment that says what it is for", arguments: files)
    func commented(program: String) throws {
        let lines = try Self.text(program).split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            let content = line.drop { $0 == " " }
            guard let first = content.first, first != "#" else { continue }
            // A section's name needs none: its settings have theirs.
            let next = index + 1 < lines.count ? lines[index + 1] : ""
            let isSection = content.hasSuffix(":") && next.hasPrefix("  #")
            let before = index > 0 ? lines[index - 1].drop { $0 == " " } : ""
            #expect(isSection || before.first == "#", "\(program).yaml, line \(index + 1): \(line)")
        }
    }
}
