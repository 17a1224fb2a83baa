import Forms

/// Which branches of a form its scenarios went through: every condition both ways, every limit kept and broken.
struct BranchCoverage {
    private struct Branch: Hashable {
        let condition: FieldCondition
        let outcome: Bool
    }

    private let conditions: [FieldCondition]
    private var open: Set<Branch> = []

    init(_ form: FormDefinition) {
        conditions = form.conditions
        for condition in conditions {
            // A refusal (`false()`) can only be broken, and what is always asked is asked.
            if !condition.isConstant { open.insert(Branch(condition: condition, outcome: true)) }
            if condition.kind == .constraint || !condition.isConstant {
                open.insert(Branch(condition: condition, outcome: false))
            }
        }
    }

    /// The branches that were never taken, in order.
    var missing: [String] {
        open.map { branch in
            switch branch.condition.kind {
            case .relevant: "\(branch.condition.path) is never \(branch.outcome ? "asked" : "left out")"
            case .constraint:
                "\(branch.condition.path) never \(branch.outcome ? "keeps" : "breaks") its limit"
            }
        }.sorted()
    }

    mutating func look(at session: FormSession) {
        for condition in conditions {
            for outcome in session.outcomes(of: condition) {
                open.remove(Branch(condition: condition, outcome: outcome))
            }
        }
    }

    /// Takes off what another walk of the same form went through.
    mutating func join(_ other: BranchCoverage) { open.formIntersection(other.open) }
}
