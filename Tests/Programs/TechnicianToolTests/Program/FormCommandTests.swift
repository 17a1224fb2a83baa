import Foundation
import Testing

@testable import TechnicianTool

@Suite("kioskctl form")
struct FormCommandTests {
    private static let form = """
        <?xml version="1.0"?>
        <h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
            xmlns:jr="http://openrosa.org/javarosa">
          <h:head><h:title>测试</h:title><model>
            <instance><data id="test" version="1"><age/><old/><note/></data></instance>
            <bind nodeset="/data/age" type="int" required="true()" constraint=". &lt; 150" jr:constraintMsg="too old"/>
            <bind nodeset="/data/old" type="string" calculate="if(/data/age &gt;= 80, 'yes', 'no')"/>
            <bind nodeset="/data/note" type="string" relevant="/data/age &gt;= 80"/>
          </model></h:head>
          <h:body>
            <input ref="/data/age"><label>年龄</label></input>
            <input ref="/data/note"><label>备注</label></input>
          </h:body>
        </h:html>
        """

    private let folder: TemporaryFolder
    private let form: String

    init() throws {
        folder = try TemporaryFolder()
        form = try folder.write(Self.form, to: "form.xml")
    }

    @Test("run prints record, relevance, values, labels and validity")
    func run() async throws {
        let answers = try folder.write(
            #"[{"ref": "/data/age", "value": "81"}, {"ref": "/data/note", "value": "甲"}, {"ref": "/data/none", "value": "x"}]"#,
            to: "answers.json")
        let run = try await ToolRun(["form", "run", form, "--answers", answers, "--json"])
        #expect(run.status == 0, "\(run.output)\(run.errors)")
        let object = try run.object()
        #expect(object["valid"] as? Bool == true)
        #expect((object["instance"] as? String)?.contains("<old>yes</old>") == true)
        let questions = try #require(object["questions"] as? [[String: Any]])
        #expect(questions.map { $0["ref"] as? String } == ["/data/age", "/data/note"])
        #expect(questions.allSatisfy { $0["relevant"] as? Bool == true })
        #expect((object["refused"] as? [[String: Any]])?.count == 1)
    }

    @Test("run says what keeps a record back")
    func invalid() async throws {
        let answers = try folder.write(#"[{"ref": "/data/age", "value": "151"}]"#, to: "answers.json")
        let run = try await ToolRun(["form", "run", form, "--answers", answers])
        #expect(
            run.status == 0 && run.output.contains("too old")
                && run.output.contains("cannot be submitted yet"))
    }

    @Test("xpath --batch answers each line with one object, in order, errors among them")
    func batch() async throws {
        let run = try await ToolRun(
            ["form", "xpath", form, "--batch"], input: "1 + 1\n1 div 0\n0 div 0\n)\nconcat('a', 'b')\n")
        #expect(run.status == 0)
        let lines = run.output.split(separator: "\n").map(String.init)
        #expect(lines.count == 5)
        #expect(lines.first == #"{"boolean":true,"number":"2","string":"2"}"#)
        #expect(lines[1].contains(#""number":"Infinity""#) && lines[2].contains(#""number":"NaN""#))
        #expect(lines[3].contains("error") && lines[4].contains(#""string":"ab""#))
    }

    @Test("xpath evaluates one expression at a path, as text or JSON, and ends with 65 where it cannot")
    func single() async throws {
        let text = try await ToolRun(["form", "xpath", form, "name(.)", "--context", "/data/age"])
        #expect(text.status == 0 && text.output == "age\n", "\(text.output)\(text.errors)")
        let wrong = try await ToolRun(["form", "xpath", form, "no-such()", "--json"])
        #expect(wrong.status == 65)
        #expect(try wrong.object()["error"] is String)
        #expect(try await ToolRun(["form", "xpath", form]).status == 64)
    }

    @Test("check names every problem of a form and ends with 65")
    func check() async throws {
        let fine = try await ToolRun(["form", "check", form])
        #expect(fine.status == 0 && fine.output.contains("can be used"))
        let broken = try folder.write(
            Self.form.replacing("/data/age &gt;= 80, ", with: "/data/age &gt;=, "), to: "broken.xml")
        let run = try await ToolRun(["form", "check", broken, "--json"])
        #expect(run.status == 65)
        #expect(
            ((try run.object()["problems"] as? [[String: Any]])?.first?["line"] as? Int ?? 0) > 0,
            "\(run.output)")
        let torn = try folder.write("<h:html", to: "torn.xml")
        #expect(try await ToolRun(["form", "run", torn, "--answers", form]).status == 65)
        #expect(try await ToolRun(["form", "check", "/no/such.xml"]).status == 66)
    }
}
