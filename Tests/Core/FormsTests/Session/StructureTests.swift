import Forms
import Testing

@Suite("What forms are made of")
struct StructureTests {
    private static let languages = """
        <itext>
        <translation lang="中文 (zh)" default="true()">
        <text id="q"><value>你好,<output value="/data/name"/>!</value><value form="short">好</value></text>
        <text id="c0"><value>苹果</value></text><text id="c1"><value>梨</value></text>
        <text id="msg"><value>太大了</value></text></translation>
        <translation lang="English (en)">
        <text id="q"><value>Hello <output value="/data/name"/>!</value></text>
        <text id="c0"><value>apple</value></text><text id="c1"><value>-</value></text>
        <text id="msg"><value>too large</value></text></translation>
        </itext>
        """

    @Test("Texts come in the session's language and fall back to the default one; outputs are filled in")
    func texts() throws {
        var session = try FormFixture.session(
            "<name>韦</name><n/>",
            binds: """
                <bind nodeset="/data/n" type="int" constraint=". &lt; 10" jr:constraintMsg="jr:itext('msg')"/>
                """,
            body: """
                <input ref="/data/name"><label ref="jr:itext('q')"/><hint>H <output value="1 + 1"/></hint></input>
                <input ref="/data/n"><label>N</label></input>
                """, itext: Self.languages)
        #expect(session.language == "zh")
        #expect(session.questions[0].label == "你好,韦!")
        #expect(session.questions[0].hint == "H 2")
        try session.answer("/data/n", "12")
        #expect(session.violations == [Violation(ref: "/data/n", kind: .constraint, message: "太大了")])
        session.language = "en"
        #expect(session.questions[0].label == "Hello 韦!")
        #expect(session.violations.first?.message == "too large")
        session.language = "vi"
        #expect(session.questions[0].label == "你好,韦!")
    }

    @Test(
        "Choices are taken from the body or from an instance, and filtered; an answer no longer offered is told"
    )
    func choices() throws {
        var session = try FormFixture.session(
            "<country/><city/><fruit/><label/>",
            binds: """
                <bind nodeset="/data/label" calculate="jr:choice-name(/data/fruit, '/data/fruit')"/>
                """,
            body: """
                <select1 ref="/data/country"><label>C</label>
                <item><label>NL</label><value>nl</value></item><item><label>US</label><value>usa</value></item></select1>
                <select1 ref="/data/city"><label>City</label>
                <itemset nodeset="instance('cities')/root/item[country = /data/country]">
                <value ref="name"/><label ref="label"/></itemset></select1>
                <select ref="/data/fruit"><label>F</label>
                <item><label ref="jr:itext('c0')"/><value>a</value></item>
                <item><label ref="jr:itext('c1')"/><value>p</value></item></select>
                """, secondary: Sample.secondary, itext: Self.languages)
        #expect(session.questions[1].choices == [])
        try session.answer("/data/country", "usa")
        #expect(session.questions[1].choices.map(\.label) == ["Denver", "New York"])
        #expect(throws: AnswerFault.unknownChoice("/data/city")) { try session.answer("/data/city", "ams") }
        try session.answer("/data/city", "nyc")
        #expect(session.displayText(of: "/data/city") == "New York")
        try session.answer("/data/country", "nl")
        #expect(session.violations == [Violation(ref: "/data/city", kind: .choice)])
        try session.answer("/data/fruit", " p  a p ")
        #expect(session.value(at: "/data/fruit") == "p a")
        #expect(throws: AnswerFault.unknownChoice("/data/fruit")) { try session.answer("/data/fruit", "a x") }
        try session.answer("/data/fruit", "a")
        #expect(session.value(at: "/data/label") == "苹果")
        session.language = "en"
        #expect(session.value(at: "/data/label") == "apple")
        #expect(session.questions[2].choices.map(\.label) == ["apple", "梨"])
    }

    @Test("Relevance is inherited, hides values from expressions, and leaves them out of the record")
    func relevance() throws {
        var session = try FormFixture.session(
            "<show>yes</show><g><a>1</a><h><b>2</b></h></g><sum/><seen/>",
            binds: """
                <bind nodeset="/data/g" relevant="/data/show = 'yes'"/>
                <bind nodeset="/data/g/h" relevant="/data/g/a = 1"/>
                <bind nodeset="/data/sum" calculate="count(/data/g/a | /data/g/h/b)"/>
                <bind nodeset="/data/seen" calculate="/data/g/h/b"/>
                """,
            body: """
                <input ref="/data/show"/><group ref="/data/g"><input ref="/data/g/a"/>
                <group ref="/data/g/h"><input ref="/data/g/h/b"/></group></group>
                """)
        #expect(session.questions.map(\.ref) == ["/data/show", "/data/g/a", "/data/g/h/b"])
        #expect(session.value(at: "/data/sum") == "2")
        try session.answer("/data/g/a", "5")
        #expect(session.questions.map(\.ref) == ["/data/show", "/data/g/a"])
        #expect(session.value(at: "/data/sum") == "1")
        #expect(session.value(at: "/data/seen") == "")
        #expect(session.submissionXML().contains("<g><a>5</a></g>"))
        try session.answer("/data/show", "no")
        #expect(!session.submissionXML().contains("<g>"))
        #expect(throws: AnswerFault.notRelevant("/data/g/a")) { try session.answer("/data/g/a", "1") }
        try session.answer("/data/show", "yes")
        #expect(session.value(at: "/data/g/a") == "5")
        #expect(session.submissionXML().contains("<g><a>5</a></g>"))
    }

    @Test(
        "Answers of the wrong type are refused; an empty one always takes the answer back",
        arguments: [
            ("int", ["0", "-12", "2147483647"], ["1.5", "x", "+1", " 1", "2147483648", "1e3"]),
            ("decimal", ["0", "-1.5", ".5", "12"], ["x", "1e3", "1,5", "NaN", " 1"]),
            (
                "date", ["2026-11-23", "2024-02-29"],
                ["2026-02-29", "2026-1-1", "23.11.2026", "2026-11-23T00:00"]
            ),
            ("time", ["09:30", "09:30:00.000+08:00"], ["24:00", "9:30", "x"]),
            ("dateTime", ["2026-11-23T09:30:00.000+08:00"], ["2026-11-23", "2026-11-23T25:00"]),
            ("boolean", ["true", "0"], ["yes"]), ("string", ["韦 <&>", "\n"], ["\u{0}", "a\u{7}"]),
        ])
    func types(type: String, right: [String], wrong: [String]) throws {
        var session = try FormFixture.session(
            "<a/>", binds: "<bind nodeset=\"/data/a\" type=\"xsd:\(type)\"/>",
            body: "<input ref=\"/data/a\"/>")
        for value in right {
            try session.answer("/data/a", value)
            #expect(session.value(at: "/data/a") == value)
            #expect(session.violations == [])
        }
        for value in wrong {
            let error = #expect(throws: AnswerFault.self) { try session.answer("/data/a", value) }
            #expect(error?.code == "answer-type")
        }
        try session.answer("/data/a", "")
        #expect(session.value(at: "/data/a") == "")
    }

    @Test("Required, read-only, trigger, note and unknown references behave as the form says")
    func binds() throws {
        var session = try FormFixture.session(
            "<a/><b>x</b><t/><n/><g><c/></g><calc/>",
            binds: """
                <bind nodeset="/data/a" required="/data/t = ''" jr:requiredMsg="please"/>
                <bind nodeset="/data/b" readonly="/data/t = 'OK'"/>
                <bind nodeset="/data/n" readonly="true()" type="string"/>
                <bind nodeset="/data/g" readonly="true()"/>
                <bind nodeset="/data/calc" calculate="1 + 1" type="int"/>
                """,
            body: """
                <input ref="/data/a"/><input ref="/data/b" appearance="numbers masked"/><trigger ref="/data/t"/>
                <input ref="/data/n"/><group ref="/data/g"><input ref="c"/></group><input ref="/data/calc"/>
                """)
        #expect(session.questions.map(\.control) == [.text, .text, .trigger, .note, .note, .integer])
        #expect(session.questions[1].appearances == ["numbers", "masked"])
        #expect(
            session.violations(of: "/data/a") == [
                Violation(ref: "/data/a", kind: .required, message: "please")
            ])
        #expect(session.questions[0].isRequired)
        try session.answer("/data/b", "y")
        #expect(throws: AnswerFault.type("/data/t", expected: "OK or nothing")) {
            try session.answer("/data/t", "1")
        }
        try session.answer("/data/t", "OK")
        #expect(session.violations == [])
        #expect(throws: AnswerFault.readOnly("/data/b")) { try session.answer("/data/b", "z") }
        #expect(throws: AnswerFault.readOnly("/data/g/c")) { try session.answer("/data/g/c", "z") }
        #expect(throws: AnswerFault.readOnly("/data/calc")) { try session.answer("/data/calc", "3") }
        #expect(throws: AnswerFault.unknownReference("/data/zz")) { try session.answer("/data/zz", "z") }
        #expect(throws: AnswerFault.unknownReference("a b")) { try session.answer("a b", "z") }
        #expect(throws: AnswerFault.notAQuestion("/data/g")) { try session.answer("/data/g", "z") }
    }

    @Test("A form fills in by itself what it says it fills in")
    func preloads() throws {
        let session = try FormFixture.session(
            "<start/><end/><d/><first/><text/><changed/><src/><orx:meta><orx:instanceID/></orx:meta>",
            binds: """
                <bind nodeset="/data/start" type="dateTime" jr:preload="timestamp" jr:preloadParams="start"/>
                <bind nodeset="/data/end" type="dateTime" jr:preload="timestamp" jr:preloadParams="end"/>
                <bind nodeset="/data/d" type="date" jr:preload="date" jr:preloadParams="today"/>
                <bind nodeset="/data/orx:meta/orx:instanceID" jr:preload="uid"/>
                <setvalue event="odk-instance-first-load" ref="/data/first" value="concat('n', 1 + 1)"/>
                <setvalue event="odk-instance-first-load" ref="/data/text">plain</setvalue>
                """,
            body: """
                <input ref="/data/src"><setvalue event="xforms-value-changed" ref="/data/changed" value="now()"/></input>
                """)
        #expect(session.value(at: "/data/start") == "2026-11-23T09:30:00.000+08:00")
        #expect(session.value(at: "/data/d") == "2026-11-23")
        #expect(session.value(at: "/data/first") == "n2")
        #expect(session.value(at: "/data/text") == "plain")
        #expect(session.value(at: "/data/changed") == "")
        var answered = session
        try answered.answer("/data/src", "x")
        #expect(answered.value(at: "/data/changed") == "2026-11-23T09:30:00.000+08:00")
        answered.context.nowMilliseconds += 60_000
        let xml = answered.submissionXML()
        #expect(xml.contains("<end>2026-11-23T09:31:00.000+08:00</end>"))
        #expect(
            xml.hasPrefix("<data xmlns:orx=\"http://openrosa.org/xforms\" id=\"test\" version=\"1\">"))
        #expect(xml.contains("<orx:instanceID>uuid:00000000-0000-4000-8000-000000000001</orx:instanceID>"))
    }

    @Test("A session is a value: changing a copy leaves the original as it was")
    func valueSemantics() throws {
        let session = try FormFixture.session("<a>1</a>", body: "<input ref=\"/data/a\"/>")
        var copy = session
        try copy.answer("/data/a", "2")
        #expect(session.value(at: "/data/a") == "1")
        #expect(copy.value(at: "/data/a") == "2")
    }

    @Test("A draft is taken up exactly where it was left, on its own version only")
    func drafts() throws {
        var session = try FormFixture.session(
            "<show/><a/><id/>",
            binds: """
                <bind nodeset="/data/a" relevant="/data/show = 1"/><bind nodeset="/data/id" jr:preload="uid"/>
                """, body: "<input ref=\"/data/show\"/><input ref=\"/data/a\"/>")
        try session.answer("/data/show", "1")
        try session.answer("/data/a", "kept")
        try session.answer("/data/show", "")
        let resumed = try FormSession(
            form: session.form, draftXML: session.draftXML(), context: try FormFixture.context())
        #expect(resumed.draftXML() == session.draftXML())
        #expect(resumed.value(at: "/data/a") == "kept")
        #expect(resumed.submissionXML() == session.submissionXML())
        let other = session.draftXML().replacing("version=\"1\"", with: "version=\"2\"")
        #expect(throws: FormSessionFault.otherForm) {
            try FormSession(form: session.form, draftXML: other, context: try FormFixture.context())
        }
    }
}
