/// Choices and translations; source: ODK XForms specification, "Select Functions", "Translation Functions".
extension Evaluator {
    func choices(_ call: FunctionCall, _ focus: Focus) throws(XPathError) -> Value? {
        switch call.function {
        case .selected:
            let wanted = try text(call, 1, focus).listItems
            let items = try text(call, 0, focus).listItems
            // An empty list holds one item, the empty one: so forms ask whether nothing is chosen.
            if wanted.isEmpty { return .boolean(items.isEmpty) }
            return .boolean(wanted.count == 1 && items.contains(wanted[0]))
        case .selectedAt:
            let items = try text(call, 0, focus).listItems
            let index = try number(call, 1, focus).rounded(.towardZero)
            guard index >= 0, index < Double(items.count) else { return .string("") }
            return .string(String(items[Int(index)]))
        case .countSelected: return .number(Double(try text(call, 0, focus).listItems.count))
        case .itext:
            let id = try text(call, 0, focus)
            guard let content = scope.form.itext.content(of: id, in: scope.language) else {
                throw fault("the form has no text '\(id)'.", call)
            }
            return .string(try content.text(with: self, focus))
        case .choiceName: return .string(try choiceName(call, focus))
        default: return nil
        }
    }

    private func choiceName(_ call: FunctionCall, _ focus: Focus) throws(XPathError) -> String {
        let (value, path) = (try text(call, 0, focus), try text(call, 1, focus))
        guard let target = try scope.form.definition(at: path, from: definition(of: current)),
            let list = scope.form.choiceList(of: target)
        else { throw fault("there is no choice question at '\(path)'.", call) }
        guard !value.isEmpty else { return "" }
        let node = nearest(target)
        return try ChoiceResolver(list: list, scope: scope).label(of: value, at: node) ?? ""
    }

    private func definition(of node: NodeReference) -> Int32 {
        node.tree == 0 ? scope.primary.tree.definitions[Int(node.node)] : -1
    }

    /// The target question's node that shares most repetitions with the expression's own.
    private func nearest(_ target: Int32) -> NodeReference {
        let tree = scope.primary.tree
        let lineage = current.tree == 0 ? tree.lineage(of: current.node) : []
        let candidates = scope.primary.nodes(of: target)
        let best = candidates.max { left, right in
            let common = { (node: Int32) in zip(tree.lineage(of: node), lineage).prefix { $0 == $1 }.count }
            return common(left) < common(right)
        }
        return .primary(best ?? InstanceTree.document)
    }
}
