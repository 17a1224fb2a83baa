/// Looks over a document before libxml2 reads it, for what libxml2 would take badly: other encodings, and start tags
/// with more attributes than it can compare with each other in good time.
struct XMLScan {
    private let document: [UInt8]
    private let limits: XMLLimits

    /// Refuses a document that must not be read.
    static func check(_ document: [UInt8], _ limits: XMLLimits) throws(XMLFault) {
        let scan = XMLScan(document: document, limits: limits)
        try scan.checkEncoding()
        try scan.checkAttributes()
    }

    /// UTF-8 alone: each further encoding is one more converter that reads what we did not write, and could hide from
    /// this scan what libxml2 would see.
    private func checkEncoding() throws(XMLFault) {
        guard String(validating: document, as: UTF8.self) != nil else {
            throw XMLFault(code: .encoding, line: firstWrongLine, message: "The document is not UTF-8.")
        }
        guard let declared else { return }
        guard ["utf-8", "utf8", "us-ascii", "ascii"].contains(declared.lowercased()) else {
            throw XMLFault(
                code: .encoding, line: 1, message: "The document says that it is written in \(declared).")
        }
    }

    /// The line of the first byte that belongs to no character.
    private var firstWrongLine: Int {
        var line = 1
        var rest = document[...]
        while !rest.isEmpty {
            let end = rest.firstIndex(of: 0x0A) ?? rest.endIndex
            guard String(validating: rest[..<end], as: UTF8.self) != nil else { return line }
            line += 1
            rest = rest[end...].dropFirst()
        }
        return line
    }

    /// The encoding that the XML declaration names; nil if there is none.
    private var declared: String? {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let start = document.starts(with: mark) ? document.dropFirst(mark.count) : document[...]
        guard start.starts(with: "<?xml".utf8) else { return nil }
        let declaration = start.prefix { $0 != 0x3E }
        let words = String(decoding: declaration, as: UTF8.self).split(separator: "encoding", maxSplits: 1)
        guard words.count == 2 else { return nil }
        let value = words[1].drop { $0 == "=" || $0.isWhitespace }
        guard let quote = value.first, quote == "\"" || quote == "'" else { return nil }
        return String(value.dropFirst().prefix { $0 != quote })
    }

    /// Counts the values in each start tag. A `<` always begins anew, since none may stand inside a value: what looks
    /// like a tag in a comment can therefore not hide the one behind it.
    private func checkAttributes() throws(XMLFault) {
        var line = 1
        var values = 0
        var isInTag = false
        var quote: UInt8?
        for (index, byte) in document.enumerated() {
            switch byte {
            case 0x0A: line += 1
            case 0x3C:
                let next = index + 1 < document.count ? document[index + 1] : 0
                (values, quote, isInTag) = (0, nil, next != 0x21 && next != 0x3F)
            case 0x3E where quote == nil: isInTag = false
            case 0x22 where isInTag, 0x27 where isInTag:
                if quote == byte {
                    quote = nil
                } else if quote == nil {
                    quote = byte
                    values += 1
                }
            default: break
            }
            guard values <= limits.attributes else {
                throw XMLFault(
                    code: .tooLarge, line: line,
                    message: "An element has more than \(limits.attributes) attributes.")
            }
        }
    }
}
