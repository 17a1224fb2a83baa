import Forms
import Testing

@Suite("Forms that do not compile")
struct FormProblemTests {
    @Test("All problems are told at once, each with code, line and remedy")
    func allAtOnce() {
        let problems = FormFixture.problems(
            "<a/><b/><c/><d/>",
            binds: """
                <bind nodeset="/data/a" relevant="/data/b ="/>
                <bind nodeset="/data/b" calculate="nosuch(1)"/>
                <bind nodeset="/data/zz" type="int"/>
                <bind nodeset="/data/c" constraint="/data/typo = 1" type="geotrace"/>
                <bind nodeset="/data/d" calculate="instance('none')/root/x"/>
                """,
            body: """
                <upload ref="/data/a" mediatype="audio/*"><label>A</label></upload>
                <input ref="/data/nowhere"/>
                <select1 ref="/data/d"><label>D</label></select1>
                """)
        let codes = Set(problems.map(\.code))
        #expect(
            codes == [
                "xpath-syntax", "xpath-function", "bind-unknown-node", "field-unknown", "type-not-offered",
                "instance-unknown", "media-not-offered", "question-unknown-node", "choices-missing",
            ])
        #expect(problems.allSatisfy { $0.line > 0 && !$0.message.isEmpty && !$0.remedy.isEmpty })
        #expect(problems == problems.sorted { ($0.line, $0.code) < ($1.line, $1.code) })
        #expect(problems.first { $0.code == "xpath-syntax" }?.line == 7)
    }

    @Test(
        "Cycles are told, with the fields in them",
        arguments: [
            ("<bind nodeset=\"/data/a\" calculate=\"/data/a + 1\"/>", ["/data/a"]),
            ("<bind nodeset=\"/data/a\" relevant=\". != ''\"/>", ["/data/a"]),
            (
                "<bind nodeset=\"/data/a\" calculate=\"/data/b\"/><bind nodeset=\"/data/b\" calculate=\"/data/a\"/>",
                ["/data/a", "/data/b"]
            ),
            (
                "<bind nodeset=\"/data/a\" relevant=\"/data/b = 1\"/><bind nodeset=\"/data/b\" calculate=\"/data/a\"/>",
                ["/data/a", "/data/b"]
            ),
            ("<bind nodeset=\"/data/g\" relevant=\"/data/g/x = 1\"/>", ["/data/g"]),
        ])
    func cycles(binds: String, fields: [String]) {
        let problems = FormFixture.problems("<a/><b/><g><x/></g>", binds: binds)
        #expect(problems.map(\.code) == ["cycle"])
        for field in fields { #expect(problems.first?.message.contains(field) == true) }
    }

    @Test("A field may read itself in its constraint, and once() its own value")
    func selfReferences() throws {
        #expect(
            FormFixture.problems(
                "<a/><b/>",
                binds: """
                    <bind nodeset="/data/a" constraint=". &gt; 1 and /data/a &lt; 9" required=". = ''"/>
                    <bind nodeset="/data/b" calculate="once(uuid())"/>
                    """) == [])
    }

    @Test(
        "What is no form says so",
        arguments: [
            ("<a/>", "not-a-form"), ("<h:html xmlns:h='x'><h:head/></h:html>", "model-missing"),
            ("<html><head><model/></head></html>", "body-missing"),
            ("<html><head><model/></head><body/></html>", "instance-missing"),
            ("<html><head><model><instance><d/></instance></model></head><body/></html>", "form-id-missing"),
            ("not xml", "xml-malformed"), ("<!DOCTYPE html><html/>", "xml-doctype"),
        ])
    func notAForm(xml: String, code: String) {
        let error = #expect(throws: FormProblems.self) { try FormDefinition(xml: Array(xml.utf8)) }
        #expect(error?.problems.map(\.code) == [code])
    }

    @Test("Kinds of question that a booth does not offer are named, with their line")
    func notOffered() {
        for control in ["secret", "textarea", "submit"] {
            let problems = FormFixture.problems("<a/>", body: "<\(control) ref=\"/data/a\"/>")
            #expect(problems.map(\.code) == ["control-not-offered"])
            #expect(problems.first?.message.contains(control) == true)
        }
    }

    @Test(
        "Sound and film are refused when the form is published",
        arguments: ["audio/*", "video/*", "text/csv"])
    func media(type: String) {
        let problems = FormFixture.problems(
            "<a/>", binds: "<bind nodeset=\"/data/a\" type=\"binary\"/>",
            body: "<upload ref=\"/data/a\" mediatype=\"\(type)\"/>")
        #expect(problems.map(\.code) == ["media-not-offered"])
        #expect(problems.first?.message.contains(type) == true)
    }

    @Test(
        "A range without usable limits is refused",
        arguments: [
            "", "start='1' end='5'", "start='5' end='1' step='1'", "start='1' end='5' step='0'",
            "start='1' end='5' step='9'", "start='a' end='5' step='1'",
        ])
    func ranges(limits: String) {
        let problems = FormFixture.problems(
            "<a/>", binds: "<bind nodeset=\"/data/a\" type=\"int\"/>",
            body: "<range ref=\"/data/a\" \(limits)/>")
        #expect(problems.map(\.code) == ["range-limits"])
    }

    @Test("A question whose field has an unfit type is refused")
    func unfitTypes() {
        let binds = "<bind nodeset=\"/data/a\" type=\"binary\"/><bind nodeset=\"/data/b\" type=\"date\"/>"
        let problems = FormFixture.problems(
            "<a/><b/>", binds: binds,
            body: "<input ref=\"/data/a\"/><range ref=\"/data/b\" start=\"1\" end=\"2\" step=\"1\"/>")
        #expect(problems.map(\.code) == ["type-unfit", "type-unfit"])
    }

    @Test(
        "Instances that a booth cannot read are refused",
        arguments: [
            "src='jr://instance/last-saved'", "src='https://example.org/list.xml'",
            "src='jr://file/map.geojson'",
            "src='jr://images/a.png'",
        ])
    func instances(source: String) {
        let problems = FormFixture.problems("<a/>", secondary: "<instance id='x' \(source)/>")
        #expect(problems.map(\.code) == ["instance-not-offered"])
    }

    @Test("Actions that need a device the booth lacks are named")
    func actions() {
        let problems = FormFixture.problems(
            "<a/>", binds: "<odk:recordaudio event=\"odk-instance-first-load\" ref=\"/data/a\"/>")
        #expect(problems.map(\.code) == ["action-not-offered"])
        let never = FormFixture.problems("<a/>", binds: "<setvalue event=\"xforms-submit\" ref=\"/data/a\"/>")
        #expect(never.map(\.code) == ["event-not-offered"])
    }

    @Test("A wrong regular expression is found before anyone answers")
    func regularExpression() {
        let problems = FormFixture.problems(
            "<a/>", binds: "<bind nodeset=\"/data/a\" constraint=\"regex(., '[0-9')\"/>")
        #expect(problems.map(\.code) == ["regex"])
    }
}
