import Forms
import Testing

@Suite("Checking a submission again")
struct CheckTests {
    private static let card = XMLElement("card", [("name", "韦样例"), ("kind", "a")])

    private func session() throws -> FormSession {
        try FormFixture.session(
            "<name/><only/><must/><pick/><stamp/><plain/>",
            binds: """
                <bind nodeset="/data/name" calculate="instance('card')/card/name"/>
                <bind nodeset="/data/only" relevant="instance('card')/card/kind = 'b'" required="true()"/>
                <bind nodeset="/data/must" constraint=". = instance('card')/card/name"/>
                <bind nodeset="/data/stamp" calculate="once(now())"/>
                <bind nodeset="/data/plain" calculate="concat(/data/name, '!')"/>
                """,
            body: """
                <input ref="/data/only"/><input ref="/data/must"/>
                <select1 ref="/data/pick"><itemset nodeset="instance('card')/card/kind"><value ref="."/><label ref="."/>
                </itemset></select1>
                """,
            secondary: "<instance id=\"card\" src=\"jr://file/card.xml\"/>", external: ["card": Self.card])
    }

    @Test("What only the booth could judge is taken as submitted where the card is not at hand")
    func missingInstance() throws {
        var session = try session()
        try session.answer("/data/must", "韦样例")
        try session.answer("/data/pick", "a")
        #expect(session.violations == [])
        let later = try FormFixture.context(nowMilliseconds: FormFixture.nowMilliseconds + 86_400_000)
        let xml = session.submissionXML()
        #expect(xml.contains("<name>韦样例</name>") && !xml.contains("<only"))
        #expect(FormSession.check(form: session.form, submissionXML: xml, context: later) == [])
        let changed = xml.replacing("<plain>韦样例!", with: "<plain>别人!")
        #expect(
            FormSession.check(form: session.form, submissionXML: changed, context: later)
                == [Violation(ref: "/data/plain", kind: .calculation)])
    }

    @Test("Where the card is at hand, everything is judged by it")
    func withInstance() throws {
        var session = try session()
        try session.answer("/data/must", "韦样例")
        try session.answer("/data/pick", "a")
        let other = XMLElement("card", [("name", "别人"), ("kind", "b")])
        let found = FormSession.check(
            form: session.form, submissionXML: session.submissionXML(), externalInstances: ["card": other],
            context: try FormFixture.context())
        #expect(
            Set(found.map { "\($0.ref) \($0.kind.rawValue)" }) == [
                "/data/name calculation", "/data/plain calculation", "/data/only required",
                "/data/must constraint",
                "/data/pick choice",
            ])
    }

    @Test(
        "What is no XML, or no record of the form, is told as such",
        arguments: ["", "<x/>", "<data id=\"test\"/>"])
    func structure(xml: String) throws {
        let found = FormSession.check(
            form: try session().form, submissionXML: xml, context: try FormFixture.context())
        #expect(found.map(\.kind) == [.structure])
    }

    @Test("Printing a session, a question or a card shows nothing that a person entered")
    func redaction() throws {
        var session = try session()
        try session.answer("/data/must", "韦样例")
        var dumped = ""
        dump(session, to: &dumped)
        dump(session.questions, to: &dumped)
        dump(Self.card, to: &dumped)
        let printed =
            dumped + "\(session) \(session.questions) \(Self.card)" + String(reflecting: session.questions)
        #expect(!printed.contains("韦样例"))
        #expect(printed.contains("FormSession(test 1)"))
    }
}
