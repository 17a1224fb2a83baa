import CountyAPI
import Domain
import Forms
import Foundation
import Testing

@testable import CountyJob

/// Invented persons, a small form, and the item that is delivered with the product.
enum Samples {
    /// 2026-11-23 (a Monday), 10:00 in China.
    static let monday = Instant(milliseconds: 1_795_399_200_000)

    static let person = PersonKey(documentKind: .resident, number: "450000194103080025")
    static let name = "韦样例"

    static let formXML = """
        <h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
          <h:head><h:title>样例</h:title><model>
            <instance><data id="gaoling-jintie" version="1"><name/><age/></data></instance>
            <instance id="card" src="jr://file/card.xml"/>
            <bind nodeset="/data/name" type="string" calculate="instance('card')/card/name"/>
            <bind nodeset="/data/age" type="int" required="true()" constraint=". &gt;= 80"/>
          </model></h:head>
          <h:body><input ref="/data/age"><label>年龄</label></input></h:body>
        </h:html>
        """
    static let form = Data(formXML.utf8)

    /// The delivered catalogue's folder.
    static let catalogue = URL(fileURLWithPath: #filePath)
        .appending(path: "../../../../../kiosk-config/catalogue").standardizedFileURL.path

    static func itemYAML() throws -> String {
        try String(contentsOfFile: catalogue + "/items/gaoling-jintie.yaml", encoding: .utf8)
    }

    private static let delivered = Result { try ItemFile.read(Data(itemYAML().utf8)).item }
    static func item() throws -> ServiceItem { try delivered.get() }

    /// A form that asks for a paper where the booth has a scanner.
    static let uploadForm = Data(
        """
        <h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
         xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>样例</h:title><model>
        <instance><data id="gaoling-jintie" version="1"><age/><paper/></data></instance>
        <instance id="booth" src="jr://file/booth.xml"/>
        <bind nodeset="/data/age" type="int"/>
        <bind nodeset="/data/paper" type="binary" relevant="instance('booth')/booth/scanner = 'yes'"/>
        </model></h:head><h:body><input ref="/data/age"><label>Age</label></input>
        <upload ref="/data/paper" mediatype="application/*"><label>Paper</label></upload></h:body></h:html>
        """.utf8)

    static func receipt(_ serial: Int) throws -> ReceiptNumber {
        let day = try #require(CivilDate(year: 2026, month: 11, day: 23))
        return try #require(ReceiptNumber(boothCode: 423, day: day, serial: serial))
    }

    static func content(
        _ serial: Int = 1, age: String = "85", person: PersonKey = person, code: String? = nil
    ) throws -> SubmissionContent {
        let card = XMLElement("card", [("name", name)])
        let today = try #require(FormDate(year: 2026, month: 11, day: 23))
        let definition = try FormDefinition(xml: Array(form))
        var session = try FormSession(
            form: definition, externalInstances: ["card": card],
            context: FormContext(today: today, nowMilliseconds: monday.milliseconds, uuid: { "1" }))
        try session.answer("/data/age", age)
        return SubmissionContent(
            receiptNumber: try receipt(serial),
            implementationCode: try code ?? item().implementationCode, formID: "gaoling-jintie",
            formVersion: "1", formDigest: ContentDigest(of: form), language: .chinese, person: person,
            personName: name, today: try #require(CivilDate(year: 2026, month: 11, day: 23)),
            cardXML: XMLSerializer.text(card), answersXML: session.submissionXML())
    }
}
