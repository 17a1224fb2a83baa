import CXML2

/// Reads XML with libxml2's push parser into a value. Hardened: no network, no DOCTYPE (so no entities beyond
/// the five predefined ones and no external ones), UTF-8 alone, and limits on size and depth.
public enum XMLReader {
    /// libxml2 wants its globals made before it is used from more than one thread.
    private static let library: Void = xmlInitParser()

    /// Reads one document.
    ///
    /// - Parameters:
    ///   - bytes: the document, in UTF-8.
    ///   - limits: what is refused for its size.
    /// - Returns: the root element.
    public static func read(
        _ bytes: some Sequence<UInt8>, limits: XMLLimits = XMLLimits()
    ) throws(XMLFault) -> XMLElement {
        let document = Array(bytes)
        guard document.count <= limits.bytes else {
            throw XMLFault(code: .tooLarge, line: 1, message: "The document has \(document.count) bytes.")
        }
        try XMLScan.check(document, limits)
        let builder = XMLTreeBuilder(limits: limits)
        guard !document.isEmpty, parse(document, into: builder) else {
            throw XMLFault(code: .malformed, line: 1, message: "The document is empty.")
        }
        if let fault = builder.fault { throw fault }
        guard let root = builder.root else {
            throw XMLFault(code: .malformed, line: 1, message: "The document has no element.")
        }
        return root
    }

    /// Feeds the document to libxml2; false if no parser could be made (memory).
    private static func parse(_ document: [UInt8], into builder: XMLTreeBuilder) -> Bool {
        _ = library
        var handler = saxHandler()
        let reference = Unmanaged.passUnretained(builder).toOpaque()
        guard let parser = xmlCreatePushParserCtxt(&handler, reference, nil, 0, nil) else { return false }
        defer { xmlFreeParserCtxt(parser) }
        builder.parser = parser
        // NOENT makes libxml2 hand over &amp; in attributes as the character it means; with DOCTYPE refused
        // there are no other entities that it could expand.
        let options =
            XML_PARSE_NONET.rawValue | XML_PARSE_NOENT.rawValue | XML_PARSE_BIG_LINES.rawValue
            | XML_PARSE_IGNORE_ENC.rawValue
        xmlCtxtUseOptions(parser, Int32(options))
        let chunk = 1 << 16
        document.withUnsafeBytes { buffer in
            var start = 0
            while start < buffer.count, builder.fault == nil {
                let count = min(chunk, buffer.count - start)
                let pointer = buffer.baseAddress?.advanced(by: start).assumingMemoryBound(to: CChar.self)
                start += count
                _ = xmlParseChunk(parser, pointer, Int32(count), start == buffer.count ? 1 : 0)
            }
        }
        if builder.fault == nil, parser.pointee.wellFormed == 0 {
            builder.refuse(.malformed, "The document is not well-formed.")
        }
        builder.parser = nil
        return true
    }

    private static func saxHandler() -> xmlSAXHandler {
        var handler = xmlSAXHandler()
        handler.initialized = UInt32(XML_SAX2_MAGIC)
        handler.startElementNs = { context, local, prefix, uri, declared, namespaces, count, _, attributes in
            guard let builder = XMLTreeBuilder.from(context) else { return }
            builder.start(
                name: builder.name(prefix: prefix, local: local, namespace: uri),
                namespaces: XMLReader.pairs(declared, namespaces),
                attributes: XMLReader.attributeList(count, attributes, builder))
        }
        handler.endElementNs = { context, _, _, _ in XMLTreeBuilder.from(context)?.end() }
        handler.characters = { context, start, count in
            XMLTreeBuilder.from(context)?.characters(UnsafeBufferPointer(start: start, count: Int(count)))
        }
        handler.ignorableWhitespace = handler.characters
        handler.cdataBlock = handler.characters
        handler.internalSubset = { context, _, _, _ in
            XMLTreeBuilder.from(context)?.refuse(.doctype, "The document has a DOCTYPE.")
        }
        handler.serror = { context, error in
            guard let error, error.pointee.level != XML_ERR_WARNING else { return }
            let reason = error.pointee.message.map { String(cString: $0) } ?? ""
            XMLTreeBuilder.from(context)?.refuse(
                .malformed, "Not well-formed XML: " + reason.split(separator: "\n").joined(separator: " "),
                line: Int(error.pointee.line))
        }
        return handler
    }

    /// A string of libxml2's; nil for none.
    static func text(_ pointer: UnsafePointer<xmlChar>?) -> String? {
        pointer.map { String(decodingCString: $0, as: UTF8.self) }
    }

    private static func pairs(
        _ count: Int32, _ pointers: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    ) -> [XMLNamespace] {
        guard let pointers, count > 0 else { return [] }
        return (0..<Int(count)).map {
            XMLNamespace(prefix: text(pointers[2 * $0]), uri: text(pointers[2 * $0 + 1]) ?? "")
        }
    }

    /// libxml2 hands attributes over five pointers each: local name, prefix, namespace, start and end of value.
    private static func attributeList(
        _ count: Int32, _ pointers: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ builder: XMLTreeBuilder
    ) -> [XMLAttribute] {
        guard let pointers, count > 0 else { return [] }
        return (0..<Int(count)).map { index in
            let at = 5 * index
            var value = ""
            if let start = pointers[at + 3], let end = pointers[at + 4] {
                value = String(decoding: UnsafeBufferPointer(start: start, count: end - start), as: UTF8.self)
            }
            let name = builder.name(
                prefix: pointers[at + 1], local: pointers[at], namespace: pointers[at + 2])
            return XMLAttribute(name, value)
        }
    }
}
