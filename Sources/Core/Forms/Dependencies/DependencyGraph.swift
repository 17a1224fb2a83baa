/// Something that a form computes by itself.
struct Computation: Sendable {
    enum Kind: Sendable, Hashable {
        /// Whether the node is relevant.
        case relevance
        /// The node's value.
        case calculation
        /// How many repetitions there are.
        case count
    }

    let kind: Kind
    /// The definition it is for.
    let node: Int32
    let expression: XPathExpression
    let reads: ExpressionReads
}

/// Who must be computed again when a definition's nodes change.
struct Reader: Sendable, Hashable {
    /// Index into ``DependencyGraph/computations``.
    let computation: Int32
    /// The repeat whose same repetition holds both what is read and what is computed; −1: every node of the
    /// computation reads every node of the definition.
    let sharedRepeat: Int32
}

/// What a form computes and in which order: compiled once, so that an answer computes again only what reads it.
struct DependencyGraph: Sendable {
    /// Everything that is computed.
    private(set) var computations: [Computation] = []
    /// By definition: who reads its value or its relevance.
    private(set) var valueReaders: [[Reader]]
    /// By definition of a repeat: who reads how many repetitions there are, or their order.
    private(set) var structureReaders: [[Reader]]
    /// By definition: what is computed for its nodes.
    private(set) var computationsOf: [[Int32]]
    /// The order: each entry is computed after those before it. More than one in an entry read each other across
    /// repetitions (a running total) and are computed until nothing changes.
    private(set) var units: [[Int32]] = []
    /// By computation: its entry in ``units``.
    private(set) var unitOf: [Int32] = []
    /// Whether a unit must be computed until nothing changes.
    private(set) var isIterative: [Bool] = []
    /// What reads the language, through `jr:itext()`, `jr:choice-name()` or a format with names.
    private(set) var languageReaders: [Int32] = []

    /// Compiles the graph.
    ///
    /// - Parameter problems: receives each cycle.
    init(model: Model, repeats: [Int32: RepeatControl], problems: inout ProblemList) {
        let nodes = model.nodes
        valueReaders = Array(repeating: [], count: nodes.count)
        structureReaders = Array(repeating: [], count: nodes.count)
        computationsOf = Array(repeating: [], count: nodes.count)
        for node in nodes {
            if let relevant = node.bind?.relevant { add(.relevance, node, relevant, nodes, &problems) }
            if let count = repeats[node.id]?.count { add(.count, node, count, nodes, &problems) }
            if let calculate = node.bind?.calculate { add(.calculation, node, calculate, nodes, &problems) }
        }
        for (index, computation) in computations.enumerated() {
            if computation.reads.readsLanguage { languageReaders.append(Int32(index)) }
            for read in computation.reads.values {
                let reader = Reader(computation: Int32(index), sharedRepeat: read.sharedRepeat)
                if !valueReaders[Int(read.node)].contains(reader) {
                    valueReaders[Int(read.node)].append(reader)
                }
            }
            for read in computation.reads.structures {
                structureReaders[Int(read)].append(Reader(computation: Int32(index), sharedRepeat: -1))
            }
        }
        let order = ComputationOrder(nodes: nodes, computations: computations, computationsOf: computationsOf)
        units = order.units
        isIterative = order.isIterative
        unitOf = Array(repeating: 0, count: computations.count)
        for (unit, members) in units.enumerated() {
            for member in members { unitOf[Int(member)] = Int32(unit) }
        }
        for cycle in order.cycles { report(cycle, nodes, &problems) }
    }

    private mutating func add(
        _ kind: Computation.Kind, _ node: ModelNode, _ expression: XPathExpression, _ nodes: [ModelNode],
        _ problems: inout ProblemList
    ) {
        // A repeat's count is evaluated where the repeat lies, not in one of its repetitions.
        let context = kind == .count ? node.parent : node.id
        let reads = ExpressionReads(of: expression, at: context, nodes: nodes)
        let index = Int32(computations.count)
        computations.append(Computation(kind: kind, node: node.id, expression: expression, reads: reads))
        computationsOf[Int(node.id)].append(index)
    }

    private func report(_ cycle: [Int32], _ nodes: [ModelNode], _ problems: inout ProblemList) {
        let members = cycle.map { computations[Int($0)] }
        let paths = members.map { nodes[Int($0.node)].path }
        let line = members.compactMap { nodes[Int($0.node)].bind?.line }.min() ?? 1
        let unique = paths.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        problems.add(
            "cycle", line: line,
            unique.count == 1
                ? "\(unique[0]) depends on itself."
                : "These fields depend on each other: "
                    + unique.joined(separator: ", ") + ".",
            "Take one of the references out of relevant or calculation.")
    }
}
