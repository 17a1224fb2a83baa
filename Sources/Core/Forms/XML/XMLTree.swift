/// The name of an element or attribute: XML Namespaces 1.0.
public struct XMLName: Sendable, Hashable {
    /// The prefix as written, or nil.
    public let prefix: String?
    /// The part after the colon.
    public let local: String
    /// The namespace URI the prefix (or the default namespace) stands for, or nil.
    public let namespace: String?

    /// A name; `namespace` may be given without a prefix (a default namespace).
    public init(prefix: String? = nil, _ local: String, namespace: String? = nil) {
        self.prefix = prefix
        self.local = local
        self.namespace = namespace
    }

    /// The name as written: `prefix:local`.
    public var qualified: String { prefix.map { "\($0):\(local)" } ?? local }

    /// What name tests compare: a name without a prefix is its local part whatever the default namespace,
    /// since ODK forms write `/data/x` for elements of the XForms namespace; one with a prefix is
    /// `{namespace}local`.
    var key: String { prefix == nil ? local : "{\(namespace ?? "")}\(local)" }

    /// Whether this is the given local name in the given namespace, whatever the prefix.
    func matches(_ local: String, in namespace: String) -> Bool {
        self.local == local && self.namespace == namespace
    }
}

/// One attribute of an element.
public struct XMLAttribute: Sendable, Hashable {
    /// Its name.
    public let name: XMLName
    /// Its value, entities resolved.
    public var value: String

    /// An attribute.
    public init(_ name: XMLName, _ value: String) {
        self.name = name
        self.value = value
    }
}

/// A namespace declaration: `xmlns:prefix="uri"`, or `xmlns="uri"` where the prefix is nil.
public struct XMLNamespace: Sendable, Hashable {
    /// The declared prefix; nil for the default namespace.
    public let prefix: String?
    /// The namespace it stands for.
    public let uri: String

    /// A declaration.
    public init(prefix: String?, uri: String) {
        self.prefix = prefix
        self.uri = uri
    }
}

/// What an element contains.
public enum XMLNode: Sendable, Hashable {
    /// An element.
    case element(XMLElement)
    /// Text, entities resolved; comments and processing instructions are not kept.
    case text(String)
}

/// An element of an XML document, as a value.
public struct XMLElement: Sendable, Hashable {
    /// Its name.
    public var name: XMLName
    /// Its attributes, in the order written, without namespace declarations.
    public var attributes: [XMLAttribute]
    /// The namespace declarations written on it.
    public var namespaces: [XMLNamespace]
    /// Its content, in order.
    public var children: [XMLNode]
    /// The line of the document on which its start tag ends, from 1; 0 for one that was not read.
    public let line: Int

    /// An element.
    public init(
        _ name: XMLName, attributes: [XMLAttribute] = [], namespaces: [XMLNamespace] = [],
        children: [XMLNode] = [], line: Int = 0
    ) {
        self.name = name
        self.attributes = attributes
        self.namespaces = namespaces
        self.children = children
        self.line = line
    }

    /// An element without a namespace that holds elements, or text if it holds none: enough to write
    /// `XMLElement("card", [("name", "韦样例")])` for an external instance.
    public init(_ local: String, _ fields: [(name: String, value: String)]) {
        self.init(
            XMLName(local),
            children: fields.map { field in
                .element(
                    XMLElement(XMLName(field.name), children: field.value.isEmpty ? [] : [.text(field.value)])
                )
            })
    }

    /// The elements directly inside, in order.
    public var elements: [XMLElement] {
        children.compactMap { if case .element(let element) = $0 { element } else { nil } }
    }

    /// The text directly inside, joined.
    public var text: String {
        children.reduce(into: "") { if case .text(let text) = $1 { $0 += text } }
    }

    /// The value of the attribute without a prefix of this name, or nil.
    public func attribute(_ local: String) -> String? {
        attributes.first { $0.name.prefix == nil && $0.name.local == local }?.value
    }

    /// The value of the attribute of this name in this namespace, or nil.
    func attribute(_ local: String, in namespace: String) -> String? {
        attributes.first { $0.name.matches(local, in: namespace) }?.value
    }

    /// The first element directly inside with this local name, in whatever namespace.
    func first(_ local: String) -> XMLElement? {
        for case .element(let element) in children where element.name.local == local { return element }
        return nil
    }

    /// Whether it holds elements.
    var hasElements: Bool {
        for case .element in children { return true }
        return false
    }
}

extension StringProtocol {
    /// Whether it is nothing but the white space of XML (production S).
    var isXMLSpace: Bool { utf8.allSatisfy(\.isXMLSpace) }
}

extension UInt8 {
    /// Space, tab, line feed or carriage return.
    var isXMLSpace: Bool { self == 0x20 || self == 0x9 || self == 0xA || self == 0xD }
}

/// The namespaces that ODK forms use; source: ODK XForms specification, "Namespaces".
enum XFormsNamespace {
    static let xforms = "http://www.w3.org/2002/xforms"
    static let javarosa = "http://openrosa.org/javarosa"
    static let openRosa = "http://openrosa.org/xforms"
    static let odk = "http://www.opendatakit.org/xforms"
    static let predefined = ["jr": javarosa, "orx": openRosa, "odk": odk]
}
