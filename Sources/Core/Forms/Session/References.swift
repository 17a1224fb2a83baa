/// One step of a reference such as `/data/member[2]/name`.
struct ReferenceStep: Hashable {
    let key: String
    /// From 1; nil where none is written.
    let position: Int?

    /// The steps of an absolute reference; nil if it is none.
    static func steps(of reference: String, namespaces: [String: String]) -> [ReferenceStep]? {
        guard let expression = try? XPathExpression(reference, namespaces: namespaces),
            case .path(let path) = expression.tree, path.origin == .root
        else { return nil }
        var steps: [ReferenceStep] = []
        for step in path.steps {
            guard step.axis == .child, case .name(let key) = step.test, step.predicates.count <= 1 else {
                return nil
            }
            var position: Int?
            if let predicate = step.predicates.first {
                guard case .number(let number) = predicate, let whole = Int(exactly: number), whole > 0 else {
                    return nil
                }
                position = whole
            }
            steps.append(ReferenceStep(key: key, position: position))
        }
        return steps
    }
}

extension FormSession {
    /// The node a reference means; a step through a repeat without a number means the first repetition.
    func node(at reference: String) -> Int32? {
        guard let steps = ReferenceStep.steps(of: reference, namespaces: form.namespaces) else { return nil }
        var at = InstanceTree.document
        for step in steps {
            guard let name = instance.tree.nameNumber(step.key) else { return nil }
            let children = instance.tree.children(of: at, named: name)
            let index = (step.position ?? 1) - 1
            guard children.indices.contains(index) else { return nil }
            at = children[index]
        }
        return at == InstanceTree.document ? nil : at
    }

    func reference(to node: Int32) -> String { instance.reference(to: node, form: form) }
}
