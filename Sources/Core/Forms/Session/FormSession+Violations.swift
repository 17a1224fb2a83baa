/// Something that keeps the answers from being submitted.
public struct Violation: Sendable, Hashable, Codable {
    /// The kinds; the raw values are stable.
    public enum Kind: String, Sendable, Hashable, Codable {
        /// A required question has no answer.
        case required
        /// The answer does not meet the form's constraint.
        case constraint
        /// The answer is not of the field's type.
        case type
        /// The answer is none of the choices that are offered now.
        case choice
        /// Only of a submission: it is not of this form and version, or has a field that the form does not have.
        case structure
        /// Only of a submission: it has a field that is not relevant, given the other answers.
        case relevance
        /// Only of a submission: a calculated field holds something else than the calculation gives.
        case calculation
    }

    /// The field.
    public let ref: String
    /// The kind.
    public let kind: Kind
    /// What the form says about it in the session's language; empty where the form says nothing.
    public let message: String

    /// A violation.
    public init(ref: String, kind: Kind, message: String = "") {
        self.ref = ref
        self.kind = kind
        self.message = message
    }
}

extension FormSession {
    /// What keeps this one field from being submitted; nothing if it is not relevant.
    public func violations(of reference: String) -> [Violation] {
        node(at: reference).map { violations(of: $0) } ?? []
    }

    /// What keeps the answers from being submitted, in the form's order.
    public var violations: [Violation] {
        form.checked.flatMap { instance.nodes(of: $0) }.flatMap { violations(of: $0) }
    }

    func violations(of node: Int32) -> [Violation] {
        let definition = form.nodes[Int(instance.tree.definitions[Int(node)])]
        guard instance.isRelevant[Int(node)] else { return [] }
        let value = instance.tree.values[Int(node)]
        let bind = definition.bind
        func violation(_ kind: Violation.Kind, _ message: TextSource?) -> Violation {
            let text = message.flatMap { try? scope.text($0, at: .primary(node)) } ?? ""
            return Violation(ref: reference(to: node), kind: kind, message: text)
        }
        if value.isEmpty {
            guard let required = bind?.required, definition.children.isEmpty,
                (try? condition(required, at: node).get()) != false
            else { return [] }
            return [violation(.required, bind?.requiredMessage)]
        }
        if let type = bind?.type, !type.accepts(value) { return [violation(.type, nil)] }
        switch form.controls[definition.id]?.kind {
        case .rank?:
            if !isRanking(value.listItems.map(String.init), at: node) { return [violation(.choice, nil)] }
        case .range(let range)?:
            if !range.offers(NumberText.number(value)) { return [violation(.type, nil)] }
        case let kind? where definition.choices != nil:
            let offered = Set((try? choiceValues(at: node)) ?? [])
            let items = kind == .select1 ? [value] : value.listItems.map(String.init)
            if !items.allSatisfy(offered.contains) { return [violation(.choice, nil)] }
        default: break
        }
        if let constraint = bind?.constraint, (try? condition(constraint, at: node).get()) != true {
            return [violation(.constraint, bind?.constraintMessage)]
        }
        return []
    }
}
