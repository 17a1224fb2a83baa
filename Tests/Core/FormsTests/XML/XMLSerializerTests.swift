import Forms
import Testing

@Suite("Writing XML")
struct XMLSerializerTests {
    @Test("What is escaped reads back as it was")
    func escaping() throws {
        let element = XMLElement(
            XMLName("a"), attributes: [XMLAttribute(XMLName("x"), "a\"b'c<d>&\n\te\r")],
            children: [.text("<&>\"' \r\n]]>"), .element(XMLElement(XMLName("b")))])
        let text = XMLSerializer.text(element)
        #expect(
            text == "<a x=\"a&quot;b'c&lt;d&gt;&amp;&#10;&#9;e&#13;\">&lt;&amp;&gt;\"' &#13;\n]]&gt;<b/></a>")
        let back = try XMLReader.read(text.utf8)
        #expect(back.attribute("x") == element.attribute("x"))
        #expect(back.text == element.text)
    }

    @Test("Serialise, parse, serialise is the identity, whatever the texts and names")
    func identity() throws {
        var generator = SeededGenerator(seed: 42)
        for _ in 0..<300 {
            let text = XMLSerializer.text(Self.random(depth: 4, &generator))
            #expect(XMLSerializer.text(try XMLReader.read(text.utf8)) == text)
        }
    }

    private static let characters = Array("ab<>&\"' \n\t\r韦样例𠮷é]]>")

    private static func random(depth: Int, _ generator: inout SeededGenerator) -> XMLElement {
        func word(_ generator: inout SeededGenerator) -> String {
            String(
                (0..<Int.random(in: 1..<6, using: &generator)).map { _ in
                    characters[Int.random(in: 0..<characters.count, using: &generator)]
                })
        }
        let names = ["a", "b-c", "名", "_x.1"]
        func name(_ generator: inout SeededGenerator) -> String {
            names[Int.random(in: 0..<names.count, using: &generator)]
        }
        let isPrefixed = Bool.random(using: &generator)
        var element = XMLElement(
            isPrefixed
                ? XMLName(prefix: "p", name(&generator), namespace: "urn:p") : XMLName(name(&generator)),
            namespaces: isPrefixed ? [XMLNamespace(prefix: "p", uri: "urn:p")] : [])
        if Bool.random(using: &generator) {
            element.attributes = [XMLAttribute(XMLName("k"), word(&generator))]
        }
        guard depth > 0 else { return element }
        for _ in 0..<Int.random(in: 0..<4, using: &generator) {
            // Two texts side by side would be read as one.
            if case .text? = element.children.last {
                element.children.append(.element(random(depth: depth - 1, &generator)))
            } else if Bool.random(using: &generator) {
                element.children.append(.text(word(&generator)))
            } else {
                element.children.append(.element(random(depth: depth - 1, &generator)))
            }
        }
        return element
    }
}
