import Forms
import Testing

/// Walks one scenario with the real engine, and notes which branches of the form it went through.
struct ScenarioWalk {
    let file: ScenarioFile
    let scenario: ScenarioFile.Scenario
    private(set) var session: FormSession
    private(set) var coverage: BranchCoverage
    private var refused: [String: String] = [:]
    /// What the county knows of what the booth knew: the card and the lists.
    private let countyInstances: [String: XMLElement]

    init(_ scenario: ScenarioFile.Scenario, of file: ScenarioFile, form: FormDefinition) throws {
        self.file = file
        self.scenario = scenario
        let cardName = scenario.card ?? file.cards.keys.sorted().first ?? ""
        let card = try Require.value(file.cards[cardName])
        var booth = ["id": "451423102999-01", "division": "451423102999", "scanner": "no", "signature": "no"]
        for (name, value) in scenario.booth ?? [:] { booth[name] = value }
        var instances = try ScenarioFile.lists(for: form)
        instances["card"] = XMLElement("card", Self.fields(["type": "resident"], card))
        countyInstances = instances
        instances["booth"] = XMLElement("booth", Self.fields(booth, [:]))
        instances["certificates"] = Self.certificates(scenario.certificates ?? [])
        session = try FormSession(
            form: form, externalInstances: instances,
            context: try FormFixture.context(today: scenario.today ?? file.today), language: "zh")
        coverage = BranchCoverage(form)
        coverage.look(at: session)
    }

    private static func fields(_ base: [String: String], _ more: [String: String]) -> [(String, String)] {
        base.merging(more) { $1 }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    private static func certificates(_ list: [[String: String]]) -> XMLElement {
        var root = XMLElement(XMLName("certificates"))
        root.children = list.map { .element(XMLElement("certificate", fields($0, [:]))) }
        return root
    }

    mutating func run() throws {
        try run(scenario.steps)
        if let expect = scenario.expect { check(expect) }
    }

    /// What the county finds wrong with the record, with the same engine and without booth and e-certificates.
    func countyViolations() -> [Violation] {
        FormSession.check(
            form: session.form, submissionXML: session.submissionXML(), externalInstances: countyInstances,
            context: session.context)
    }

    private mutating func run(_ steps: [ScenarioStep]) throws {
        for step in steps {
            switch step {
            case .sequence(let name):
                guard let sequence = file.sequences?[name] else {
                    Issue.record("\(scenario.promise): there is no sequence \(name)")
                    continue
                }
                try run(sequence)
            case .expect(let expectation): check(expectation)
            case .answer(let answer): apply(answer)
            }
        }
    }

    private mutating func apply(_ step: AnswerStep) {
        do throws(AnswerFault) {
            switch step {
            case .answer(let ref, let value):
                refused[ref] = nil
                try session.answer(ref, value)
            case .add(let ref): try session.addRepeat(ref)
            case .remove(let ref): try session.removeRepeat(ref)
            }
        } catch {
            refused[error.reference] = error.code
        }
        coverage.look(at: session)
    }

    private mutating func check(_ expect: ScenarioFile.Expectation) {
        func hold(_ holds: Bool, _ place: String) {
            #expect(holds, "\(scenario.promise): \(place)")
        }
        for (ref, value) in expect.values ?? [:] {
            let actual = session.value(at: ref) ?? "(no such field)"
            hold(actual == value, "\(ref) is '\(actual)', not '\(value)'")
        }
        for ref in expect.relevant ?? [] { hold(session.isRelevant(ref), "\(ref) is not asked") }
        for ref in expect.irrelevant ?? [] { hold(!session.isRelevant(ref), "\(ref) is asked") }
        let violations = session.violations
        let told = violations.map { "\($0.ref) \($0.kind.rawValue) \($0.message)" }.joined(separator: "; ")
        if expect.valid == true { hold(violations.isEmpty, "violations: \(told)") }
        if expect.valid == false { hold(!violations.isEmpty, "nothing is wrong with the record") }
        for (ref, kind) in expect.violations ?? [:] {
            hold(
                violations.contains { $0.ref == ref && $0.kind.rawValue == kind },
                "\(ref) does not break \(kind), but: \(told)")
        }
        for (ref, text) in expect.messages ?? [:] {
            hold(
                violations.contains { $0.ref == ref && $0.message.contains(text) },
                "\(ref) does not say '\(text)', but: \(told)")
        }
        for (ref, text) in expect.labels ?? [:] {
            let label = session.question(at: ref)?.label ?? "(no such question)"
            hold(label.contains(text), "\(ref) says '\(label)', not '\(text)'")
        }
        hold(refused == expect.refused ?? [:], "refused answers: \(refused)")
        refused = [:]
        for text in expect.absent ?? [] {
            hold(!session.submissionXML().contains(text), "the record holds '\(text)'")
        }
        hold(session.faults.isEmpty, "expressions failed: \(session.faults)")
    }
}
