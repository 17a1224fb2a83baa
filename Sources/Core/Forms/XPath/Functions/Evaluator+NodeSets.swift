/// Sets of nodes; source: XPath 1.0 section 4.1, ODK XForms specification, "Node-set Functions".
extension Evaluator {
    func nodeSets(_ call: FunctionCall, _ focus: Focus) throws(XPathError) -> Value? {
        switch call.function {
        case .last: return .number(Double(focus.size))
        case .position: return .number(try position(call, focus))
        case .count: return .number(Double(try nodes(call, 0, focus).count))
        case .countNonEmpty:
            return .number(Double(try nodes(call, 0, focus).count { !scope.string(of: $0).isEmpty }))
        case .sum:
            return .number(try nodes(call, 0, focus).reduce(0) { $0 + number(ofText: scope.string(of: $1)) })
        case .max, .min: return .number(try extreme(call, focus))
        case .id: return .nodes([])
        case .name, .localName, .namespaceURI: return .string(try name(call, focus))
        case .instance: return .nodes(try instance(call, focus))
        case .current: return .nodes([current])
        case .randomize: return .nodes(try randomize(call, focus))
        case .indexedRepeat: return .nodes(try indexedRepeat(call, focus))
        case .pulldata: return .string(try pulldata(call, focus))
        default: return nil
        }
    }

    /// Without an argument the focus's place in its set; with one, that node's place among its repetitions.
    private func position(_ call: FunctionCall, _ focus: Focus) throws(XPathError) -> Double {
        guard !call.arguments.isEmpty else { return Double(focus.position) }
        guard let node = try nodes(call, 0, focus).first else { return .nan }
        return Double(scope.tree(node.tree).position(of: node.node))
    }

    private func extreme(_ call: FunctionCall, _ focus: Focus) throws(XPathError) -> Double {
        var best: Double?
        for text in try allTexts(call, from: 0, focus) {
            let number = number(ofText: text)
            if number.isNaN { return .nan }
            best =
                best.map { call.function == .max ? Swift.max($0, number) : Swift.min($0, number) } ?? number
        }
        return best ?? .nan
    }

    private func name(_ call: FunctionCall, _ focus: Focus) throws(XPathError) -> String {
        let node = call.arguments.isEmpty ? focus.node : try nodes(call, 0, focus).first
        guard let node else { return "" }
        let tree = scope.tree(node.tree)
        let name: XMLName
        if node.facet >= 0 {
            name = tree.attributes[Int(node.node)][Int(node.facet)].name
        } else {
            guard node.isElement, node.node > InstanceTree.document else { return "" }
            name = tree.names[Int(tree.nameOf[Int(node.node)])]
        }
        switch call.function {
        case .name: return name.qualified
        case .localName: return name.local
        default: return name.namespace ?? ""
        }
    }

    private func instance(_ call: FunctionCall, _ focus: Focus) throws(XPathError) -> [NodeReference] {
        let id = try text(call, 0, focus)
        if id == scope.form.primaryInstanceID { return [.root] }
        guard let tree = scope.secondary.numbers[id] else {
            throw fault("the form has no instance '\(id)'.", call)
        }
        return [NodeReference(tree: tree, node: InstanceTree.document)]
    }

    /// In a random order; with a seed, in the same one whenever it is asked for.
    private func randomize(_ call: FunctionCall, _ focus: Focus) throws(XPathError) -> [NodeReference] {
        let nodes = try nodes(call, 0, focus)
        guard call.arguments.count > 1 else {
            // What a person saw must not be shuffled anew by the next answer.
            var generator = ParkMiller(seed: Int64(scope.shuffleSeed))
            return ParkMiller.shuffled(nodes) { generator.next() }
        }
        let seed = try value(of: call.arguments[1], focus)
        var generator = ParkMiller(number: number(seed), text: string(seed))
        return ParkMiller.shuffled(nodes) { generator.next() }
    }

    /// `indexed-repeat(node, repeat, index, …)`: the node inside the index-th repetition, level by level.
    private func indexedRepeat(_ call: FunctionCall, _ focus: Focus) throws(XPathError) -> [NodeReference] {
        var candidates = try everywhere(call.arguments[0], focus)
        for level in stride(from: 1, to: call.arguments.count, by: 2) {
            let repetitions = Set(try everywhere(call.arguments[level], focus))
            let index = try number(call, level + 1, focus)
            candidates = candidates.filter { node in
                let tree = scope.tree(node.tree)
                guard
                    let above = tree.lineage(of: node.node).last(where: {
                        repetitions.contains(node.with(node: $0))
                    })
                else { return false }
                return Double(tree.position(of: above)) == index
            }
        }
        return candidates
    }

    /// A path as if written outside of every repeat.
    private func everywhere(_ tree: SyntaxTree, _ focus: Focus) throws(XPathError) -> [NodeReference] {
        guard case .path(let path) = tree, path.origin == .root else {
            return try nodes(tree, focus, wanting: "indexed-repeat()")
        }
        return try Evaluator(scope: scope, source: source, current: .root).nodes(of: path, focus)
    }

    /// `instance(id)/root/item[key = value]/wanted`.
    private func pulldata(_ call: FunctionCall, _ focus: Focus) throws(XPathError) -> String {
        let (wanted, key) = (try text(call, 1, focus), try text(call, 2, focus))
        let value = try text(call, 3, focus)
        guard let root = try instance(call, focus).first else { return "" }
        let tree = scope.tree(root.tree)
        guard let top = tree.rootElement, let keyName = tree.nameNumber(key),
            let wantedName = tree.nameNumber(wanted)
        else { return "" }
        for item in tree.children[Int(top)] {
            if let field = tree.onlyChild(of: item, named: keyName), tree.values[Int(field)] == value {
                return tree.onlyChild(of: item, named: wantedName).map { tree.stringValue(of: $0) } ?? ""
            }
        }
        return ""
    }
}
