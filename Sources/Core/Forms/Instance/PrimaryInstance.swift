/// The record being filled in: the tree, and which of its nodes are relevant.
struct PrimaryInstance: Sendable {
    var tree: InstanceTree
    /// What the node's own `relevant` says.
    var isSelfRelevant: [Bool]
    /// The same, and for everything above it too.
    private(set) var isRelevant: [Bool]
    private(set) var irrelevantCount = 0
    /// The nodes that the record it was made from did not have.
    private(set) var absent: [Int32] = []
    /// The nodes of each definition.
    private var nodesByDefinition: [[Int32]]

    /// A record as the form begins it, or as a submission or draft has it.
    ///
    /// - Parameters:
    ///   - form: whose definitions the nodes get.
    ///   - root: the record's root element.
    ///   - unknown: receives the path of each element that the form does not have, or has only once.
    init(form: FormDefinition, root: XMLElement, unknown: (String) -> Void = { _ in }) {
        tree = InstanceTree()
        isSelfRelevant = [true]
        isRelevant = [true]
        nodesByDefinition = Array(repeating: [], count: form.nodes.count)
        guard let definition = form.nodes.first else { return }
        append(definition, root, to: InstanceTree.document, form, unknown)
    }

    /// The nodes of a definition that are in the record.
    func nodes(of definition: Int32) -> [Int32] { nodesByDefinition[Int(definition)] }

    private mutating func insert(
        _ definition: ModelNode, into parent: Int32, at place: Int? = nil, value: String,
        attributes: [XMLAttribute]
    ) -> Int32 {
        let node = tree.insert(
            definition.name, into: parent, at: place, definition: definition.id, attributes: attributes,
            value: value)
        enter(node, of: definition, below: parent)
        return node
    }

    private mutating func insertAttribute(_ definition: ModelNode, of owner: Int32, value: String) -> Int32 {
        let node = tree.insertAttribute(
            definition.name, of: owner, definition: definition.id, value: value)
        enter(node, of: definition, below: owner)
        return node
    }

    private mutating func enter(_ node: Int32, of definition: ModelNode, below parent: Int32) {
        let relevant = isRelevant[Int(parent)]
        isSelfRelevant.append(true)
        isRelevant.append(relevant)
        if !relevant { irrelevantCount += 1 }
        nodesByDefinition[Int(definition.id)].append(node)
    }

    private mutating func append(
        _ definition: ModelNode, _ element: XMLElement, to parent: Int32, _ form: FormDefinition,
        _ unknown: (String) -> Void
    ) {
        let inside = element.elements
        let node = insert(
            definition, into: parent, value: definition.children.isEmpty ? element.text : "",
            attributes: element.attributes.filter { $0.name.namespace != XFormsNamespace.javarosa })
        for id in definition.filledAttributes {
            let attribute = form.nodes[Int(id)]
            let given = element.attributes.first { $0.name.key == attribute.name.key }
            if given == nil { absent.append(Int32(tree.count)) }
            _ = insertAttribute(attribute, of: node, value: given?.value ?? "")
        }
        var byKey: [String: [XMLElement]] = [:]
        for child in inside {
            if definition.childByKey[child.name.key] == nil {
                unknown(definition.path + "/" + child.name.qualified)
            }
            byKey[child.name.key, default: []].append(child)
        }
        for id in definition.children {
            let child = form.nodes[Int(id)]
            let given = byKey[child.name.key] ?? []
            if child.isRepeat {
                for element in given { append(child, element, to: node, form, unknown) }
            } else if let element = given.first {
                if given.count > 1 { unknown(child.path + "[2]") }
                append(child, element, to: node, form, unknown)
            } else {
                absent.append(Int32(tree.count))
                append(child, XMLElement(child.name, attributes: child.attributes), to: node, form, unknown)
            }
        }
    }

    // MARK: Repetitions

    /// Adds a repetition behind the others under a parent, with the form's default values.
    ///
    /// - Returns: every new node, the repetition first.
    mutating func addRepetition(of definition: Int32, under parent: Int32, form: FormDefinition) -> [Int32] {
        let siblings = tree.children[Int(parent)]
        let order = form.nodes[Int(tree.definitions[Int(parent)])].children
        let rank = order.firstIndex(of: definition) ?? order.count
        // Behind everything that the form has before it or that is it.
        let place = siblings.lastIndex { sibling in
            (order.firstIndex(of: tree.definitions[Int(sibling)]) ?? order.count) <= rank
        }.map { $0 + 1 }
        var added: [Int32] = []
        grow(form.nodes[Int(definition)], under: parent, at: place ?? 0, form, &added)
        return added
    }

    private mutating func grow(
        _ definition: ModelNode, under parent: Int32, at place: Int?, _ form: FormDefinition,
        _ added: inout [Int32]
    ) {
        let node = insert(
            definition, into: parent, at: place, value: definition.defaultValue,
            attributes: definition.attributes)
        added.append(node)
        for id in definition.filledAttributes {
            let attribute = form.nodes[Int(id)]
            added.append(insertAttribute(attribute, of: node, value: attribute.defaultValue))
        }
        // Of a repeat inside, one repetition, unless the form counts them itself.
        for id in definition.children where form.repeats[id]?.count == nil {
            grow(form.nodes[Int(id)], under: node, at: nil, form, &added)
        }
    }

    /// Takes a repetition out.
    mutating func removeRepetition(_ node: Int32) {
        forget(node)
        tree.remove(node)
    }

    private mutating func forget(_ node: Int32) {
        let definition = tree.definitions[Int(node)]
        nodesByDefinition[Int(definition)].removeAll { $0 == node }
        if !isRelevant[Int(node)] { irrelevantCount -= 1 }
        isRelevant[Int(node)] = true
        for attribute in tree.filledAttributes[node] ?? [] { forget(attribute) }
        for child in tree.children[Int(node)] { forget(child) }
    }

    // MARK: Relevance

    /// Sets what a node's own condition says, and reports each node below (itself included) whose relevance that
    /// changes.
    mutating func setSelfRelevant(_ relevant: Bool, of node: Int32, changed: inout [Int32]) {
        guard isSelfRelevant[Int(node)] != relevant else { return }
        isSelfRelevant[Int(node)] = relevant
        inherit(node, changed: &changed)
    }

    private mutating func inherit(_ node: Int32, changed: inout [Int32]) {
        let parent = tree.parents[Int(node)]
        let relevant = isSelfRelevant[Int(node)] && (parent < 0 || isRelevant[Int(parent)])
        guard isRelevant[Int(node)] != relevant else { return }
        isRelevant[Int(node)] = relevant
        irrelevantCount += relevant ? -1 : 1
        changed.append(node)
        for attribute in tree.filledAttributes[node] ?? [] { inherit(attribute, changed: &changed) }
        for child in tree.children[Int(node)] { inherit(child, changed: &changed) }
    }

    // MARK: References

    /// `/data/member[2]/name`: a repetition always with its number.
    func reference(to node: Int32, form: FormDefinition) -> String {
        tree.lineage(of: node).reduce(into: "") { path, at in
            let definition = form.nodes[Int(tree.definitions[Int(at)])]
            path += (definition.isAttribute ? "/@" : "/") + definition.name.qualified
            if definition.isRepeat { path += "[\(tree.position(of: at))]" }
        }
    }
}
