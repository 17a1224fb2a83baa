import Foundation
import Testing

@testable import Gateway

@Suite("The OpenAPI document")
struct OpenAPITests {
    @Test("Every route is in the document, and the document has no other")
    func routes() throws {
        let document = OpenAPIDocument.value()
        #expect(document["openapi"] == "3.1.0")
        guard case .object(let paths) = try #require(document["paths"]) else {
            Issue.record("paths is no object")
            return
        }
        var described: Set<String> = []
        for (path, item) in paths {
            guard case .object(let operations) = item else { continue }
            for method in operations.keys { described.insert("\(method.uppercased()) \(path)") }
        }
        #expect(described == Set(Endpoint.allCases.map { "\($0.method.rawValue) \($0.path)" }))
    }

    @Test("Every reference in it leads to a schema, and every schema is used or nested")
    func references() throws {
        let document = OpenAPIDocument.value()
        guard case .object(let schemas) = try #require(document["components"]?["schemas"]) else {
            Issue.record("schemas is no object")
            return
        }
        var found: Set<String> = []
        func collect(_ value: JSONValue) {
            switch value {
            case .object(let members):
                if case .string(let target) = members["$ref"] {
                    found.insert(target.replacing("#/components/schemas/", with: ""))
                }
                for member in members.values { collect(member) }
            case .array(let elements): for element in elements { collect(element) }
            case .string, .integer, .boolean: break
            }
        }
        collect(document)
        #expect(found == Set(schemas.keys))
    }

    @Test("The gateway serves it to anybody")
    func served() async throws {
        try await withGateway { gateway in
            let answer = try await gateway.anonymousLine().call("GET", "/openapi.json")
            #expect(answer.status == 200)
            #expect(answer.body == (try OpenAPIDocument.bytes()))
        }
    }
}
