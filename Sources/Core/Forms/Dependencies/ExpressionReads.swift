/// What an expression reads, found by following its paths through the definitions instead of nodes.
struct ExpressionReads: Sendable {
    struct Read: Sendable, Hashable {
        /// The definition.
        let node: Int32
        /// The nearest repeat of which it reads the repetition that it lies in itself; −1 for none.
        let sharedRepeat: Int32
        /// Whether a predicate picks among repetitions: then reading "itself" means another repetition's.
        let isPicked: Bool
    }

    /// A path that leads nowhere.
    struct Dangling: Sendable, Hashable {
        let step: String
    }

    private(set) var values: Set<Read> = []
    /// The repeats whose number or order of repetitions it depends on.
    private(set) var structures: Set<Int32> = []
    private(set) var readsLanguage = false
    /// Whether it gives something else each time: `now()`, `random()`, `uuid()`.
    private(set) var isVolatile = false
    /// The ids that `instance('…')` and `pulldata('…')` name.
    private(set) var instances: Set<String> = []
    private(set) var dangling: [Dangling] = []

    private let nodes: [ModelNode]
    private let context: Int32

    /// Definitions that a path may have reached; none where it has left the primary instance.
    private enum Reach {
        case primary([Read])
        case foreign
    }

    init(of expression: XPathExpression, at context: Int32, nodes: [ModelNode]) {
        self.nodes = nodes
        self.context = context
        let own = ownRead(context)
        _ = follow(expression.tree, .primary([own]), readsValue: true)
    }

    private func ownRead(_ node: Int32) -> Read {
        Read(node: node, sharedRepeat: node >= 0 ? nodes[Int(node)].nearestRepeat : -1, isPicked: false)
    }

    // MARK: Expressions

    private mutating func follow(_ tree: SyntaxTree, _ focus: Reach, readsValue: Bool) -> Reach {
        switch tree {
        case .literal, .number: break
        case .negation(let inner): _ = follow(inner, focus, readsValue: true)
        case .or(let terms), .and(let terms): for term in terms { _ = follow(term, focus, readsValue: true) }
        case .comparison(_, let left, let right), .product(_, let left, let right):
            _ = follow(left, focus, readsValue: true)
            _ = follow(right, focus, readsValue: true)
        case .sum(let first, let terms):
            _ = follow(first, focus, readsValue: true)
            for term in terms { _ = follow(term.tree, focus, readsValue: true) }
        case .union(let terms):
            var reads: [Read] = []
            for term in terms {
                if case .primary(let more) = follow(term, focus, readsValue: readsValue) { reads += more }
            }
            return .primary(reads)
        case .path(let path): return follow(path, focus, readsValue: readsValue, contextualises: true)
        case .call(let call): return follow(call, focus)
        }
        return .foreign
    }

    private mutating func follow(_ call: FunctionCall, _ focus: Reach) -> Reach {
        switch call.function {
        case .current: return .primary([ownRead(context)])
        case .instance:
            if case .literal(let id)? = call.arguments.first { instances.insert(id) }
            for argument in call.arguments { _ = follow(argument, focus, readsValue: true) }
            return .foreign
        case .pulldata: if case .literal(let id)? = call.arguments.first { instances.insert(id) }
        case .now, .random, .uuid: isVolatile = true
        case .randomize:
            isVolatile = isVolatile || call.arguments.count == 1
            return follow(call.arguments[0], focus, readsValue: true)
        case .itext, .choiceName, .formatDate, .formatDateTime: readsLanguage = true
        case .count, .position:
            for argument in call.arguments {
                let reach = follow(argument, focus, readsValue: false)
                guard case .primary(let reads) = reach else { continue }
                for read in reads where read.node >= 0 {
                    let nearest = nodes[Int(read.node)].nearestRepeat
                    if nearest >= 0 { structures.insert(nearest) }
                    // What is not relevant does not count; a place among repetitions it keeps.
                    if call.function == .count { values.insert(read) }
                }
            }
            return .foreign
        case .indexedRepeat: return followIndexedRepeat(call, focus)
        case .name, .localName, .namespaceURI:
            // The name of a node is not its text.
            for argument in call.arguments { _ = follow(argument, focus, readsValue: false) }
            return .foreign
        case .string, .number, .normalizeSpace, .stringLength:
            if call.arguments.isEmpty, case .primary(let reads) = focus { record(reads) }
        default: break
        }
        for argument in call.arguments { _ = follow(argument, focus, readsValue: true) }
        return .foreign
    }

    private mutating func followIndexedRepeat(_ call: FunctionCall, _ focus: Reach) -> Reach {
        for (index, argument) in call.arguments.enumerated() {
            guard index == 0 || !index.isMultiple(of: 2), case .path(let path) = argument else {
                _ = follow(argument, focus, readsValue: true)
                continue
            }
            let reach = follow(path, focus, readsValue: false, contextualises: false)
            guard case .primary(let reads) = reach else { continue }
            if index == 0 {
                record(reads.map { Read(node: $0.node, sharedRepeat: -1, isPicked: true) })
            }
            for read in reads where read.node >= 0 {
                let nearest = nodes[Int(read.node)].nearestRepeat
                if nearest >= 0 { structures.insert(nearest) }
            }
        }
        return .foreign
    }

    // MARK: Paths

    private mutating func follow(
        _ path: LocationPath, _ focus: Reach, readsValue: Bool, contextualises: Bool
    ) -> Reach {
        var reach: Reach
        switch path.origin {
        case .root: reach = .primary([Read(node: -1, sharedRepeat: -1, isPicked: false)])
        case .context: reach = focus
        case .filter(let inner, let predicates):
            reach = follow(inner, focus, readsValue: readsValue && path.steps.isEmpty)
            for predicate in predicates { _ = follow(predicate, reach, readsValue: true) }
        }
        for (index, step) in path.steps.enumerated() {
            guard case .primary(let reads) = reach else {
                for predicate in step.predicates { _ = follow(predicate, reach, readsValue: true) }
                continue
            }
            let isLast = index == path.steps.count - 1
            let isAbsolute = path.origin == .root && contextualises
            let next = DefinitionStep(nodes: nodes, context: context, isAbsolute: isAbsolute, isLast: isLast)
                .take(step, from: reads)
            structures.formUnion(next.crossed)
            if next.reads.isEmpty, !reads.isEmpty, case .name(let key) = step.test, step.axis == .child {
                dangling.append(Dangling(step: key))
            }
            reach = next.leavesElements ? .foreign : .primary(next.reads)
            for predicate in step.predicates { _ = follow(predicate, reach, readsValue: true) }
        }
        if readsValue, case .primary(let reads) = reach { record(reads) }
        return reach
    }

    /// Notes that the text of these definitions is read: of a group, that of everything in it.
    private mutating func record(_ reads: [Read]) {
        for read in reads where read.node >= 0 {
            values.insert(read)
            for child in nodes[Int(read.node)].children {
                let nearest = nodes[Int(child)].isRepeat ? child : nil
                if let nearest { structures.insert(nearest) }
                record([Read(node: child, sharedRepeat: read.sharedRepeat, isPicked: read.isPicked)])
            }
        }
    }
}
