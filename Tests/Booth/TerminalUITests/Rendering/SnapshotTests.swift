import Foundation
import TerminalRig
import Testing

@testable import TerminalUI

/// Screens as text, compared with the files under `Snapshots`. `TING_SNAPSHOTS=write` writes them anew.
@Suite("Snapshots")
struct SnapshotTests {
    static let sizes = [Size(rows: 24, columns: 80), Size(rows: 30, columns: 100)]

    @Test("Every sample screen is drawn as it was approved", arguments: SampleScreens.all.indices, sizes)
    func snapshot(index: Int, size: Size) throws {
        let (name, screen) = SampleScreens.all[index]
        let frame = ScreenRenderer(theme: .night).frame(for: screen, rows: size.rows, columns: size.columns)
        let drawn = frame.text.joined(separator: "\n") + "\n"
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "Snapshots/\(name)-\(size.columns)x\(size.rows).txt")
        if ProcessInfo.processInfo.environment["TING_SNAPSHOTS"] == "write" {
            try Data(drawn.utf8).write(to: file)
        }
        let approved = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        #expect(
            drawn == approved, "\(file.lastPathComponent) differs; TING_SNAPSHOTS=write approves the new one")
    }
}
