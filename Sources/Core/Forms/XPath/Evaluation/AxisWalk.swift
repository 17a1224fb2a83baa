/// Collects the nodes on an axis that pass a test, in the axis's own order (XPath 1.0, section 2.2).
struct AxisWalk {
    let tree: InstanceTree
    let axis: Axis
    let test: NodeTest

    func collect(from node: NodeReference, into found: inout [NodeReference]) {
        switch axis {
        case .child: children(of: node, into: &found)
        case .descendant: descendants(of: node, into: &found)
        case .descendantOrSelf:
            add(node, to: &found)
            descendants(of: node, into: &found)
        case .`self`: add(node, to: &found)
        case .parent: if let parent = parent(of: node) { add(parent, to: &found) }
        case .ancestor: ancestors(of: node, into: &found)
        case .ancestorOrSelf:
            add(node, to: &found)
            ancestors(of: node, into: &found)
        case .attribute:
            guard node.isElement else { return }
            let filled = tree.filledAttributes[node.node] ?? []
            for own in filled { add(node.with(node: own), to: &found) }
            for (index, attribute) in tree.attributes[Int(node.node)].enumerated()
            where !filled.contains(where: { tree.keys[Int(tree.nameOf[Int($0)])] == attribute.name.key }) {
                add(NodeReference(tree: node.tree, node: node.node, facet: Int32(index)), to: &found)
            }
        case .followingSibling: for sibling in siblings(of: node).after { add(sibling, to: &found) }
        case .precedingSibling:
            for sibling in siblings(of: node).before.reversed() { add(sibling, to: &found) }
        case .following:
            // What is inside an element comes after its attributes and is no part of them.
            if node.facet >= 0 { descendants(of: node.with(node: node.node), into: &found) }
            for anchor in [node] + lineage(of: node) {
                for sibling in siblings(of: anchor).after {
                    add(sibling, to: &found)
                    descendants(of: sibling, into: &found)
                }
            }
        case .preceding:
            for anchor in [node] + lineage(of: node) {
                for sibling in siblings(of: anchor).before.reversed() {
                    var inside: [NodeReference] = []
                    add(sibling, to: &inside)
                    descendants(of: sibling, into: &inside)
                    found += inside.reversed()
                }
            }
        }
    }

    private func add(_ node: NodeReference, to found: inout [NodeReference]) {
        if passes(node) { found.append(node) }
    }

    private func passes(_ node: NodeReference) -> Bool {
        if node.facet == NodeReference.text { return test == .node || test == .text }
        let name: XMLName
        if node.facet >= 0 {
            // Names and * mean attributes on the attribute axis alone (XPath 1.0, section 2.3).
            guard axis == .attribute || test == .node else { return false }
            name = tree.attributes[Int(node.node)][Int(node.facet)].name
        } else {
            guard node.node > InstanceTree.document else { return test == .node }
            if case .name(let key) = test { return tree.keys[Int(tree.nameOf[Int(node.node)])] == key }
            name = tree.names[Int(tree.nameOf[Int(node.node)])]
        }
        switch test {
        case .any, .node: return true
        case .name(let key): return name.key == key
        case .anyIn(let namespace): return name.namespace == namespace
        case .text, .nothing: return false
        }
    }

    private func children(of node: NodeReference, into found: inout [NodeReference]) {
        guard node.isElement else { return }
        if case .name(let key) = test {
            guard let name = tree.nameNumber(key) else { return }
            for child in tree.children(of: node.node, named: name) { found.append(node.with(node: child)) }
            return
        }
        if !tree.values[Int(node.node)].isEmpty {
            add(NodeReference(tree: node.tree, node: node.node, facet: NodeReference.text), to: &found)
        }
        for child in tree.children[Int(node.node)] { add(node.with(node: child), to: &found) }
    }

    private func descendants(of node: NodeReference, into found: inout [NodeReference]) {
        guard node.isElement else { return }
        if !tree.values[Int(node.node)].isEmpty {
            add(NodeReference(tree: node.tree, node: node.node, facet: NodeReference.text), to: &found)
        }
        for child in tree.children[Int(node.node)] {
            add(node.with(node: child), to: &found)
            descendants(of: node.with(node: child), into: &found)
        }
    }

    private func parent(of node: NodeReference) -> NodeReference? {
        guard node.isElement else { return node.with(node: node.node) }
        let parent = tree.parents[Int(node.node)]
        return parent < 0 ? nil : node.with(node: parent)
    }

    /// All above a node, nearest first.
    private func lineage(of node: NodeReference) -> [NodeReference] {
        var all: [NodeReference] = []
        var at = node
        while let above = parent(of: at) {
            all.append(above)
            at = above
        }
        return all
    }

    private func ancestors(of node: NodeReference, into found: inout [NodeReference]) {
        for ancestor in lineage(of: node) { add(ancestor, to: &found) }
    }

    /// An element's text counts as its first child.
    private func siblings(of node: NodeReference) -> (before: [NodeReference], after: [NodeReference]) {
        if node.facet == NodeReference.text {
            return ([], tree.children[Int(node.node)].map(node.with(node:)))
        }
        guard node.isElement, let parent = parent(of: node) else { return ([], []) }
        let all = tree.children[Int(parent.node)]
        guard let place = all.firstIndex(of: node.node) else { return ([], []) }
        var before = all[..<place].map(node.with(node:))
        if !tree.values[Int(parent.node)].isEmpty {
            let text = NodeReference(tree: node.tree, node: parent.node, facet: NodeReference.text)
            before.insert(text, at: 0)
        }
        return (before, all[(place + 1)...].map(node.with(node:)))
    }
}
