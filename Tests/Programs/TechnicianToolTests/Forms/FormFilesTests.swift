import Forms
import ProgramFoundation
import Testing

@testable import TechnicianTool

@Suite("Files of the form commands")
struct FormFilesTests {
    private func fault(_ work: () throws -> Void) -> ProgramFault? {
        do { try work() } catch { return error as? ProgramFault }
        return nil
    }

    @Test("The shipped form can be used, and says what it wants")
    func shipped() throws {
        let report = try FormFiles.check(Repository.resources + "/catalogue/forms/gaoling-jintie.xml")
        #expect(report.valid && report.form == "gaoling-jintie", "\(report.text)")
        #expect(report.externalInstances?.contains("card") == true)
    }

    @Test("A form that does not parse is named with line and code, status 65")
    func broken() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(
            "<h:html xmlns:h=\"http://www.w3.org/1999/xhtml\">\n<h:head>\n</h:html>", to: "f.xml")
        #expect(try !FormFiles.check(path).valid)
        let fault = try #require(fault { _ = try FormFiles.form(path) })
        #expect(fault.status == .dataError && fault.cause.contains(path) && fault.cause.contains("line "))
    }

    @Test("A missing file is 66 and names the path")
    func missing() throws {
        let fault = try #require(fault { _ = try FormFiles.answers("/no/such.json") })
        #expect(
            fault.status == .noInput && fault.code == "file-missing" && fault.cause.contains("/no/such.json"))
    }

    @Test("Answers keep their order and kinds")
    func answers() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(
            #"[{"ref": "/data/a", "value": "甲"}, {"add": "/data/m"}, {"ref": "/data/m[1]/n", "value": 3}, {"remove": "/data/m[1]"}]"#,
            to: "a.json")
        #expect(
            try FormFiles.answers(path)
                == [
                    .answer(ref: "/data/a", value: "甲"), .add("/data/m"),
                    .answer(ref: "/data/m[1]/n", value: "3"),
                    .remove("/data/m[1]"),
                ])
    }

    @Test(
        "Answers that are none are 65, with their place",
        arguments: [("{", "not JSON"), (#"[{"ref": "/data/a"}]"#, "step 0"), (#"{"ref": 1}"#, "array")])
    func wrongAnswers(text: String, hint: String) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(text, to: "a.json")
        let fault = try #require(fault { _ = try FormFiles.answers(path) })
        #expect(fault.status == .dataError && fault.code == "answers-unreadable")
        #expect(fault.cause.lowercased().contains(hint.lowercased()) || hint == "not JSON", "\(fault)")
    }

    @Test("Instances are read by name, and a wrong argument is 64")
    func instances() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("<card><name>韦样例</name></card>", to: "card.xml")
        let form = try FormFiles.form(try folder.write(Self.listForm, to: "form.xml"))
        func instances(_ assignments: [String]) throws(ProgramFault) -> [String: XMLElement] {
            try FormFiles.instances(assignments, of: form, at: folder.path + "/form.xml")
        }
        #expect(try instances(["card=\(path)"])["card"]?.elements.first?.text == "韦样例")
        #expect(fault { _ = try instances(["card"]) }?.status == .usage)
        let broken = try folder.write("<card>", to: "broken.xml")
        #expect(fault { _ = try instances(["card=\(broken)"]) }?.status == .dataError)
    }

    @Test("A list that lies beside the form is found without being named; a broken one is 65 with its line")
    func lists() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(Self.listForm, to: "form.xml")
        let form = try FormFiles.form(path)
        #expect(try FormFiles.instances([], of: form, at: path).isEmpty)
        _ = try folder.write("name,label\na,A\n", to: "places.csv")
        #expect(try FormFiles.instances([], of: form, at: path)["places"]?.elements.count == 1)
        let broken = try folder.write("name,name\n", to: "broken.csv")
        let fault = fault { _ = try FormFiles.instances(["places=\(broken)"], of: form, at: path) }
        #expect(fault?.status == .dataError)
        #expect(fault?.cause.contains("line 1") == true)
    }

    private static let listForm = """
        <h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head><model>
        <instance><data id="x"><a/></data></instance><instance id="places" src="jr://file-csv/places.csv"/>
        </model></h:head><h:body/></h:html>
        """
}
