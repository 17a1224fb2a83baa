/// The order in which a form's computations follow from each other.
struct ComputationOrder {
    /// What one computation needs: another, and whether only through picking another repetition.
    private struct Need: Hashable {
        let computation: Int
        let isPicked: Bool
    }

    /// Each entry after everything it needs; members of one entry need each other.
    private(set) var units: [[Int32]] = []
    private(set) var isIterative: [Bool] = []
    /// Entries that need themselves within one repetition, which nothing can solve.
    private(set) var cycles: [[Int32]] = []

    init(nodes: [ModelNode], computations: [Computation], computationsOf: [[Int32]]) {
        let needs = computations.map { computation in
            Self.needs(
                of: computation, nodes: nodes, computations: computations, computationsOf: computationsOf)
        }
        let all = needs.map { $0.map(\.computation) }
        for members in StrongComponents.find(all) {
            let needsItself = members.contains { member in all[member].contains(member) }
            guard members.count > 1 || needsItself else {
                units.append(members.map(Int32.init))
                isIterative.append(false)
                continue
            }
            // Without what picks another repetition, the rest must have an order.
            let inside = Set(members)
            let firm = needs.enumerated().map { index, needs in
                inside.contains(index)
                    ? needs.filter { !$0.isPicked && inside.contains($0.computation) }.map(\.computation) : []
            }
            let parts = StrongComponents.find(firm, from: members)
            for part in parts where part.count > 1 || firm[part[0]].contains(part[0]) {
                cycles.append(part.sorted().map(Int32.init))
            }
            units.append(parts.joined().map(Int32.init))
            isIterative.append(true)
        }
    }

    private static func needs(
        of computation: Computation, nodes: [ModelNode], computations: [Computation],
        computationsOf: [[Int32]]
    ) -> [Need] {
        var needs: Set<Need> = []
        func add(_ node: Int32, _ kinds: [Computation.Kind], isPicked: Bool) {
            for other in computationsOf[Int(node)] where kinds.contains(computations[Int(other)].kind) {
                needs.insert(Need(computation: Int(other), isPicked: isPicked))
            }
        }
        for read in computation.reads.values {
            add(read.node, [.calculation], isPicked: read.isPicked)
            var at = read.node
            while at >= 0 {
                add(at, [.relevance], isPicked: read.isPicked)
                at = nodes[Int(at)].parent
            }
        }
        for structure in computation.reads.structures { add(structure, [.count], isPicked: false) }
        // Repetitions must be there before anything in them is computed.
        var at = computation.kind == .count ? nodes[Int(computation.node)].parent : computation.node
        while at >= 0 {
            if nodes[Int(at)].isRepeat { add(at, [.count], isPicked: false) }
            at = nodes[Int(at)].parent
        }
        return needs.sorted { ($0.computation, $0.isPicked ? 1 : 0) < ($1.computation, $1.isPicked ? 1 : 0) }
    }
}

/// Tarjan's strongly connected components (SIAM Journal on Computing 1, 1972), without recursion.
enum StrongComponents {
    /// The components of a graph given by the successors of each vertex; a component comes after all that it
    /// leads to.
    static func find(_ successors: [[Int]], from starts: [Int]? = nil) -> [[Int]] {
        var index = [Int](repeating: -1, count: successors.count)
        var low = index
        var isOpen = [Bool](repeating: false, count: successors.count)
        var open: [Int] = []
        var components: [[Int]] = []
        var counter = 0
        for start in starts ?? Array(successors.indices) where index[start] < 0 {
            var path: [(vertex: Int, next: Int)] = [(start, 0)]
            while let (vertex, next) = path.last {
                if next == 0 {
                    index[vertex] = counter
                    low[vertex] = counter
                    counter += 1
                    open.append(vertex)
                    isOpen[vertex] = true
                }
                if next < successors[vertex].count {
                    path[path.count - 1].next += 1
                    let other = successors[vertex][next]
                    if index[other] < 0 {
                        path.append((other, 0))
                    } else if isOpen[other] {
                        low[vertex] = min(low[vertex], index[other])
                    }
                    continue
                }
                path.removeLast()
                if let above = path.last?.vertex { low[above] = min(low[above], low[vertex]) }
                guard low[vertex] == index[vertex] else { continue }
                var component: [Int] = []
                while let member = open.popLast() {
                    isOpen[member] = false
                    component.append(member)
                    if member == vertex { break }
                }
                components.append(component.reversed())
            }
        }
        return components
    }
}
