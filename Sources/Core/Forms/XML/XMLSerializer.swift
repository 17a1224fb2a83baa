/// Writes XML so that the same value always gives the same bytes: UTF-8, no declaration, no added white space,
/// double quotes, empty elements closed in the start tag, namespace declarations by prefix before attributes in
/// their order.
public enum XMLSerializer {
    /// The text of an element and all that it holds.
    public static func text(_ element: XMLElement) -> String {
        var output = ""
        write(element, to: &output)
        return output
    }

    private static func write(_ element: XMLElement, to output: inout String) {
        output += "<" + element.name.qualified
        for namespace in element.namespaces.sorted(by: { ($0.prefix ?? "") < ($1.prefix ?? "") }) {
            output += namespace.prefix.map { " xmlns:\($0)=\"" } ?? " xmlns=\""
            escape(namespace.uri, quotes: true, to: &output)
            output += "\""
        }
        for attribute in element.attributes {
            output += " " + attribute.name.qualified + "=\""
            escape(attribute.value, quotes: true, to: &output)
            output += "\""
        }
        guard !element.children.isEmpty else {
            output += "/>"
            return
        }
        output += ">"
        for child in element.children {
            switch child {
            case .element(let inner): write(inner, to: &output)
            case .text(let text): escape(text, quotes: false, to: &output)
            }
        }
        output += "</" + element.name.qualified + ">"
    }

    /// Escapes what would be read back differently: markup, and the white space that parsers normalise.
    private static func escape(_ text: String, quotes: Bool, to output: inout String) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": output += "&amp;"
            case "<": output += "&lt;"
            case ">": output += "&gt;"
            case "\r": output += "&#13;"
            case "\"" where quotes: output += "&quot;"
            case "\n" where quotes: output += "&#10;"
            case "\t" where quotes: output += "&#9;"
            default: output.unicodeScalars.append(scalar)
            }
        }
    }
}

extension Unicode.Scalar {
    /// Whether XML 1.0 can carry this character at all (production Char).
    var isAllowedInXML: Bool {
        switch value {
        case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }
}
