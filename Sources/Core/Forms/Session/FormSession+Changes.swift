/// Changing values and repetitions from within the engine.
extension FormSession {
    /// Puts a value in, schedules its readers and runs what the form does on a change.
    mutating func setValue(_ value: String, of node: Int32) {
        instance.tree.setValue(value, of: node)
        markChanged(node)
        let definition = instance.tree.definitions[Int(node)]
        guard let actions = form.valueActions[definition] else { return }
        for action in actions {
            for target in nearest(action.target, to: node) { perform(action, on: target) }
        }
    }

    /// The nodes of a definition that share most repetitions with a node.
    private func nearest(_ definition: Int32, to node: Int32) -> [Int32] {
        let own = instance.tree.lineage(of: node)
        let common = instance.nodes(of: definition).map { candidate in
            (candidate, zip(instance.tree.lineage(of: candidate), own).prefix { $0 == $1 }.count)
        }
        let most = common.map(\.1).max() ?? 0
        return common.filter { $0.1 == most }.map(\.0)
    }

    /// Does what a setvalue says.
    mutating func perform(_ action: SetValueAction, on target: Int32) {
        let value: String
        switch action.value {
        case .text(let text): value = text
        case .location: value = context.location
        case .expression(let expression):
            let type = form.nodes[Int(action.target)].bind?.type ?? .string
            value = noting(stored(expression, type, at: target)) ?? ""
        }
        guard value != instance.tree.values[Int(target)] else { return }
        setValue(value, of: target)
    }

    /// Brings the number of repetitions under a node to what the form's count says.
    ///
    /// - Returns: whether that changed it.
    mutating func adjustCount(_ entry: Computation, under parent: Int32) -> Bool {
        guard let text = noting(stored(entry.expression, .string, at: parent)) else { return false }
        let number = NumberText.number(text)
        let wanted = number.isNaN ? 0 : Int(max(0, min(Double(Self.repetitionLimit), number)))
        let existing = repetitions(of: entry.node, under: parent)
        guard existing.count != wanted else { return false }
        for surplus in existing.dropFirst(wanted).reversed() { instance.removeRepetition(surplus) }
        for _ in existing.count..<max(existing.count, wanted) { addRepetition(of: entry.node, under: parent) }
        markStructureChanged(entry.node)
        return true
    }

    /// More repetitions than this a count does not make: a mistyped number must not fill the memory.
    static let repetitionLimit = 1_000

    /// The repetitions under a node.
    func repetitions(of definition: Int32, under parent: Int32) -> [Int32] {
        guard let name = instance.tree.nameNumber(form.nodes[Int(definition)].name.key) else { return [] }
        return instance.tree.children(of: parent, named: name)
    }

    /// Whether a first repetition would be asked for.
    func wouldBeRelevant(_ definition: Int32, under parent: Int32) -> Bool {
        guard form.nodes[Int(definition)].bind?.relevant != nil else { return true }
        var probe = self
        probe.addRepetition(of: definition, under: parent)
        probe.settle()
        return probe.repetitions(of: definition, under: parent).contains {
            probe.instance.isRelevant[Int($0)]
        }
    }

    /// Adds a repetition and schedules what is computed in it.
    mutating func addRepetition(of definition: Int32, under parent: Int32) {
        let added = instance.addRepetition(of: definition, under: parent, form: form)
        for action in form.actions where action.trigger == definition && action.events.contains(.newRepeat) {
            for node in added where instance.tree.definitions[Int(node)] == action.target {
                perform(action, on: node)
            }
        }
        for node in added {
            let own = instance.tree.definitions[Int(node)]
            for computation in form.graph.computationsOf[Int(own)]
            where form.graph.computations[Int(computation)].kind != .count {
                schedule(computation, nodes: [node])
            }
            for child in form.nodes[Int(own)].children where form.repeats[child] != nil {
                for computation in form.graph.computationsOf[Int(child)]
                where form.graph.computations[Int(computation)].kind == .count {
                    schedule(computation, nodes: nil)
                }
                markStructureChanged(child)
            }
        }
        markStructureChanged(definition)
    }
}
