/// Checking a submission again with the same engine: what the county does before it books a case.
extension FormSession {
    /// Everything that is wrong with a submission.
    ///
    /// Calculations are done again and compared. Those that read `now()`, `random()` or `uuid()` are taken as
    /// submitted, and so is whatever reads an external instance that is not handed in here: the county does not hold
    /// the card.
    ///
    /// - Parameters:
    ///   - form: the form and version it was filled with.
    ///   - submissionXML: what ``submissionXML()`` gave at the booth.
    ///   - externalInstances: what is known of what the booth knew.
    ///   - context: with the day on which it was finalised.
    ///   - language: for the messages; nil for the form's default language.
    /// - Returns: nothing if the submission is as the form would have it.
    public static func check(
        form: FormDefinition, submissionXML: String, externalInstances: [String: XMLElement] = [:],
        context: FormContext, language: String? = nil
    ) -> [Violation] {
        let path = form.nodes.first?.path ?? "/"
        let root: XMLElement
        do {
            root = try XMLReader.read(submissionXML.utf8)
        } catch {
            return [Violation(ref: path, kind: .structure, message: error.message)]
        }
        guard form.describes(root) else {
            return [
                Violation(
                    ref: path, kind: .structure,
                    message: "The submission is not of form \(form.id), version \(form.version).")
            ]
        }
        var unknown: [Violation] = []
        var session = FormSession(
            form: form, root: root, externalInstances: externalInstances, context: context, language: language
        ) { unknown.append(Violation(ref: $0, kind: .structure, message: "The form has no such field.")) }
        let submitted = session.instance
        let missing = Set(form.externalInstances.map(\.id)).subtracting(externalInstances.keys)
        session.freeze(missing: missing)
        session.recomputeEverything()
        let violations = session.violations.filter { !session.judges($0, by: missing) }
        return unknown + session.differences(from: submitted) + violations
    }

    /// Leaves as submitted what cannot be computed again here.
    private mutating func freeze(missing: Set<String>) {
        let absent = Set(instance.absent)
        for (index, computation) in form.graph.computations.enumerated() {
            let readsMissing = !computation.reads.instances.isDisjoint(with: missing)
            switch computation.kind {
            case .calculation:
                if computation.reads.isVolatile || readsMissing { frozen.insert(Int32(index)) }
            case .relevance:
                guard readsMissing else { continue }
                frozen.insert(Int32(index))
                var changed: [Int32] = []
                for node in instance.nodes(of: computation.node) where absent.contains(node) {
                    instance.setSelfRelevant(false, of: node, changed: &changed)
                }
            case .count: if readsMissing { frozen.insert(Int32(index)) }
            }
        }
    }

    /// Whether a violation rests on an instance that is not here: then only the booth could judge it, and did.
    private func judges(_ violation: Violation, by missing: Set<String>) -> Bool {
        guard !missing.isEmpty, let node = node(at: violation.ref) else { return false }
        let definition = form.nodes[Int(instance.tree.definitions[Int(node)])]
        let expression: XPathExpression?
        switch violation.kind {
        case .required: expression = definition.bind?.required
        case .constraint: expression = definition.bind?.constraint
        case .choice:
            if case .itemset(let itemset)? = definition.choices {
                expression = itemset.nodes
            } else {
                expression = nil
            }
        case .type, .structure, .relevance, .calculation: expression = nil
        }
        guard let expression else { return false }
        let reads = ExpressionReads(of: expression, at: definition.id, nodes: form.nodes)
        return !reads.instances.isDisjoint(with: missing)
    }

    /// Where the record, computed again, is not what was submitted.
    private func differences(from submitted: PrimaryInstance) -> [Violation] {
        let absent = Set(submitted.absent)
        var found: [Violation] = []
        for node in 1..<Int32(max(1, submitted.tree.count)) where instance.tree.parents[Int(node)] >= 0 {
            let isPresent = !absent.contains(node)
            let relevant = instance.isRelevant[Int(node)]
            if isPresent, !relevant {
                // What lies inside is told by the outermost.
                guard instance.isRelevant[Int(instance.tree.parents[Int(node)])] else { continue }
                found.append(Violation(ref: reference(to: node), kind: .relevance))
            } else if relevant, submitted.tree.values[Int(node)] != instance.tree.values[Int(node)] {
                found.append(Violation(ref: reference(to: node), kind: .calculation))
            }
        }
        if instance.tree.count > submitted.tree.count {
            let path = form.nodes.first?.path ?? "/"
            found.append(Violation(ref: path, kind: .calculation, message: "Repetitions are missing."))
        }
        return found
    }
}
