/// One choice of a question, as it is offered now.
public struct Choice: Sendable, Hashable {
    /// What the answer holds.
    public let value: String
    /// What the person reads, in the session's language.
    public let label: String

    /// A choice.
    public init(value: String, label: String) {
        self.value = value
        self.label = label
    }
}

/// Finds out which choices a select offers at a node.
struct ChoiceResolver {
    let list: ChoiceList
    let scope: EvaluationScope

    func choices(at node: NodeReference) throws(XPathError) -> [Choice] {
        switch list {
        case .fixed(let choices):
            var result: [Choice] = []
            for choice in choices {
                result.append(Choice(value: choice.value, label: try scope.text(choice.label, at: node)))
            }
            return result
        case .itemset(let itemset):
            var result: [Choice] = []
            for item in try items(itemset, at: node) {
                result.append(
                    Choice(
                        value: try field(itemset.value, of: item, at: node),
                        label: try field(itemset.label, of: item, at: node)))
            }
            return result
        }
    }

    /// The values alone, which is all that checking an answer needs.
    func values(at node: NodeReference) throws(XPathError) -> [String] {
        switch list {
        case .fixed(let choices): return choices.map(\.value)
        case .itemset(let itemset):
            var values: [String] = []
            for item in try items(itemset, at: node) {
                values.append(try field(itemset.value, of: item, at: node))
            }
            return values
        }
    }

    /// The label of a value, or nil if it is not offered.
    func label(of value: String, at node: NodeReference) throws(XPathError) -> String? {
        switch list {
        case .fixed(let choices):
            guard let choice = choices.first(where: { $0.value == value }) else { return nil }
            return try scope.text(choice.label, at: node)
        case .itemset(let itemset):
            for item in try items(itemset, at: node)
            where try field(itemset.value, of: item, at: node) == value {
                return try field(itemset.label, of: item, at: node)
            }
            return nil
        }
    }

    private func items(_ itemset: Itemset, at node: NodeReference) throws(XPathError) -> [NodeReference] {
        guard case .nodes(let nodes) = try Evaluator.value(of: itemset.nodes, at: node, in: scope) else {
            throw XPathError(
                code: .argument, expression: itemset.nodes.source, column: 1,
                message: "The choices are not taken from a list.")
        }
        return nodes
    }

    private func field(
        _ expression: XPathExpression, of item: NodeReference, at node: NodeReference
    ) throws(XPathError) -> String {
        try Evaluator(scope: scope, source: expression.source, current: node)
            .string(expression.tree, Evaluator.Focus(node: item))
    }
}

extension EvaluationScope {
    /// A label, hint or message as it reads at a node.
    func text(_ source: TextSource, at node: NodeReference) throws(XPathError) -> String {
        switch source {
        case .inline(let content):
            return try content.text(
                with: Evaluator(scope: self, source: "", current: node), Evaluator.Focus(node: node))
        case .expression(let expression):
            return try Evaluator(scope: self, source: expression.source, current: node)
                .string(expression.tree, Evaluator.Focus(node: node))
        }
    }
}
