import Forms
import Testing

@Suite("Kinds of question")
struct QuestionKindTests {
    private static let colours = """
        <item><label>Red</label><value>r</value></item><item><label>Green</label><value>g</value></item>
        <item><label>Blue</label><value>b</value></item>
        """

    @Test("A ranking holds every choice once, in the person's order")
    func rank() throws {
        var session = try FormFixture.session(
            "<a/>", binds: "<bind nodeset='/data/a' type='odk:rank'/>",
            body: "<odk:rank ref='/data/a'><label>Order</label>\(Self.colours)</odk:rank>")
        #expect(session.questions.first?.control == .rank)
        #expect(session.questions.first?.choices.map(\.value) == ["r", "g", "b"])
        try session.answer("/data/a", "b r g")
        #expect(session.value(at: "/data/a") == "b r g")
        for wrong in ["b r", "b r r", "b r g x", "b b r g"] {
            #expect(throws: AnswerFault.unknownChoice("/data/a")) { try session.answer("/data/a", wrong) }
        }
        #expect(session.displayText(of: "/data/a") == "Blue, Red, Green")
        #expect(session.violations == [])
    }

    @Test("A range takes the numbers on its steps and nothing between or beyond")
    func range() throws {
        var session = try FormFixture.session(
            "<a/>", binds: "<bind nodeset='/data/a' type='decimal'/>",
            body: "<range ref='/data/a' start='0' end='1' step='0.1'><label>How much</label></range>")
        let range = try #require(session.questions.first?.range)
        #expect(session.questions.first?.control == .range)
        for step in 0...10 {
            let text = range.text(range.number(step, from: 0))
            try session.answer("/data/a", text)
            #expect(session.value(at: "/data/a") == text)
        }
        #expect(session.value(at: "/data/a") == "1")
        #expect(range.number(5, from: 0.8) == 1)
        for wrong in ["0.15", "-0.1", "1.1", "x"] {
            #expect(throws: AnswerFault.self) { try session.answer("/data/a", wrong) }
        }
    }

    @Test(
        "An upload asks for the device that fits",
        arguments: [
            ("image/*", "", UploadKind.scan), ("application/*", "", .scan),
            ("image/*", "signature", .signature),
            ("image/*", "draw", .signature), ("", "", .scan),
        ])
    func upload(type: String, appearance: String, kind: UploadKind) throws {
        var session = try FormFixture.session(
            "<a/>", binds: "<bind nodeset='/data/a' type='binary'/>",
            body:
                "<upload ref='/data/a' mediatype='\(type)' appearance='\(appearance)'><label>Paper</label></upload>"
        )
        #expect(session.questions.first?.upload == kind)
        try session.answer("/data/a", "paper-1.pdf")
        #expect(session.attachments.map(\.fileName) == ["paper-1.pdf"])
        for wrong in ["../etc/passwd", "a/b.pdf", "noending", ".pdf", "a b.pdf", "a.", "x\\y.pdf"] {
            #expect(throws: AnswerFault.self) { try session.answer("/data/a", wrong) }
        }
        try session.answer("/data/a", "")
        #expect(session.attachments.isEmpty)
    }

    @Test(
        "A place is latitude and longitude within their limits",
        arguments: [
            ("22.34 106.85 120 5", true), ("22.34 106.85", true), ("-90 180 0 0", true), ("91 0 0 0", false),
            ("0 181 0 0", false), ("22.34", false), ("a b c d", false), ("1 2 3 -4", false),
        ])
    func geopoint(value: String, isPlace: Bool) throws {
        var session = try FormFixture.session(
            "<a/>", binds: "<bind nodeset='/data/a' type='geopoint'/>", body: "<input ref='/data/a'/>")
        #expect(session.questions.first?.control == .geopoint)
        if isPlace {
            try session.answer("/data/a", value)
        } else {
            #expect(throws: AnswerFault.self) { try session.answer("/data/a", value) }
        }
    }

    @Test("A barcode and an intent are answered as text", arguments: ["barcode", "intent"])
    func asText(type: String) throws {
        let session = try FormFixture.session(
            "<a/>", binds: "<bind nodeset='/data/a' type='\(type)'/>", body: "<input ref='/data/a'/>")
        #expect(session.questions.first?.control == .text)
    }

    @Test("Choices that are shuffled stay as they were shown, whatever is answered")
    func shuffled() throws {
        let items = (1...8).map { "<item><name>\($0)</name></item>" }.joined()
        var session = try FormFixture.session(
            "<a/><b/>",
            body: """
                <select1 ref="/data/a"><itemset nodeset="randomize(instance('x')/root/item)"><value ref="name"/><label ref="name"/></itemset></select1>
                <input ref="/data/b"/>
                """, secondary: "<instance id='x'><root>\(items)</root></instance>")
        let shown = try #require(session.questions.first?.choices.map(\.value))
        #expect(Set(shown) == Set((1...8).map(String.init)))
        #expect(shown != (1...8).map(String.init))
        try session.answer("/data/b", "text")
        #expect(session.questions.first?.choices.map(\.value) == shown)
    }

    @Test("The longer explanation stands beside the hint; pictures and sounds are left out and named")
    func guidance() throws {
        let form = try FormFixture.form(
            "<a/>",
            body: "<input ref='/data/a'><label ref=\"jr:itext('l')\"/><hint ref=\"jr:itext('h')\"/></input>",
            itext: """
                <itext><translation lang="en"><text id="l"><value>Label</value><value form="image">jr://images/x.png</value></text>
                <text id="h"><value>Short</value><value form="guidance">Long</value></text></translation></itext>
                """)
        let session = try FormSession(form: form, context: try FormFixture.context())
        let question = try #require(session.questions.first)
        #expect(question.label == "Label")
        #expect(question.hint == "Short")
        #expect(question.guidance == "Long")
        #expect(form.warnings.map(\.code) == ["media-left-out"])
    }
}
