/// The definitions of a form's primary instance, being compiled.
struct Model {
    var nodes: [ModelNode] = []
    /// The instance as a new record begins, templates taken out.
    var initialInstance: XMLElement

    var paths: ModelPaths { ModelPaths(nodes: nodes) }
}

/// Makes definitions out of the primary instance.
struct ModelCompiler {
    private(set) var model: Model
    private let repeats: Set<String>
    private let attributes: Set<String>

    /// - Parameters:
    ///   - root: the primary instance's root element.
    ///   - repeats: the paths that the body repeats.
    ///   - attributes: the paths of the attributes that binds and actions fill.
    init(root: XMLElement, repeats: Set<String>, attributes: Set<String>) {
        self.repeats = repeats
        self.attributes = attributes
        model = Model(initialInstance: Self.withoutTemplates(root))
        add(root, parent: -1, path: "/" + root.name.qualified, keepsValues: true)
    }

    static func isTemplate(_ element: XMLElement) -> Bool {
        element.attribute("template", in: XFormsNamespace.javarosa) != nil
    }

    private static func withoutTemplates(_ element: XMLElement) -> XMLElement {
        var copy = element
        copy.children = element.children.compactMap { child in
            guard case .element(let inner) = child else { return child }
            return isTemplate(inner) ? nil : .element(withoutTemplates(inner))
        }
        return copy
    }

    private mutating func add(_ element: XMLElement, parent: Int32, path: String, keepsValues: Bool) {
        let id = Int32(model.nodes.count)
        let inside = element.elements
        let isRepeat = repeats.contains(path)
        // A repetition that the person adds begins with the template's values; without a template it is empty.
        let keeps = keepsValues && (!isRepeat || Self.isTemplate(element))
        var node = ModelNode(
            id: id, name: element.name, parent: parent, path: path, line: element.line,
            attributes: element.attributes.filter { $0.name.namespace != XFormsNamespace.javarosa },
            defaultValue: inside.isEmpty && keeps ? element.text : "")
        node.isRepeat = isRepeat
        node.nearestRepeat = isRepeat ? id : (parent >= 0 ? model.nodes[Int(parent)].nearestRepeat : -1)
        model.nodes.append(node)
        if parent >= 0 {
            model.nodes[Int(parent)].children.append(id)
            model.nodes[Int(parent)].childByKey[element.name.key] = id
        }
        for attribute in node.attributes { add(attribute, of: id, path: path) }
        // Of several elements of one name the template speaks for all, else the first.
        let templates = Set(inside.filter(Self.isTemplate).map(\.name.key))
        var seen: Set<String> = []
        for child in inside {
            let key = child.name.key
            guard !templates.contains(key) || Self.isTemplate(child), seen.insert(key).inserted else {
                continue
            }
            add(child, parent: id, path: path + "/" + child.name.qualified, keepsValues: keeps)
        }
    }

    /// An attribute that the form fills gets a definition of its own beside the element's children.
    private mutating func add(_ attribute: XMLAttribute, of owner: Int32, path: String) {
        let own = path + "/@" + attribute.name.qualified
        guard attributes.contains(own) else { return }
        var node = ModelNode(
            id: Int32(model.nodes.count), name: attribute.name, parent: owner, path: own,
            line: model.nodes[Int(owner)].line, attributes: [], defaultValue: attribute.value)
        node.isAttribute = true
        node.nearestRepeat = model.nodes[Int(owner)].nearestRepeat
        model.nodes.append(node)
        model.nodes[Int(owner)].filledAttributes.append(node.id)
        model.nodes[Int(owner)].childByKey["@" + attribute.name.key] = node.id
    }
}
