import Forms
import Testing

@Suite("Reading XML that we did not write")
struct XMLReaderTests {
    private func fault(_ text: String, limits: XMLLimits = XMLLimits()) -> XMLFault? {
        do throws(XMLFault) {
            _ = try XMLReader.read(text.utf8, limits: limits)
            return nil
        } catch {
            return error
        }
    }

    @Test("Elements, attributes, namespaces, entities, CDATA and lines come out as written")
    func reads() throws {
        let root = try XMLReader.read(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- a comment -->
            <a xmlns:p="urn:p" p:x="1 &amp; 2 &lt; &#x97E6;" y='"'>
              <p:b>韦&amp;<![CDATA[<x>]]></p:b>
            </a>
            """.utf8)
        #expect(root.name.local == "a" && root.line == 3)
        #expect(root.attributes[0].name.namespace == "urn:p")
        #expect(root.attributes[0].value == "1 & 2 < 韦")
        #expect(root.attribute("y") == "\"")
        let inner = try #require(root.elements.first)
        #expect(inner.name.qualified == "p:b" && inner.line == 4)
        #expect(inner.text == "韦&<x>")
    }

    @Test("An entity bomb is refused at its DOCTYPE")
    func entityBomb() {
        let bomb = """
            <?xml version="1.0"?>
            <!DOCTYPE lolz [
             <!ENTITY lol "lol">
             <!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">
             <!ENTITY lol3 "&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;">
            ]>
            <lolz>&lol3;</lolz>
            """
        #expect(fault(bomb)?.code == .doctype)
        #expect(fault(bomb)?.line == 2)
    }

    @Test("External entities and external DTDs are refused, and nothing is fetched")
    func externalEntities() {
        let file = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>"
        #expect(fault(file)?.code == .doctype)
        #expect(fault("<!DOCTYPE a SYSTEM \"http://127.0.0.1:9/a.dtd\"><a/>")?.code == .doctype)
        #expect(fault("<a>&undeclared;</a>")?.code == .malformed)
        let parameter = "<!DOCTYPE a [<!ENTITY % p SYSTEM \"file:///etc/passwd\"> %p;]><a/>"
        #expect(fault(parameter)?.code == .doctype)
    }

    @Test("Elements nested deeper than the limit are refused")
    func depth() {
        func nested(_ depth: Int) -> String {
            String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
        }
        #expect(fault(nested(100)) == nil)
        #expect(fault(nested(101))?.code == .tooDeep)
        #expect(fault(nested(200_000))?.code == .tooDeep)
    }

    @Test("Documents with too many bytes or elements are refused")
    func size() {
        #expect(fault("<a>0123456789</a>", limits: XMLLimits(bytes: 10))?.code == .tooLarge)
        let many = "<a>" + String(repeating: "<b/>", count: 50) + "</a>"
        #expect(fault(many, limits: XMLLimits(elements: 50))?.code == .tooLarge)
        #expect(fault(many, limits: XMLLimits(elements: 51)) == nil)
    }

    @Test(
        "What is no XML, or is cut off, is refused with its line",
        arguments: [
            ("", 1), ("   ", 1), ("not xml", 1), ("{\"json\": 1}", 1), ("<a>\n<b>\n</a>", 3),
            ("<a>\n<b>\n", 2),
            ("<a/><b/>", 1), ("<a x='1' x='2'/>", 1), ("<a>\n\n&#0;</a>", 3), ("<a>\u{1}</a>", 1),
            ("<p:a/>", 1), ("<a", 1), ("<a>\n<b x=></b></a>", 2), ("PK\u{3}\u{4}", 1),
        ])
    func malformed(text: String, line: Int) {
        #expect(fault(text)?.code == .malformed)
        #expect(fault(text)?.line == line)
        #expect(fault(text)?.message.isEmpty == false)
    }

    @Test("Every truncation of a form is refused, and none crashes")
    func truncations() {
        let xml = Array(FormFixture.xml("<a>韦</a>", binds: "<bind nodeset=\"/data/a\" type=\"int\"/>").utf8)
        for count in 0..<(xml.count - 1) {
            #expect(throws: XMLFault.self) { try XMLReader.read(xml[..<count]) }
        }
        #expect(throws: Never.self) { try XMLReader.read(xml) }
    }

    @Test("Bytes changed at random never crash the form compiler")
    func mutations() throws {
        let original = Array(
            FormFixture.xml(
                "<a/><b>1</b>", binds: "<bind nodeset=\"/data/a\" calculate=\"/data/b + 1\"/>",
                body: "<input ref=\"/data/b\"><label>B</label></input>"
            ).utf8)
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<2_000 {
            var bytes = original
            for _ in 0...Int.random(in: 0..<4, using: &generator) {
                bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(
                    in: 0...255, using: &generator)
            }
            do throws(FormProblems) {
                _ = try FormDefinition(xml: bytes)
            } catch {
                #expect(!error.problems.isEmpty)
            }
        }
    }
}
