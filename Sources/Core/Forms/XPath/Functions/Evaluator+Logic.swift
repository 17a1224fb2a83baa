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
        case .coalesce:
            let first = try text(call, 0, focus)
            return .string(first.isEmpty ? try text(call, 1, focus) : first)
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

    private func checklist(_ call: FunctionCall, _ focus: Focus) throws(XPathError) -> Bool {
        let (minimum, maximum) = (try number(call, 0, focus), try number(call, 1, focus))
        let count = try allTexts(call, from: 2, focus).count { isTicked(number(ofText: $0), $0) }
        return isBetween(Double(count), minimum, maximum)
    }

    private func weightedChecklist(_ call: FunctionCall, _ focus: Focus) throws(XPathError) -> Bool {
        let (minimum, maximum) = (try number(call, 0, focus), try number(call, 1, focus))
        let rest = try allTexts(call, from: 2, focus)
        guard rest.count.isMultiple(of: 2) else { throw fault("each answer needs a weight behind it.", call) }
        var total = 0.0
        for index in stride(from: 0, to: rest.count, by: 2)
        where isTicked(number(ofText: rest[index]), rest[index]) {
            total += number(ofText: rest[index + 1])
        }
        return isBetween(total, minimum, maximum)
    }

    /// "True" for a checklist: more than nothing as a number, or the text of a truth value.
    private func isTicked(_ number: Double, _ text: String) -> Bool { number > 0 || text == "true" }

    /// −1 means that there is no such bound.
    private func isBetween(_ total: Double, _ minimum: Double, _ maximum: Double) -> Bool {
        (minimum == -1 || total >= minimum) && (maximum == -1 || total <= maximum)
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
