import Forms
import Testing

@Suite("Attributes that a form fills, and the entities block")
struct AttributeTests {
    private static let meta = """
        <name/><meta><instanceID/><entity dataset="people" id="" create="1" baseVersion=""><label/></entity></meta>
        """
    private static let binds = """
        <bind nodeset="/data/meta/instanceID" jr:preload="uid" readonly="true()"/>
        <bind nodeset="/data/meta/entity/@id" type="string"/>
        <setvalue event="odk-instance-first-load" ref="/data/meta/entity/@id" value="uuid()"/>
        <bind nodeset="/data/meta/entity/@baseVersion" calculate="string-length(/data/name)"/>
        <bind nodeset="/data/meta/entity" relevant="/data/name != 'nobody'"/>
        <bind nodeset="/data/meta/entity/label" calculate="concat(/data/name, ' ', ../@id)"/>
        """

    private func session() throws -> FormSession {
        try FormFixture.session(Self.meta, binds: Self.binds, body: "<input ref='/data/name'/>")
    }

    @Test("An action and a calculation fill attributes, and expressions read them")
    func filled() throws {
        var session = try session()
        try session.answer("/data/name", "Wei")
        let xml = session.submissionXML()
        #expect(
            xml.contains(
                "<entity dataset=\"people\" id=\"00000000-0000-4000-8000-000000000001\" create=\"1\" baseVersion=\"3\">"
            ))
        #expect(xml.contains("<label>Wei 00000000-0000-4000-8000-000000000001</label>"))
        #expect(try session.evaluate("/data/meta/entity/@create").string == "1")
        #expect(try session.evaluate("count(/data/meta/entity/@*)").number == 4)
    }

    @Test("The entities block goes with its relevance")
    func irrelevant() throws {
        var session = try session()
        try session.answer("/data/name", "nobody")
        #expect(!session.submissionXML().contains("<entity"))
    }

    @Test("A draft keeps them, and the county's check finds nothing wrong")
    func kept() throws {
        var session = try session()
        try session.answer("/data/name", "Wei")
        let context = try FormFixture.context()
        let resumed = try FormSession(form: session.form, draftXML: session.draftXML(), context: context)
        #expect(resumed.draftXML() == session.draftXML())
        #expect(
            FormSession.check(form: session.form, submissionXML: session.submissionXML(), context: context)
                == [])
    }

    @Test("An attribute that a form names and does not have is a problem of the form")
    func unknown() {
        let problems = FormFixture.problems(
            "<a x=''/>", binds: "<bind nodeset=\"/data/a/@y\" calculate=\"1\"/>")
        #expect(problems.map(\.code) == ["bind-unknown-node"])
    }
}
