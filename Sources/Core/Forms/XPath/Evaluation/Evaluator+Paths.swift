extension Evaluator {
    /// The nodes a path leads to, in document order, without those of the primary instance that are not relevant.
    func nodes(of path: LocationPath, _ focus: Focus) throws(XPathError) -> [NodeReference] {
        var nodes: [NodeReference]
        switch path.origin {
        case .root: nodes = [.root]
        case .context: nodes = [focus.node]
        case .filter(let inner, let predicates):
            nodes = try self.nodes(inner, focus, wanting: "A path")
            for predicate in predicates { nodes = try filter(nodes, predicate) }
        }
        // Whether no node of the set lies inside another: then steps down keep the order and never meet twice.
        var isFlat = nodes.count <= 1
        for (index, step) in path.steps.enumerated() {
            guard !nodes.isEmpty else { break }
            if nodes.count == 1, step.predicates.isEmpty, let single = single(step, from: nodes[0]) {
                nodes = [single]
                continue
            }
            if nodes.count == 1, path.origin == .root, index < path.steps.count - 1,
                let own = ownRepeat(step, from: nodes[0])
            {
                nodes = [own]
                continue
            }
            (nodes, isFlat) = try take(step, from: nodes, isFlat: isFlat)
        }
        return onlyRelevant(nodes)
    }

    /// The quick way for what nearly all steps are: one child by name, the parent, the node itself.
    private func single(_ step: PathStep, from node: NodeReference) -> NodeReference? {
        guard node.isElement else { return nil }
        switch (step.axis, step.test) {
        case (.`self`, .node): return node
        case (.parent, .node):
            let parent = parent(of: node.node, tree: node.tree)
            return parent < 0 ? nil : node.with(node: parent)
        case (.child, .name(let key)):
            if node.tree == 0 { return Self.only(key, of: node, in: scope.primary.tree, scope.form) }
            return Self.only(key, of: node, in: scope.secondary.trees[Int(node.tree) - 1], nil)
        default: return nil
        }
    }

    private func parent(of node: Int32, tree: Int32) -> Int32 {
        tree == 0
            ? scope.primary.tree.parents[Int(node)] : scope.secondary.trees[Int(tree) - 1].parents[Int(node)]
    }

    private static func only(
        _ key: String, of node: NodeReference, in tree: InstanceTree, _ form: FormDefinition?
    ) -> NodeReference? {
        guard let name = tree.nameNumber(key), let child = tree.onlyChild(of: node.node, named: name) else {
            return nil
        }
        return node.with(node: child)
    }

    /// In an absolute path, a step through a repeat that the expression itself lies in means the expression's
    /// own repetition: `/data/member/name` beside `/data/member/age` is the same member's name. A path that
    /// ends at the repeat, or has a predicate there, means all of them. Source: JavaRosa and Enketo, whose forms
    /// rely on it.
    private func ownRepeat(_ step: PathStep, from node: NodeReference) -> NodeReference? {
        guard scope.form.hasRepeats, node.tree == 0, current.tree == 0, step.axis == .child,
            step.predicates.isEmpty, case .name(let key) = step.test
        else { return nil }
        let tree = scope.primary.tree
        var at = current.node
        while at > InstanceTree.document {
            let parent = tree.parents[Int(at)]
            if parent == node.node {
                let definition = tree.definitions[Int(at)]
                let isRepeat = definition >= 0 && scope.form.nodes[Int(definition)].isRepeat
                return isRepeat && tree.keys[Int(tree.nameOf[Int(at)])] == key ? .primary(at) : nil
            }
            at = parent
        }
        return nil
    }

    private func take(
        _ step: PathStep, from nodes: [NodeReference], isFlat: Bool
    ) throws(XPathError) -> ([NodeReference], Bool) {
        var result: [NodeReference] = []
        for node in nodes {
            var found: [NodeReference] = []
            let tree = scope.tree(node.tree)
            AxisWalk(tree: tree, axis: step.axis, test: step.test).collect(from: node, into: &found)
            for predicate in step.predicates { found = try filter(found, predicate) }
            result += step.axis.isReverse ? found.reversed() : found
        }
        let keepsOrder: Bool
        switch step.axis {
        case .child, .attribute, .`self`: keepsOrder = isFlat
        default: keepsOrder = nodes.count == 1
        }
        if !keepsOrder, result.count > 1 { result = inDocumentOrder(result) }
        let staysFlat: Bool
        switch step.axis {
        case .child, .attribute, .`self`: staysFlat = isFlat
        case .followingSibling, .precedingSibling: staysFlat = nodes.count == 1
        default: staysFlat = result.count <= 1
        }
        return (result, staysFlat)
    }

    /// The nodes for which a predicate holds; a number means a position (XPath 1.0, section 2.4).
    private func filter(
        _ nodes: [NodeReference], _ predicate: SyntaxTree
    ) throws(XPathError) -> [NodeReference] {
        if case .number(let number) = predicate {
            guard let place = Int(exactly: number), nodes.indices.contains(place - 1) else { return [] }
            return [nodes[place - 1]]
        }
        var kept: [NodeReference] = []
        for (index, node) in nodes.enumerated() {
            let value = try value(of: predicate, Focus(node: node, position: index + 1, size: nodes.count))
            if case .number(let number) = value {
                if number == Double(index + 1) { kept.append(node) }
            } else if boolean(value) {
                kept.append(node)
            }
        }
        return kept
    }

    /// What is not relevant does not exist for expressions, save the expression's own node and those above it.
    private func onlyRelevant(_ nodes: [NodeReference]) -> [NodeReference] {
        guard scope.primary.irrelevantCount > 0 else { return nodes }
        return nodes.filter { node in
            guard node.tree == 0, !scope.primary.isRelevant[Int(node.node)] else { return true }
            return current.tree == 0 && scope.primary.tree.lineage(of: current.node).contains(node.node)
        }
    }
}
