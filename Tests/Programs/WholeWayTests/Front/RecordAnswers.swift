import Foundation

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// The answers of a record, read by another XML parser than the product's: each leaf's text by its path below the
/// root. Empty leaves are left out.
final class RecordAnswers: NSObject, XMLParserDelegate {
    private(set) var answers: [String: String] = [:]
    private var path: [String] = []
    private var text = ""

    static func read(_ xml: String) -> [String: String] {
        let reading = RecordAnswers()
        let parser = XMLParser(data: Data(xml.utf8))
        parser.delegate = reading
        return parser.parse() ? reading.answers : [:]
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        path.append(name)
        text = ""
    }

    func parser(_ parser: XMLParser, foundCharacters characters: String) { text += characters }

    func parser(
        _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
    ) {
        let value = text.trimmingCharacters(in: .whitespacesAndNewlines)
        if !value.isEmpty { answers[path.dropFirst().joined(separator: "/")] = value }
        path.removeLast()
        text = ""
    }
}
