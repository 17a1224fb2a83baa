import Foundation
import Testing

@Suite("The document of promises")
struct PromisesDocumentTests {
    @Test("Every test that it names exists")
    func names() throws {
        let root = URL(filePath: #filePath).appending(path: "../../..").standardizedFileURL
        let text = try String(contentsOf: root.appending(path: "docs/promises.md"), encoding: .utf8)
        let names = text.matches(of: /“([^”]+)”/).map { String($0.output.1) }.filter { $0.count > 10 }
        #expect(names.count > 40)
        var sources = ""
        let files = FileManager.default.enumerator(
            at: root.appending(path: "Tests"), includingPropertiesForKeys: nil)
        while let file = files?.nextObject() as? URL {
            guard file.pathExtension == "swift" else { continue }
            sources += try String(contentsOf: file, encoding: .utf8)
                // A long name is written over several lines.
                .replacing(/"""\n +/, with: "\"").replacing(/\n +"""/, with: "\"")
                .replacing(/\\\n +/, with: "")
        }
        for name in names {
            #expect(sources.contains("\"\(name)\""), "no test is called “\(name)”")
        }
    }

    @Test("It has twelve invariants and twenty-five requirements")
    func whole() throws {
        let root = URL(filePath: #filePath).appending(path: "../../..").standardizedFileURL
        let text = try String(contentsOf: root.appending(path: "docs/promises.md"), encoding: .utf8)
        let rows = text.matches(of: /(?m)^\| (\d+) \|/).compactMap { Int($0.output.1) }
        #expect(rows == Array(1...12) + Array(1...25))
    }
}
