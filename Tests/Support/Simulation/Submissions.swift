import BoothStore
import CountyAPI
import Domain
import Foundation

/// What a person entrusts to the booth.
struct Entrusted: Sendable {
    var id: UUID
    /// What was typed: the simulated secret, and a mark that tells this submission from all others.
    var note: String
    /// The files that come with it.
    var files: [Data]
    /// What the booth said when it was finalised; nil as long as nobody knows.
    var finalised: Finalised?
}

/// The form that is filled in the simulation, and how.
enum SampleForm {
    /// No plaintext of this may stand on a booth's or a gateway's disk.
    static let secret = "韦样例不给别人看"

    static let xml = Data(
        """
        <h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head><h:title>样例</h:title><model>
        <instance><data id="simulated" version="1"><age/><note/><paper-0/><paper-1/></data></instance>
        <bind nodeset="/data/age" type="int" required="true()" constraint=". &gt;= 80"/>
        <bind nodeset="/data/note" type="string"/>
        <bind nodeset="/data/paper-0" type="binary"/><bind nodeset="/data/paper-1" type="binary"/></model></h:head>
        <h:body><input ref="/data/age"><label>年龄</label></input><input ref="/data/note"><label>说明</label></input>
        <upload ref="/data/paper-0" mediatype="application/*"><label>材料</label></upload>
        <upload ref="/data/paper-1" mediatype="application/*"><label>材料</label></upload></h:body></h:html>
        """.utf8)
    static let digest = ContentDigest(of: xml)

    static func content(
        _ entrusted: Entrusted, number: ReceiptNumber, day: CivilDate, item: String
    ) throws -> SubmissionContent {
        let papers = (0...1).map { index in
            entrusted.files.indices.contains(index)
                ? "<paper-\(index)>paper-\(index).pdf</paper-\(index)>" : "<paper-\(index)/>"
        }
        return SubmissionContent(
            receiptNumber: number, implementationCode: item, formID: "simulated", formVersion: "1",
            formDigest: digest, language: .chinese,
            person: PersonKey(documentKind: .resident, number: "450000194103080025"), personName: "韦样例",
            today: day, cardXML: "<card/>",
            answersXML:
                "<data id=\"simulated\" version=\"1\"><age>85</age><note>\(entrusted.note)</note>"
                + papers.joined() + "</data>",
            attachments: entrusted.files.enumerated().map { index, file in
                Attachment(name: "paper-\(index).pdf", mediaType: "application/pdf", bytes: file)
            })
    }
}
