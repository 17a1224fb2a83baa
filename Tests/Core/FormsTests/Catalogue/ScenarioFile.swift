import Forms
import Foundation

/// A script that fills one bundled form in all its branches: `Scenarios/<form-id>.json`.
struct ScenarioFile: Decodable, Sendable {
    let form: String
    let today: String
    let cards: [String: [String: String]]
    let sequences: [String: [ScenarioStep]]?
    let scenarios: [Scenario]

    /// One promise, and the way that shows it.
    struct Scenario: Decodable, Sendable {
        let promise: String
        let today: String?
        let card: String?
        let booth: [String: String]?
        let certificates: [[String: String]]?
        let steps: [ScenarioStep]
        let expect: Expectation?
    }

    /// What holds at a point of the way.
    struct Expectation: Decodable, Sendable {
        let valid: Bool?
        let values: [String: String]?
        let relevant: [String]?
        let irrelevant: [String]?
        let violations: [String: String]?
        let messages: [String: String]?
        let labels: [String: String]?
        let refused: [String: String]?
        let absent: [String]?
    }

    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    private static let catalogue =
        folder.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("kiosk-config/catalogue")

    /// The ids of the bundled forms.
    static let bundled: [String] = {
        let names = try? FileManager.default.contentsOfDirectory(
            atPath: catalogue.appendingPathComponent("forms").path)
        return (names ?? []).filter { $0.hasSuffix(".xml") }.map { String($0.dropLast(4)) }.sorted()
    }()

    static func read(_ form: String) throws -> ScenarioFile {
        let file = folder.appendingPathComponent("Scenarios/\(form).json")
        return try JSONDecoder().decode(ScenarioFile.self, from: Data(contentsOf: file))
    }

    static func definition(_ form: String) throws -> FormDefinition {
        let file = catalogue.appendingPathComponent("forms/\(form).xml")
        return try FormDefinition(xml: Array(try Data(contentsOf: file)))
    }

    /// The lists that come beside the forms, by instance id.
    static func lists(for form: FormDefinition) throws -> [String: XMLElement] {
        var lists: [String: XMLElement] = [:]
        for instance in form.fileInstances {
            let file = catalogue.appendingPathComponent("files/\(instance.fileName)")
            lists[instance.id] = try ExternalData.read(Array(try Data(contentsOf: file)), of: instance)
        }
        return lists
    }
}

/// A step of a scenario: an answers file's step, a named sequence of steps, or something to be seen in between.
enum ScenarioStep: Decodable, Sendable {
    case answer(AnswerStep)
    case sequence(String)
    case expect(ScenarioFile.Expectation)

    private enum Key: String, CodingKey { case sequence, expect }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        if let name = try container.decodeIfPresent(String.self, forKey: .sequence) {
            self = .sequence(name)
        } else if let expectation = try container.decodeIfPresent(
            ScenarioFile.Expectation.self, forKey: .expect)
        {
            self = .expect(expectation)
        } else {
            self = .answer(try AnswerStep(from: decoder))
        }
    }
}
