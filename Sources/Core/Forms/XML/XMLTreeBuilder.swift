import CXML2

/// Collects what libxml2 reports into ``XMLElement`` values, and stops the parser at the first fault.
final class XMLTreeBuilder {
    private let limits: XMLLimits
    private var open: [XMLElement] = []
    private var text: [UInt8] = []
    private var elements = 0
    /// Namespace declarations on the open elements.
    private var declarations = 0
    private(set) var root: XMLElement?
    private(set) var fault: XMLFault?
    /// The parser that is reading, while it reads.
    var parser: xmlParserCtxtPtr?

    init(limits: XMLLimits) { self.limits = limits }

    static func from(_ context: UnsafeMutableRawPointer?) -> XMLTreeBuilder? {
        context.map { Unmanaged<XMLTreeBuilder>.fromOpaque($0).takeUnretainedValue() }
    }

    /// libxml2 keeps one copy of each name, so that its address stands for it.
    private struct NameAddress: Hashable {
        let prefix: UnsafePointer<xmlChar>?
        let local: UnsafePointer<xmlChar>?
        let namespace: UnsafePointer<xmlChar>?
    }

    private var names: [NameAddress: XMLName] = [:]

    /// The name at these addresses, made once.
    func name(
        prefix: UnsafePointer<xmlChar>?, local: UnsafePointer<xmlChar>?, namespace: UnsafePointer<xmlChar>?
    ) -> XMLName {
        let address = NameAddress(prefix: prefix, local: local, namespace: namespace)
        if let known = names[address] { return known }
        let name = XMLName(
            prefix: XMLReader.text(prefix), XMLReader.text(local) ?? "", namespace: XMLReader.text(namespace))
        names[address] = name
        return name
    }

    func start(name: XMLName, namespaces: [XMLNamespace], attributes: [XMLAttribute]) {
        guard fault == nil else { return }
        elements += 1
        guard open.count < limits.depth else {
            return refuse(.tooDeep, "More than \(limits.depth) elements lie inside each other.")
        }
        guard elements <= limits.elements else {
            return refuse(.tooLarge, "The document has more than \(limits.elements) elements.")
        }
        declarations += namespaces.count
        guard declarations <= limits.attributes else {
            return refuse(
                .tooLarge, "More than \(limits.attributes) namespaces are declared around one element.")
        }
        flushText()
        open.append(XMLElement(name, attributes: attributes, namespaces: namespaces, line: line))
    }

    func end() {
        guard fault == nil else { return }
        flushText()
        guard let done = open.popLast() else { return }
        declarations -= done.namespaces.count
        if open.isEmpty { root = done } else { open[open.count - 1].children.append(.element(done)) }
    }

    func characters(_ bytes: UnsafeBufferPointer<xmlChar>) {
        guard fault == nil else { return }
        text.append(contentsOf: bytes)
    }

    func refuse(_ code: XMLFault.Code, _ message: String, line: Int? = nil) {
        guard fault == nil else { return }
        fault = XMLFault(code: code, line: max(1, line ?? self.line), message: message)
        if let parser { xmlStopParser(parser) }
    }

    private var line: Int { parser.map { Int(xmlSAX2GetLineNumber($0)) } ?? 0 }

    private func flushText() {
        guard !text.isEmpty else { return }
        if !open.isEmpty {
            open[open.count - 1].children.append(.text(String(decoding: text, as: UTF8.self)))
        }
        text.removeAll(keepingCapacity: true)
    }
}
