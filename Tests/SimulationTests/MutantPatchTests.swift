import Foundation
import Testing

@Suite("The safeguards, each taken away by a patch")
struct MutantPatchTests {
    private static let root = URL(filePath: #filePath).appending(path: "../../..").standardizedFileURL

    private static let patches = Result {
        try FileManager.default.contentsOfDirectory(
            at: root.appending(path: "Tests/Mutants"), includingPropertiesForKeys: nil
        ).filter { $0.pathExtension == "patch" }.sorted { $0.path < $1.path }
    }

    @Test("Every patch fits the sources as they are")
    func fit() throws {
        let patches = try Self.patches.get()
        #expect(patches.count >= 15)
        for patch in patches {
            let git = Process()
            let complaint = Pipe()
            git.executableURL = URL(filePath: "/usr/bin/env")
            git.arguments = ["git", "apply", "--check", patch.path]
            git.currentDirectoryURL = Self.root
            git.standardError = complaint
            try git.run()
            let said = try complaint.fileHandleForReading.readToEnd() ?? Data()
            git.waitUntilExit()
            #expect(
                git.terminationStatus == 0,
                "\(patch.lastPathComponent): \(String(decoding: said, as: UTF8.self))")
        }
    }

    @Test(
        "Every patch says what it takes away and which seed finds it, and the document of promises lists it")
    func listed() throws {
        let document = try String(
            contentsOf: Self.root.appending(path: "docs/promises.md"), encoding: .utf8)
        for patch in try Self.patches.get() {
            let name = patch.deletingPathExtension().lastPathComponent
            let lines = try String(contentsOf: patch, encoding: .utf8).split(separator: "\n")
            let safeguard = try #require(lines.first?.wholeMatch(of: /Safeguard: (.+)/)?.output.1)
            let seed = try #require(
                lines.dropFirst().first?.wholeMatch(of: /Seed: (\d+) .*/)?.output.1, "\(name)")
            #expect(document.contains("| `\(name)` | \(safeguard) | \(seed) |"), "\(name)")
        }
    }
}
