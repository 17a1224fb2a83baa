/// Writing the record out.
extension FormSession {
    /// The record as it is submitted: relevant fields only, in canonical form (see ``XMLSerializer``).
    public func submissionXML() -> String { XMLSerializer.text(record(relevantOnly: true)) }

    /// The record as a draft keeps it: everything that was entered, relevant now or not.
    public func draftXML() -> String { XMLSerializer.text(record(relevantOnly: false)) }

    /// The record as a value.
    func record(relevantOnly: Bool) -> XMLElement {
        let tree = instance.tree
        guard let root = tree.rootElement else { return XMLElement(XMLName("data")) }
        var element = element(root, inherited: XFormsNamespace.xforms, relevantOnly: relevantOnly)
        var used: Set<XMLNamespace> = []
        Self.collectNamespaces(element, into: &used)
        element.namespaces += used.sorted { ($0.prefix ?? "") < ($1.prefix ?? "") }
        return element
    }

    /// - Parameter inherited: the default namespace in force; the XForms namespace of a form is written as none.
    private func element(_ node: Int32, inherited: String?, relevantOnly: Bool) -> XMLElement {
        let tree = instance.tree
        let name = tree.names[Int(tree.nameOf[Int(node)])]
        let definition = form.nodes[Int(tree.definitions[Int(node)])]
        var element = XMLElement(
            definition.name, attributes: attributes(of: node, relevantOnly: relevantOnly))
        var inside = inherited
        if name.prefix == nil, let own = definition.name.namespace, own != inherited {
            element.namespaces = [XMLNamespace(prefix: nil, uri: own)]
            inside = own
        }
        var value = tree.values[Int(node)]
        if definition.bind?.preload == .end { value = context.nowText }
        if !value.isEmpty { element.children.append(.text(value)) }
        for child in tree.children[Int(node)] where !relevantOnly || instance.isRelevant[Int(child)] {
            element.children.append(
                .element(self.element(child, inherited: inside, relevantOnly: relevantOnly)))
        }
        return element
    }

    /// The attributes, those that the form fills with what it filled in.
    private func attributes(of node: Int32, relevantOnly: Bool) -> [XMLAttribute] {
        let tree = instance.tree
        guard let filled = tree.filledAttributes[node] else { return tree.attributes[Int(node)] }
        var attributes = tree.attributes[Int(node)]
        for own in filled {
            let name = form.nodes[Int(tree.definitions[Int(own)])].name
            attributes.removeAll { $0.name.key == name.key && relevantOnly && !instance.isRelevant[Int(own)] }
            guard !relevantOnly || instance.isRelevant[Int(own)] else { continue }
            let value = tree.values[Int(own)]
            if let place = attributes.firstIndex(where: { $0.name.key == name.key }) {
                attributes[place].value = value
            } else {
                attributes.append(XMLAttribute(name, value))
            }
        }
        return attributes
    }

    private static func collectNamespaces(_ element: XMLElement, into used: inout Set<XMLNamespace>) {
        for name in [element.name] + element.attributes.map(\.name) {
            if let prefix = name.prefix, prefix != "xml", let uri = name.namespace {
                used.insert(XMLNamespace(prefix: prefix, uri: uri))
            }
        }
        for child in element.elements { collectNamespaces(child, into: &used) }
    }
}
