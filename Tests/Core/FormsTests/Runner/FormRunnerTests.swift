import Forms
import Foundation
import Testing

@Suite("Filling a form without a screen")
struct FormRunnerTests {
    @Test("Steps from JSON are applied in order; refused ones are told and the rest goes on")
    func steps() throws {
        let json = """
            [{"ref": "/data/n", "value": "2"}, {"ref": "/data/n", "value": "x"}, {"ref": "/data/n", "value": 3},
             {"add": "/data/m"}, {"ref": "/data/m[1]/x", "value": "韦"}, {"add": "/data/m"}, {"remove": "/data/m[2]"}]
            """
        let steps = try JSONDecoder().decode([AnswerStep].self, from: Data(json.utf8))
        #expect(steps[3] == .add("/data/m"))
        #expect(try JSONDecoder().decode([AnswerStep].self, from: JSONEncoder().encode(steps)) == steps)
        let form = try FormFixture.form(
            "<n/><big/><m jr:template=\"\"><x/></m>",
            binds: """
                <bind nodeset="/data/n" type="int" constraint=". &lt; 3" jr:constraintMsg="small"/>
                <bind nodeset="/data/big" relevant="/data/n &gt; 5"/>
                """,
            body: """
                <input ref="/data/n"><label>N</label></input><input ref="/data/big"><label>B</label></input>
                <group ref="/data/m"><repeat nodeset="/data/m"><input ref="/data/m/x"><label>X</label></input></repeat>
                </group>
                """)
        let outcome = try FormRunner.run(form: form, steps: steps, context: try FormFixture.context())
        #expect(outcome.refused.map(\.step) == [1])
        #expect(outcome.refused.first?.code == "answer-type")
        #expect(outcome.instance == "<data id=\"test\" version=\"1\"><n>3</n><m><x>韦</x></m></data>")
        #expect(!outcome.valid)
        #expect(outcome.violations == [Violation(ref: "/data/n", kind: .constraint, message: "small")])
        #expect(outcome.questions.map(\.ref) == ["/data/n", "/data/big", "/data/m[1]/x"])
        #expect(outcome.questions.map(\.relevant) == [true, false, true])
        #expect(outcome.questions[0].label == ["": "N"])
        let back = try JSONDecoder().decode(FormRunner.Outcome.self, from: JSONEncoder().encode(outcome))
        #expect(back == outcome)
    }

    @Test("Labels come in every language of the form")
    func languages() throws {
        let outcome = try FormRunner.run(
            form: try ElderAllowanceForm.form.get(), steps: [.answer(ref: "/data/who/target", value: "self")],
            externalInstances: ["card": ElderAllowanceForm.card(), "booth": ElderAllowanceForm.booth],
            context: try FormFixture.context())
        let target = try #require(outcome.questions.first { $0.ref == "/data/who/target" })
        #expect(Set(target.label.keys) == ["zh", "en", "vi", "za"])
        #expect(target.label["en"] == "Who will receive the allowance?")
        #expect(target.label["vi"] == target.label["zh"])
    }

    @Test("A batch answers every expression, wrong ones with what is wrong")
    func batch() throws {
        let batch = ExpressionBatch(session: try Sample.session.get(), context: "/data/age")
        #expect(batch.answer(to: ". + 1") == .value(string: "82", number: "82", boolean: true))
        #expect(batch.answer(to: "1 div 0") == .value(string: "Infinity", number: "Infinity", boolean: true))
        #expect(batch.answer(to: "/data/name") == .value(string: "韦样例", number: "NaN", boolean: true))
        guard case .error(let message) = batch.answer(to: "1 +") else {
            return #expect(Bool(false), "no error")
        }
        #expect(message.contains("column 4"))
        let json = try JSONEncoder().encode(batch.answer(to: "''"))
        #expect(String(decoding: json, as: UTF8.self).contains("\"number\":\"NaN\""))
    }
}
