import FormFuzzing
import Foundation
import Testing

@Suite("The inputs that the fuzzers begin with, and those that once broke a promise")
struct CorpusTests {
    private static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Corpus")

    /// One committed input.
    struct Input: CustomTestStringConvertible, Sendable {
        let target: FuzzTarget
        let file: URL
        var testDescription: String { "\(target.rawValue)/\(file.lastPathComponent)" }
    }

    static func inputs(_ target: FuzzTarget) throws -> [Input] {
        try FileManager.default.contentsOfDirectory(
            at: folder.appending(path: target.rawValue), includingPropertiesForKeys: nil
        ).sorted { $0.path < $1.path }.map { Input(target: target, file: $0) }
    }

    static let inputs = FuzzTarget.allCases.flatMap { (try? inputs($0)) ?? [] }

    @Test("Each leaves every promise unbroken", .timeLimit(.minutes(1)), arguments: inputs)
    func promises(input: Input) throws {
        let broken = input.target.brokenPromise(Array(try Data(contentsOf: input.file)))
        #expect(broken == nil)
    }

    @Test("There are some for every parser, and a dictionary", arguments: FuzzTarget.allCases)
    func complete(target: FuzzTarget) throws {
        #expect(try Self.inputs(target).count >= 8)
        let dictionary = Self.folder.appending(path: "\(target.rawValue).dict")
        #expect(try !Data(contentsOf: dictionary).isEmpty)
    }
}
