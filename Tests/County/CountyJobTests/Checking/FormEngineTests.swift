import CountyAPI
import Domain
import Foundation
import Testing

@testable import CountyJob

@Suite("Checking answers with the form's own rules")
struct FormEngineTests {
    @Test("Answers that fit break no rule")
    func good() throws {
        #expect(try FormEngine().violations(of: Samples.content(), form: Samples.form, lists: [:]) == [])
    }

    @Test(
        "Answers that do not fit are named by place and rule, never by value", arguments: ["79", "", "abc"])
    func bad(age: String) throws {
        var content = try Samples.content()
        content.answersXML = content.answersXML.replacing("<age>85</age>", with: "<age>\(age)</age>")
        let violations = try FormEngine().violations(of: content, form: Samples.form, lists: [:])
        #expect(violations.count == 1)
        #expect(violations.first?.hasPrefix("/data/age (") == true)
        #expect(!violations.joined().contains("79"))
    }

    @Test("A calculated answer that was changed on the way is found by computing it again from the card")
    func calculated() throws {
        var content = try Samples.content()
        content.answersXML = content.answersXML.replacing(Samples.name, with: "覃样例")
        #expect(
            try FormEngine().violations(of: content, form: Samples.form, lists: [:]) == [
                "/data/name (calculation)"
            ])
    }

    @Test("A form that is not the one named, or no form at all, is a fault and not an acceptance")
    func faults() throws {
        var content = try Samples.content()
        content.formVersion = "2"
        #expect(try !FormEngine().violations(of: content, form: Samples.form, lists: [:]).isEmpty)
        #expect(throws: CheckingFault.self) {
            try FormEngine().violations(of: Samples.content(), form: Data("<x/>".utf8), lists: [:])
        }
        content = try Samples.content()
        content.cardXML = "<card"
        #expect(throws: CheckingFault.self) {
            try FormEngine().violations(of: content, form: Samples.form, lists: [:])
        }
    }

    @Test("A form that does not parse is refused with a line for every problem")
    func reading() throws {
        #expect(
            try FormEngine().read(Samples.form, lists: [:])
                == FormIdentity(id: "gaoling-jintie", version: "1"))
        let broken = Samples.formXML.replacing(". &gt;= 80", with: ". &gt;= (")
        let refusal = #expect(throws: FormRefusal.self) {
            try FormEngine().read(Data(broken.utf8), lists: [:])
        }
        #expect(refusal?.problems.first?.line == 6)
    }
}
