/// Truth values and conditions; source: ODK XForms specification, "Boolean Functions".
extension Evaluator {
    func logic(_ call: FunctionCall, _ focus: Focus) throws(XPathError) -> Value? {
        let arguments = call.arguments
        switch call.function {
        case .true: return .boolean(true)
        case .false: return .boolean(false)
        case .boolean: return .boolean(try boolean(arguments[0], focus))
        case .not: return .boolean(!(try boolean(arguments[0], focus)))
        case .booleanFromString:
            let text = try text(call, 0, focus)
            return .boolean(text == "true" || text == "1")
        case .if: return try value(of: arguments[try boolean(arguments[0], focus) ? 1 : 2], focus)
        case .coalesce: return .string(try coalesce(call, focus))
        case .once:
            let own = scope.string(of: current)
            return own.isEmpty ? try value(of: arguments[0], focus) : .string(own)
        case .depend: return try value(of: arguments[0], focus)
        case .checklist: return .boolean(try checklist(call, focus))
        case .weightedChecklist: return .boolean(try weightedChecklist(call, focus))
        case .lang: return .boolean(isLanguage(try text(call, 0, focus), of: focus.node))
        default: return nil
        }
    }

    /// The first that is not empty; a calculation that came to no number counts as empty.
    private func coalesce(_ call: FunctionCall, _ focus: Focus) throws(XPathError) -> String {
        let first = try value(of: call.arguments[0], focus)
        if case .number(let number) = first, number.isNaN { return try text(call, 1, focus) }
        let text = string(first)
        return text.isEmpty ? try self.text(call, 1, focus) : text
    }

    private func checklist(_ call: FunctionCall, _ focus: Focus) throws(XPathError) -> Bool {
        let (minimum, maximum) = (try number(call, 0, focus), try number(call, 1, focus))
        var count = 0
        for argument in call.arguments[2...] { count += try items(argument, focus).count(where: isTicked) }
        return isBetween(Double(count), minimum, maximum)
    }

    /// Answers and weights in pairs; where both of a pair are sets of nodes, node by node.
    private func weightedChecklist(_ call: FunctionCall, _ focus: Focus) throws(XPathError) -> Bool {
        let (minimum, maximum) = (try number(call, 0, focus), try number(call, 1, focus))
        guard call.arguments.count.isMultiple(of: 2) else {
            throw fault("each answer needs a weight behind it.", call)
        }
        var total = 0.0
        for index in stride(from: 2, to: call.arguments.count, by: 2) {
            let answers = try items(call.arguments[index], focus)
            let weights = try items(call.arguments[index + 1], focus)
            guard answers.count == weights.count else {
                throw fault("there are \(answers.count) answers and \(weights.count) weights.", call)
            }
            for (answer, weight) in zip(answers, weights) where isTicked(answer) { total += number(weight) }
        }
        return isBetween(total, minimum, maximum)
    }

    /// The value, or one for each node of a set.
    private func items(_ argument: SyntaxTree, _ focus: Focus) throws(XPathError) -> [Value] {
        let value = try value(of: argument, focus)
        guard case .nodes(let nodes) = value else { return [value] }
        return nodes.map { .string(scope.string(of: $0)) }
    }

    /// "True" for a checklist: more than nothing where it is a number; otherwise any text but that of `false()`.
    /// The specification speaks of numbers only; that other texts count is what JavaRosa and Enketo agree on.
    private func isTicked(_ value: Value) -> Bool {
        let number = number(value)
        guard number.isNaN, case .string(let text) = value else { return number > 0 }
        return !text.isXMLSpace && text != "false"
    }

    /// Below nothing means that there is no such bound.
    private func isBetween(_ total: Double, _ minimum: Double, _ maximum: Double) -> Bool {
        (minimum < 0 || total >= minimum) && (maximum < 0 || total <= maximum)
    }

    /// XPath 1.0, section 4.3: `xml:lang` of the node or the nearest above it.
    private func isLanguage(_ wanted: String, of node: NodeReference) -> Bool {
        let tree = scope.tree(node.tree)
        var at = node.node
        while at > InstanceTree.document {
            let own = tree.attributes[Int(at)].first { $0.name.prefix == "xml" && $0.name.local == "lang" }
            if let tag = own?.value.lowercased() {
                return tag == wanted.lowercased() || tag.hasPrefix(wanted.lowercased() + "-")
            }
            at = tree.parents[Int(at)]
        }
        return false
    }
}
