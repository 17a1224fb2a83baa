import Forms
import Testing

@Suite("XML that means harm")
struct HostileXMLTests {
    private func fault(_ bytes: some Sequence<UInt8>) -> XMLFault? {
        do throws(XMLFault) {
            _ = try XMLReader.read(bytes)
            return nil
        } catch {
            return error
        }
    }

    @Test("Entities that double themselves are refused at the DOCTYPE, before any of them is expanded")
    func billionLaughs() {
        let entities = (1...30).map { "<!ENTITY l\($0) \"&l\($0 - 1);&l\($0 - 1);\">" }.joined(
            separator: "\n")
        let bomb = "<?xml version=\"1.0\"?>\n<!DOCTYPE l [\n<!ENTITY l0 \"lol\">\n\(entities)]>\n<l>&l30;</l>"
        #expect(fault(bomb.utf8)?.code == .doctype)
        #expect(fault(bomb.utf8)?.line == 2)
        #expect(fault(bomb.utf8)?.remedy.isEmpty == false)
        // The other bomb: one long entity, told often.
        let long = String(repeating: "x", count: 100_000)
        let often = String(repeating: "&l;", count: 10_000)
        #expect(fault("<!DOCTYPE l [<!ENTITY l \"\(long)\">]><l>\(often)</l>".utf8)?.code == .doctype)
    }

    @Test("A DOCTYPE is refused wherever its entities come from, and whatever stands before it")
    func externalEntities() {
        for head in ["", "\u{FEFF}", "<?xml version='1.0'?>\n", "<!-- c -->\n", "<?p i?>\n"] {
            for type in [
                "SYSTEM \"/dev/zero\"", "PUBLIC \"-//W3C//DTD XHTML 1.0//EN\" \"http://127.0.0.1:9/x.dtd\"",
                "[<!ENTITY x SYSTEM \"file:///etc/hostname\">]",
                "[<!ENTITY % p SYSTEM \"file:///dev/stdin\"> %p;]",
                "[<!ATTLIST a b CDATA \"&x;\">]",
            ] {
                let found = fault("\(head)<!DOCTYPE a \(type)>\n<a>&x;</a>".utf8)
                #expect(found?.code == .doctype, "\(head) \(type)")
                #expect(found?.line == (head.hasSuffix("\n") ? 2 : 1), "\(head) \(type)")
            }
        }
    }

    @Test("XInclude and style sheets are elements and instructions like any other: nothing is fetched")
    func inclusion() throws {
        let text = """
            <?xml-stylesheet href="file:///etc/hostname"?>
            <a xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="file:///etc/hostname" parse="text"/></a>
            """
        let root = try XMLReader.read(text.utf8)
        #expect(root.elements.first?.name.local == "include")
        #expect(root.elements.first?.children.isEmpty == true)
    }

    @Test("An element with more attributes than any form has is refused at its line, in good time")
    func attributes() {
        func element(_ count: Int, _ value: String = "v") -> String {
            "<a>\n<b " + (0..<count).map { "x\($0)='\(value)'" }.joined(separator: " ") + "/></a>"
        }
        #expect(fault(element(250).utf8) == nil)
        // Brackets, equals signs and quotes inside values are values.
        #expect(fault(element(250, ">=\"\">").utf8) == nil)
        #expect(fault(element(251).utf8)?.code == .tooLarge)
        #expect(fault(element(251, ">=\"\">").utf8)?.code == .tooLarge)
        #expect(fault(element(251).utf8)?.line == 2)
        #expect(fault(element(200_000).utf8)?.code == .tooLarge)
        #expect(fault("<a><!-- ' <b -->\(element(251))</a>".utf8)?.code == .tooLarge)
        // Quotes in text and comments are no attributes.
        let quotes = String(repeating: "it's ", count: 1_001)
        #expect(fault("<a>\(quotes)<!-- \(quotes) --><![CDATA[\(quotes)]]></a>".utf8) == nil)
    }

    @Test("More namespaces around an element than any form has are refused")
    func namespaces() {
        func nested(_ depth: Int) -> String {
            let start = (0..<depth).map { level in
                "<a \((0..<50).map { "xmlns:p\(level)-\($0)='u'" }.joined(separator: " "))>"
            }.joined(separator: "\n")
            return start + String(repeating: "</a>", count: depth)
        }
        #expect(fault(nested(5).utf8) == nil)
        #expect(fault(nested(6).utf8)?.code == .tooLarge)
        #expect(fault(nested(6).utf8)?.line == 6)
        #expect(fault("<a>\(String(repeating: nested(5), count: 20))</a>".utf8) == nil)
    }

    @Test("Long values and texts are read; ones that libxml2 thinks too long are refused")
    func longValues() throws {
        let long = String(repeating: "x", count: 1_000_000)
        #expect(try XMLReader.read("<a b='\(long)'>\(long)</a>".utf8).attribute("b")?.utf8.count == 1_000_000)
        let longer = String(repeating: long, count: 11)
        #expect(fault("<a b='\(longer)'/>".utf8)?.code == .malformed)
        #expect(fault("<\(String(repeating: "n", count: 60_000))/>".utf8)?.code == .malformed)
    }
}
