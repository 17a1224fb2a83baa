/// One step of a path, taken through definitions.
struct DefinitionStep {
    let nodes: [ModelNode]
    /// The definition that the expression belongs to.
    let context: Int32
    /// Whether the path begins at the root, so that it stays in the expression's own repetitions.
    let isAbsolute: Bool
    let isLast: Bool

    struct Result {
        var reads: [ExpressionReads.Read] = []
        /// The repeats of which it meets more than its own repetition.
        var crossed: Set<Int32> = []
        /// Whether it leads to attributes or texts, which never change by themselves.
        var leavesElements = false
    }

    func take(_ step: PathStep, from reads: [ExpressionReads.Read]) -> Result {
        var result = Result()
        let isPicking = !step.predicates.isEmpty
        for read in reads {
            switch step.axis {
            case .child: children(of: read, step, isPicking, into: &result)
            case .`self`: if matches(step.test, read.node) { result.reads.append(read) }
            case .parent: if let parent = parent(of: read) { result.reads.append(parent) }
            case .ancestor, .ancestorOrSelf:
                var at: ExpressionReads.Read? = step.axis == .ancestorOrSelf ? read : parent(of: read)
                while let above = at {
                    if matches(step.test, above.node) { result.reads.append(above) }
                    at = parent(of: above)
                }
            case .descendant: descendants(of: read, step, isPicking, into: &result)
            case .descendantOrSelf:
                if matches(step.test, read.node) { result.reads.append(read) }
                descendants(of: read, step, isPicking, into: &result)
            case .attribute: attributes(of: read, step, into: &result)
            case .followingSibling, .precedingSibling, .following, .preceding:
                // Wherever it leads: all definitions, of all repetitions.
                let root = ExpressionReads.Read(node: -1, sharedRepeat: -1, isPicked: true)
                let onlySiblings = step.axis == .followingSibling || step.axis == .precedingSibling
                let start = onlySiblings ? parent(of: read) : root
                guard let start else { continue }
                let outer = ExpressionReads.Read(
                    node: start.node, sharedRepeat: start.sharedRepeat, isPicked: true)
                if onlySiblings {
                    children(of: outer, step, true, into: &result)
                } else {
                    descendants(of: outer, step, true, into: &result)
                }
            }
        }
        if step.test == .text { result.leavesElements = false }
        var seen: Set<ExpressionReads.Read> = []
        result.reads = result.reads.filter { seen.insert($0).inserted }
        return result
    }

    /// The attributes that the form fills; all others never change.
    private func attributes(of read: ExpressionReads.Read, _ step: PathStep, into result: inout Result) {
        let filled = read.node >= 0 ? nodes[Int(read.node)].filledAttributes : []
        let wanted = filled.filter { matches(step.test, $0) }
        if wanted.isEmpty { result.leavesElements = true }
        for attribute in wanted {
            result.reads.append(
                ExpressionReads.Read(
                    node: attribute, sharedRepeat: read.sharedRepeat, isPicked: read.isPicked))
        }
    }

    private func matches(_ test: NodeTest, _ node: Int32) -> Bool {
        switch test {
        case .node: return true
        case .any: return node >= 0
        case .name(let key): return node >= 0 && nodes[Int(node)].name.key == key
        case .anyIn(let namespace): return node >= 0 && nodes[Int(node)].name.namespace == namespace
        case .text, .nothing: return false
        }
    }

    private func parent(of read: ExpressionReads.Read) -> ExpressionReads.Read? {
        guard read.node >= 0 else { return nil }
        let parent = nodes[Int(read.node)].parent
        // Leaving a repeat: what is shared from there on is what lies around it.
        let leavesShared = read.sharedRepeat == read.node
        let around = parent >= 0 ? nodes[Int(parent)].nearestRepeat : -1
        return ExpressionReads.Read(
            node: parent, sharedRepeat: leavesShared ? around : read.sharedRepeat, isPicked: read.isPicked)
    }

    private func children(
        of read: ExpressionReads.Read, _ step: PathStep, _ isPicking: Bool, into result: inout Result
    ) {
        if step.test == .text {
            // The text belongs to the element: reading it reads the element.
            if read.node >= 0 { result.reads.append(read) }
            return
        }
        if case .name(let key) = step.test {
            if let child = ModelPaths(nodes: nodes).child(key, of: read.node) {
                enter(child, from: read, isPicking, into: &result)
            }
            return
        }
        let all = read.node >= 0 ? nodes[Int(read.node)].children : (nodes.isEmpty ? [] : [0])
        for child in all where matches(step.test, child) {
            enter(child, from: read, isPicking, into: &result)
        }
    }

    private func descendants(
        of read: ExpressionReads.Read, _ step: PathStep, _ isPicking: Bool, into result: inout Result
    ) {
        let everything = PathStep(axis: .child, test: .any, predicates: [])
        var inside = Result()
        children(of: read, everything, isPicking, into: &inside)
        result.crossed.formUnion(inside.crossed)
        for child in inside.reads {
            if matches(step.test, child.node) || step.test == .text { result.reads.append(child) }
            descendants(of: child, step, isPicking, into: &result)
        }
    }

    /// Goes into a child: into its own repetition where the evaluator would, else into all of them.
    private func enter(
        _ child: Int32, from read: ExpressionReads.Read, _ isPicking: Bool, into result: inout Result
    ) {
        var shared = read.sharedRepeat
        var isPicked = read.isPicked
        if nodes[Int(child)].isRepeat {
            let around =
                nodes[Int(child)].parent >= 0 ? nodes[Int(nodes[Int(child)].parent)].nearestRepeat : -1
            if isAbsolute, !isLast, !isPicking, shared == around, isContextInside(child) {
                shared = child
            } else {
                result.crossed.insert(child)
                isPicked = isPicked || isPicking
            }
        }
        result.reads.append(ExpressionReads.Read(node: child, sharedRepeat: shared, isPicked: isPicked))
    }

    private func isContextInside(_ node: Int32) -> Bool {
        var at = context
        while at >= 0 {
            if at == node { return true }
            at = nodes[Int(at)].parent
        }
        return false
    }
}
