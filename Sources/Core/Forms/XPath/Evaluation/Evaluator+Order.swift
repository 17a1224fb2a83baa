extension Evaluator {
    /// The nodes in document order, each once (XPath 1.0, section 5).
    func inDocumentOrder(_ nodes: [NodeReference]) -> [NodeReference] {
        var seen: Set<NodeReference> = []
        let unique = nodes.filter { seen.insert($0).inserted }
        guard unique.count > 1 else { return unique }
        var places = ChildPlaces()
        let keyed = unique.map { (node: $0, path: orderPath(of: $0, &places)) }
        return keyed.sorted { $0.path.lexicographicallyPrecedes($1.path) }.map(\.node)
    }

    /// Places from the tree's number down to the node; attributes come before the text, the text before children.
    private func orderPath(of reference: NodeReference, _ places: inout ChildPlaces) -> [Int] {
        let tree = scope.tree(reference.tree)
        var path: [Int] = []
        if reference.facet >= 0 { path.append(Int(reference.facet) - 1_000_000) }
        if reference.facet == NodeReference.text { path.append(-1) }
        var at = reference.node
        while at > InstanceTree.document {
            let parent = tree.parents[Int(at)]
            guard parent >= 0 else { break }
            path.append(places.place(of: at, in: parent, of: reference.tree, tree))
            at = parent
        }
        path.append(Int(reference.tree))
        return path.reversed()
    }
}

/// Which child of its parent a node is. Looked up once for a parent, since among many children each search would go
/// through all of them again.
private struct ChildPlaces {
    private var places: [Int64: [Int32: Int]] = [:]

    mutating func place(of node: Int32, in parent: Int32, of number: Int32, _ tree: InstanceTree) -> Int {
        let key = Int64(number) << 32 | Int64(parent)
        if let known = places[key] { return known[node] ?? 0 }
        let children = tree.children[Int(parent)]
        let found = Dictionary(children.enumerated().map { ($1, $0) }) { first, _ in first }
        places[key] = found
        return found[node] ?? 0
    }
}
