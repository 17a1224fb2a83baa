import Forms
import Testing

@Suite("Lists in files beside a form")
struct ExternalDataTests {
    private static let secondary = """
        <instance id="places" src="jr://file-csv/places.csv"/><instance id="card" src="jr://file/card.xml"/>
        """

    private func table(_ text: String) throws -> XMLElement {
        let form = try FormFixture.form("<a/>", secondary: Self.secondary)
        let instance = try #require(form.fileInstances.first)
        return try ExternalData.read(Array(text.utf8), of: instance)
    }

    @Test("A form says which files it wants; what the booth itself knows is no file")
    func wanted() throws {
        let form = try FormFixture.form("<a/>", secondary: Self.secondary)
        #expect(form.externalInstances.map(\.id) == ["places", "card"])
        #expect(form.fileInstances.map(\.fileName) == ["places.csv"])
        #expect(form.fileInstances.first?.format == .csv)
    }

    @Test(
        "Rows become items and columns their fields; quotes, commas, line ends and a byte-order mark are read"
    )
    func rows() throws {
        let root = try table("\u{FEFF}name,label\r\na,\"One, \"\"two\"\"\nthree\"\r\nb,\n\n")
        #expect(
            XMLSerializer.text(root)
                == "<root><item><name>a</name><label>One, \"two\"\nthree</label></item><item><name>b</name><label/></item></root>"
        )
    }

    @Test(
        "What is wrong with a file is told with its line",
        arguments: [
            ("", "list-malformed", 1), ("a,a\n1,2", "list-malformed", 1), ("1a,b\n", "list-malformed", 1),
            ("a,b\n1,2\n1,2,3\n", "list-malformed", 3), ("a\n\"x", "list-malformed", 2),
            ("a\n\"x\"y\n", "list-malformed", 2),
        ])
    func faults(text: String, code: String, line: Int) throws {
        let fault = #expect(throws: ExternalDataFault.self) { try table(text) }
        #expect(fault?.code.rawValue == code)
        #expect(fault?.line == line)
        #expect(fault?.remedy.isEmpty == false)
    }

    @Test("A file in another encoding is refused")
    func encoding() throws {
        let form = try FormFixture.form("<a/>", secondary: Self.secondary)
        let instance = try #require(form.fileInstances.first)
        let fault = #expect(throws: ExternalDataFault.self) {
            try ExternalData.read([0x61, 0x0A, 0xC4, 0xE3], of: instance)
        }
        #expect(fault?.code == .encoding)
    }

    @Test("Choices come from the file, cascade and are looked up by pulldata()")
    func cascade() throws {
        let list = try table("name,label,parent\nc1,City,\nt1,Town one,c1\nt2,Town two,c2\n")
        var session = try FormFixture.session(
            "<city/><town/><label/>",
            binds:
                "<bind nodeset=\"/data/label\" calculate=\"pulldata('places', 'label', 'name', /data/town)\"/>",
            body: """
                <select1 ref="/data/city"><itemset nodeset="instance('places')/root/item[parent = '']"><value ref="name"/><label ref="label"/></itemset></select1>
                <select1 ref="/data/town"><itemset nodeset="instance('places')/root/item[/data/city != '' and parent = /data/city]"><value ref="name"/><label ref="label"/></itemset></select1>
                """,
            secondary: Self.secondary, external: ["places": list])
        #expect(session.question(at: "/data/town")?.choices == [])
        try session.answer("/data/city", "c1")
        #expect(session.question(at: "/data/town")?.choices == [Choice(value: "t1", label: "Town one")])
        try session.answer("/data/town", "t1")
        #expect(session.value(at: "/data/label") == "Town one")
    }
}
