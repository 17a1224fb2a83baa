extension Evaluator {
    /// The nodes in document order, each once (XPath 1.0, section 5).
    func inDocumentOrder(_ nodes: [NodeReference]) -> [NodeReference] {
        var seen: Set<NodeReference> = []
        let unique = nodes.filter { seen.insert($0).inserted }
        let keyed = unique.map { (node: $0, path: orderPath(of: $0)) }
        return keyed.sorted { $0.path.lexicographicallyPrecedes($1.path) }.map(\.node)
    }

    /// Places from the tree's number down to the node; attributes come before the text, the text before children.
    private func orderPath(of reference: NodeReference) -> [Int] {
        let tree = scope.tree(reference.tree)
        var path: [Int] = []
        if reference.facet >= 0 { path.append(Int(reference.facet) - 1_000_000) }
        if reference.facet == NodeReference.text { path.append(-1) }
        var at = reference.node
        while at > InstanceTree.document {
            let parent = tree.parents[Int(at)]
            guard parent >= 0 else { break }
            path.append(tree.children[Int(parent)].firstIndex(of: at) ?? 0)
            at = parent
        }
        path.append(Int(reference.tree))
        return path.reversed()
    }
}
