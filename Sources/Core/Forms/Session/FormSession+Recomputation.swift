/// Computing again what an answer touches, in the order of the form's dependency graph.
extension FormSession {
    /// Computes all that the form computes, in order.
    mutating func recomputeEverything() {
        for computation in form.graph.computations.indices { schedule(Int32(computation), nodes: nil) }
        settle()
    }

    mutating func recomputeLanguageReaders() {
        for computation in form.graph.languageReaders { schedule(computation, nodes: nil) }
        settle()
    }

    mutating func schedule(_ computation: Int32, nodes: [Int32]?) {
        guard !frozen.contains(computation) else { return }
        dirty.add(computation, unit: form.graph.unitOf[Int(computation)], nodes: nodes)
    }

    /// Schedules whoever reads a node's value or relevance.
    mutating func markChanged(_ node: Int32) {
        let definition = instance.tree.definitions[Int(node)]
        guard definition >= 0 else { return }
        for reader in form.graph.valueReaders[Int(definition)] {
            let target = form.graph.computations[Int(reader.computation)].node
            guard reader.sharedRepeat >= 0 else {
                schedule(reader.computation, nodes: nil)
                continue
            }
            guard let repetition = ancestor(of: node, definition: reader.sharedRepeat) else { continue }
            schedule(reader.computation, nodes: nodes(of: target, inside: repetition))
        }
    }

    /// Schedules whoever reads how many repetitions there are.
    mutating func markStructureChanged(_ definition: Int32) {
        for reader in form.graph.structureReaders[Int(definition)] {
            schedule(reader.computation, nodes: nil)
        }
    }

    private func ancestor(of node: Int32, definition: Int32) -> Int32? {
        var at = node
        while at > InstanceTree.document {
            if instance.tree.definitions[Int(at)] == definition { return at }
            at = instance.tree.parents[Int(at)]
        }
        return nil
    }

    /// The nodes of a definition below a node, going down only along the definition's own path.
    private func nodes(of definition: Int32, inside start: Int32) -> [Int32] {
        var path: [Int32] = []
        var at = definition
        let top = instance.tree.definitions[Int(start)]
        while at >= 0, at != top {
            path.append(at)
            at = form.nodes[Int(at)].parent
        }
        var found = [start]
        for step in path.reversed() {
            let key = form.nodes[Int(step)].name.key
            guard let name = instance.tree.nameNumber(key) else { return [] }
            found = found.flatMap { instance.tree.children(of: $0, named: name) }
        }
        return found
    }

    /// Computes until nothing is left to be computed again.
    mutating func settle() {
        while let unit = dirty.popUnit() {
            let members = form.graph.units[Int(unit)]
            guard form.graph.isIterative[Int(unit)] else {
                for member in members { compute(member) }
                continue
            }
            // Computations that read each other across repetitions: over all nodes, until nothing changes. Each
            // round settles at least one repetition, so there are never more rounds than nodes.
            let pending = members.filter { dirty.take($0) != nil }
            guard !pending.isEmpty else { continue }
            let nodeCount = members.reduce(1) {
                $0 + instance.nodes(of: form.graph.computations[Int($1)].node).count
            }
            for _ in 0...nodeCount {
                var changed = false
                for member in members where !frozen.contains(member) {
                    for node in contextNodes(of: member) {
                        if apply(member, at: node) { changed = true }
                        _ = dirty.take(member)
                    }
                }
                if !changed { break }
            }
            for member in members { _ = dirty.take(member) }
        }
    }

    /// The nodes that a computation is for; of a count, the nodes that hold the repetitions.
    private func contextNodes(of computation: Int32) -> [Int32] {
        let entry = form.graph.computations[Int(computation)]
        guard entry.kind == .count else { return instance.nodes(of: entry.node) }
        let parent = form.nodes[Int(entry.node)].parent
        return parent >= 0 ? instance.nodes(of: parent) : []
    }

    private mutating func compute(_ computation: Int32) {
        guard let extent = dirty.take(computation) else { return }
        let entry = form.graph.computations[Int(computation)]
        switch extent {
        case .nodes(let nodes) where entry.kind != .count:
            for node in nodes.sorted() where instance.tree.parents[Int(node)] >= 0 {
                _ = apply(computation, at: node)
            }
        default: for node in contextNodes(of: computation) { _ = apply(computation, at: node) }
        }
    }

    /// Computes at one node.
    ///
    /// - Returns: whether anything changed.
    private mutating func apply(_ computation: Int32, at node: Int32) -> Bool {
        let entry = form.graph.computations[Int(computation)]
        switch entry.kind {
        case .relevance:
            let relevant = truth(of: entry.expression, at: node)
            guard relevant != instance.isSelfRelevant[Int(node)] else { return false }
            var changed: [Int32] = []
            instance.setSelfRelevant(relevant, of: node, changed: &changed)
            for node in changed { markChanged(node) }
            return true
        case .calculation:
            let value = calculated(entry, at: node)
            guard value != instance.tree.values[Int(node)] else { return false }
            setValue(value, of: node)
            return true
        case .count: return adjustCount(entry, under: node)
        }
    }

    private mutating func calculated(_ entry: Computation, at node: Int32) -> String {
        let type = form.nodes[Int(entry.node)].bind?.type ?? .string
        return noting(stored(entry.expression, type, at: node)) ?? ""
    }
}

/// Evaluating, and noting what fails. Evaluation holds on to the instance, so it is over before anything is changed:
/// then the change is made in place.
extension FormSession {
    /// What an expression is worth as the text of a field.
    func stored(
        _ expression: XPathExpression, _ type: DataType, at node: Int32
    ) -> Result<String, XPathError> {
        do throws(XPathError) {
            let scope = scope
            let value = try Evaluator.value(of: expression, at: .primary(node), in: scope)
            let evaluator = Evaluator(scope: scope, source: expression.source, current: .primary(node))
            return .success(type.text(ofCalculated: value, by: evaluator))
        } catch {
            return .failure(error)
        }
    }

    /// What a condition says at a node.
    func condition(_ expression: XPathExpression, at node: Int32) -> Result<Bool, XPathError> {
        // What nearly all conditions that are no conditions are: true() and false().
        if case .call(let call) = expression.tree {
            if call.function == .true { return .success(true) }
            if call.function == .false { return .success(false) }
        }
        do throws(XPathError) {
            let scope = scope
            let value = try Evaluator.value(of: expression, at: .primary(node), in: scope)
            return .success(Evaluator(scope: scope, source: "", current: .primary(node)).boolean(value))
        } catch {
            return .failure(error)
        }
    }

    private mutating func truth(of expression: XPathExpression, at node: Int32) -> Bool {
        noting(condition(expression, at: node)) ?? false
    }

    /// The result, or nil where it failed, which is noted once for each expression.
    mutating func noting<Success>(_ result: Result<Success, XPathError>) -> Success? {
        switch result {
        case .success(let value): return value
        case .failure(let error):
            if !faults.contains(error) { faults.append(error) }
            return nil
        }
    }
}
