/// A rule of a form that comes out one way or the other: for whoever tries a form and wants to have seen both.
public struct FieldCondition: Sendable, Hashable {
    /// The kinds of rule.
    public enum Kind: String, Sendable, Hashable {
        /// Whether the field is asked.
        case relevant
        /// Whether its answer may stand.
        case constraint
    }

    /// The field's path, without numbers of repetitions: `/data/member/name`.
    public let path: String
    /// The kind of rule.
    public let kind: Kind
    /// Whether it reads nothing and so always comes out the same, as the `false()` of a refusal does.
    public let isConstant: Bool

    let node: Int32
}

extension FormDefinition {
    /// Every condition of the form, in the form's order.
    public var conditions: [FieldCondition] {
        nodes.flatMap { node -> [FieldCondition] in
            let rules: [(FieldCondition.Kind, XPathExpression?)] = [
                (.relevant, node.bind?.relevant), (.constraint, node.bind?.constraint),
            ]
            return rules.compactMap { kind, expression in
                expression.map {
                    FieldCondition(
                        path: node.path, kind: kind, isConstant: $0.isTruthConstant, node: node.id)
                }
            }
        }
    }
}

extension FormSession {
    /// How a condition comes out now, over all repetitions: once, both ways, or not at all where nothing is asked
    /// or answered.
    public func outcomes(of condition: FieldCondition) -> Set<Bool> {
        var outcomes: Set<Bool> = []
        for node in instance.nodes(of: condition.node) {
            let isRelevant = instance.isRelevant[Int(node)]
            switch condition.kind {
            case .relevant:
                if isRelevant || !instance.isSelfRelevant[Int(node)] { outcomes.insert(isRelevant) }
            case .constraint:
                guard isRelevant, !instance.tree.values[Int(node)].isEmpty else { continue }
                outcomes.insert(!violations(of: node).contains { $0.kind == .constraint })
            }
        }
        return outcomes
    }
}

extension XPathExpression {
    /// Whether this is `true()` or `false()`.
    var isTruthConstant: Bool {
        if case .call(let call) = tree { return call.function == .true || call.function == .false }
        return false
    }
}
