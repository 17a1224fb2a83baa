/// What is to be shown.
extension FormSession {
    /// What is to be gone through now, in the form's order: the relevant questions, and behind the repetitions of each
    /// relevant repeat its end.
    public var steps: [FormStep] {
        var walk = BodyWalk(session: self)
        walk.visit(form.body, at: instance.tree.rootElement ?? InstanceTree.document, groups: [])
        return walk.steps
    }

    /// The relevant questions, in the form's order, repetitions one after the other.
    public var questions: [Question] {
        steps.compactMap { if case .question(let question) = $0 { question } else { nil } }
    }

    /// The relevant repeats, in the order of their ends.
    public var repeats: [RepeatState] {
        steps.compactMap { if case .end(let state) = $0 { state } else { nil } }
    }

    /// One question, relevant or not, without its groups; nil where the reference is no question's.
    public func question(at reference: String) -> Question? {
        guard let node = node(at: reference),
            let control = form.controls[instance.tree.definitions[Int(node)]]
        else { return nil }
        return BodyWalk(session: self).question(control, node: node, groups: [])
    }

    /// Whether a field is relevant; false where there is no such field.
    public func isRelevant(_ reference: String) -> Bool {
        node(at: reference).map { instance.isRelevant[Int($0)] } ?? false
    }

    /// What a field holds; nil where there is no such field. It may hold what a person entered before it became
    /// irrelevant; only relevant values are submitted.
    public func value(at reference: String) -> String? {
        node(at: reference).map { instance.tree.stringValue(of: $0) }
    }

    /// A value as a person reads it back: the labels of choices, dates in words; in the session's language.
    public func displayText(of reference: String) -> String {
        guard let node = node(at: reference) else { return "" }
        let definition = form.nodes[Int(instance.tree.definitions[Int(node)])]
        let value = instance.tree.stringValue(of: node)
        if let list = definition.choices {
            let resolver = ChoiceResolver(list: list, scope: scope)
            let labels = value.listItems.map { item in
                ((try? resolver.label(of: String(item), at: .primary(node))) ?? nil) ?? String(item)
            }
            return labels.joined(separator: language == "zh" ? "、" : ", ")
        }
        switch definition.bind?.type {
        case .date:
            guard language == "zh", let date = FormDate(value) else { return value }
            return "\(date.year)年\(date.month)月\(date.day)日"
        case .dateTime:
            let moment = FormDateTime(value, offsetMinutes: context.utcOffsetMinutes)
            guard let local = moment?.at(offsetMinutes: context.utcOffsetMinutes) else { return value }
            return DateFormat.text(local, format: "%Y-%m-%d %H:%M", language: language) ?? value
        case .time: return FormTime(value) == nil ? value : String(value.prefix(5))
        default: return value
        }
    }

    /// Evaluates an expression of a form's writer.
    ///
    /// - Parameters:
    ///   - source: the expression.
    ///   - reference: the field at which it is evaluated; nil for the root element.
    public func evaluate(_ source: String, context reference: String? = nil) throws(XPathError) -> XPathValue
    {
        let expression = try XPathExpression(source, namespaces: form.namespaces)
        var start = instance.tree.rootElement ?? InstanceTree.document
        if let reference {
            guard let node = node(at: reference) else {
                throw XPathError(
                    code: .argument, expression: source, column: 1,
                    message: "The form has no field \(reference) to evaluate it at.")
            }
            start = node
        }
        let value = try Evaluator.value(of: expression, at: .primary(start), in: scope)
        let evaluator = Evaluator(scope: scope, source: source, current: .primary(start))
        var count: Int?
        if case .nodes(let nodes) = value { count = nodes.count }
        return XPathValue(
            string: evaluator.string(value), number: evaluator.number(value),
            boolean: evaluator.boolean(value),
            nodeCount: count)
    }
}
