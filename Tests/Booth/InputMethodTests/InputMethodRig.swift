import Foundation
import InputMethod
import Testing
import WorkerProtocol

/// The booth's own schemas as the repository has them.
enum InputMethodRig {
    static let schemas = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../kiosk-config/input-method").standardized.path

    static let sources = InputMethodData(schemas: schemas)

    /// The same, compiled: what the suite's trait ``CompiledSchemas`` provides.
    @TaskLocal static var compiled = InputMethodData(schemas: schemas, prebuilt: "/nonexistent")
}

/// Compiles the schemas once for a suite and removes them after it.
struct CompiledSchemas: SuiteTrait, TestScoping {
    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "schemas-\(UUID().uuidString)")
            .path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try RimeEngine.deploy(InputMethodRig.sources, into: folder)
        let data = InputMethodData(schemas: InputMethodRig.schemas, prebuilt: folder)
        try await InputMethodRig.$compiled.withValue(data) { try await function() }
    }
}

extension Trait where Self == CompiledSchemas {
    /// The suite's tests find compiled schemas in ``InputMethodRig/compiled``.
    static var compiledSchemas: Self { Self() }
}

extension RimeEngine {
    /// An engine that speaks a schema.
    static func speaking(_ schema: String = "booth_pinyin") throws -> RimeEngine {
        let engine = try RimeEngine(data: InputMethodRig.compiled)
        _ = try engine.start(schema: schema)
        return engine
    }

    /// Presses the keys of a text and returns what is shown after the last.
    func type(_ text: String) throws -> Composition {
        var shown = Composition()
        for key in text { shown = try press(key) }
        return shown
    }
}
