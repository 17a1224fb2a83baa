/// Everything outside of an expression that it may read.
struct EvaluationScope: Sendable {
    let form: FormDefinition
    let primary: PrimaryInstance
    let secondary: SecondaryInstances
    let context: FormContext
    let language: String
    /// Stands in for the seed of a `randomize()` that has none.
    let shuffleSeed: Double

    func tree(_ number: Int32) -> InstanceTree {
        number == 0 ? primary.tree : secondary.trees[Int(number) - 1]
    }

    /// A node's text.
    func string(of reference: NodeReference) -> String {
        if reference.tree == 0 { return Self.string(of: reference, in: primary.tree) }
        return Self.string(of: reference, in: secondary.trees[Int(reference.tree) - 1])
    }

    private static func string(of reference: NodeReference, in tree: InstanceTree) -> String {
        switch reference.facet {
        case NodeReference.element: tree.stringValue(of: reference.node)
        case NodeReference.text: tree.values[Int(reference.node)]
        default: tree.attributes[Int(reference.node)][Int(reference.facet)].value
        }
    }
}

/// The secondary instances of a session, by the id that `instance('…')` names.
struct SecondaryInstances: Sendable {
    private(set) var trees: [InstanceTree] = []
    private(set) var numbers: [String: Int32] = [:]

    init() {}

    /// Puts in an instance, in place of one with the same id.
    mutating func set(_ id: String, _ tree: InstanceTree) {
        if let known = numbers[id] {
            trees[Int(known) - 1] = tree
        } else {
            trees.append(tree)
            numbers[id] = Int32(trees.count)
        }
    }
}
