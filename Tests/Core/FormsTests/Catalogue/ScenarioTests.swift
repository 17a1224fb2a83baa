import Forms
import Testing

@Suite("The bundled services, filled by script")
struct ScenarioTests {
    @Test("Every bundled form compiles and has its script", arguments: ScenarioFile.bundled)
    func hasScript(form: String) throws {
        let definition = try ScenarioFile.definition(form)
        #expect(definition.id == form)
        #expect(try ScenarioFile.read(form).form == form)
    }

    @Test(
        "Every promise of its script holds, every condition was seen both ways and every limit kept and broken",
        arguments: ScenarioFile.bundled)
    func scenarios(form: String) throws {
        let definition = try ScenarioFile.definition(form)
        let file = try ScenarioFile.read(form)
        var coverage = BranchCoverage(definition)
        for scenario in file.scenarios {
            var walk = try ScenarioWalk(scenario, of: file, form: definition)
            try walk.run()
            if scenario.expect?.valid == true {
                #expect(walk.countyViolations() == [], "\(scenario.promise): the county refuses it")
            }
            coverage.join(walk.coverage)
        }
        #expect(coverage.missing == [])
    }
}
