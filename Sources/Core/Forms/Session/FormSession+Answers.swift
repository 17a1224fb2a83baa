/// What the person does: answering, adding and removing repetitions.
extension FormSession {
    /// Puts in an answer; an empty one takes the answer back. Whether it meets the form's constraint is told by
    /// ``violations(of:)``, not here: the person must be able to see it and correct it.
    ///
    /// - Parameters:
    ///   - reference: `/data/phone`, `/data/member[2]/name`.
    ///   - value: as the instance holds it: dates `YYYY-MM-DD`, several choices between spaces, `OK` for a trigger.
    public mutating func answer(_ reference: String, _ value: String) throws(AnswerFault) {
        guard let node = node(at: reference) else { throw .unknownReference(reference) }
        let definition = form.nodes[Int(instance.tree.definitions[Int(node)])]
        guard let control = form.controls[definition.id] else { throw .notAQuestion(reference) }
        guard instance.isRelevant[Int(node)] else { throw .notRelevant(reference) }
        guard !isReadOnly(node) else { throw .readOnly(reference) }
        let accepted = try accepted(value, control, definition, node, reference)
        guard accepted != instance.tree.values[Int(node)] else { return }
        setValue(accepted, of: node)
        settle()
    }

    private func accepted(
        _ value: String, _ control: QuestionControl, _ definition: ModelNode, _ node: Int32,
        _ reference: String
    ) throws(AnswerFault) -> String {
        guard !value.isEmpty else { return "" }
        guard value.unicodeScalars.allSatisfy(\.isAllowedInXML) else {
            throw .type(reference, expected: "text without control characters")
        }
        switch control.kind {
        case .trigger:
            guard value == "OK" else { throw .type(reference, expected: "OK or nothing") }
            return value
        case .select1:
            guard offers(Substring(value), at: node) else { throw .unknownChoice(reference) }
            return value
        case .rank:
            let chosen = value.listItems.map(String.init)
            guard isRanking(chosen, at: node) else { throw .unknownChoice(reference) }
            return chosen.joined(separator: " ")
        case .range(let range):
            let number = NumberText.number(value)
            guard range.offers(number) else {
                throw .type(
                    reference,
                    expected:
                        "a number from \(range.text(range.start)) to \(range.text(range.end)) in steps of "
                        + range.text(range.step))
            }
            return range.text(number)
        case .upload:
            guard UploadKind.isFileName(value) else { throw .type(reference, expected: "the name of a file") }
            return value
        case .select:
            let offered = Set((try? choiceValues(at: node)) ?? [])
            var chosen: [Substring] = []
            for item in value.listItems where !chosen.contains(item) {
                guard offered.contains(String(item)) else { throw .unknownChoice(reference) }
                chosen.append(item)
            }
            return chosen.joined(separator: " ")
        case .input:
            let type = definition.bind?.type ?? .string
            guard type.accepts(value) else { throw .type(reference, expected: type.rawValue) }
            return value
        }
    }

    private func offers(_ value: Substring, at node: Int32) -> Bool {
        ((try? choiceValues(at: node)) ?? []).contains { $0 == value }
    }

    /// Whether these are all the choices, each once.
    func isRanking(_ items: [String], at node: Int32) -> Bool {
        let offered = (try? choiceValues(at: node)) ?? []
        return items.count == offered.count && Set(items) == Set(offered)
    }

    /// The values that a select offers now.
    func choiceValues(at node: Int32) throws(XPathError) -> [String] {
        guard let list = form.choiceList(of: instance.tree.definitions[Int(node)]) else { return [] }
        return try ChoiceResolver(list: list, scope: scope).values(at: .primary(node))
    }

    /// Whether a field, or a group around it, is not to be changed; a calculated field never is.
    func isReadOnly(_ node: Int32) -> Bool {
        var at = node
        while at > InstanceTree.document {
            if let bind = form.nodes[Int(instance.tree.definitions[Int(at)])].bind {
                if at == node, bind.calculate != nil { return true }
                if let readOnly = bind.readOnly, (try? condition(readOnly, at: at).get()) == true {
                    return true
                }
            }
            at = instance.tree.parents[Int(at)]
        }
        return false
    }

    // MARK: Repetitions

    /// Adds a repetition behind the others.
    ///
    /// - Parameter reference: the repeat: `/data/member`, or `/data/house[2]/member` for one inside another.
    /// - Returns: the new repetition: `/data/member[3]`.
    @discardableResult
    public mutating func addRepeat(_ reference: String) throws(AnswerFault) -> String {
        let (definition, parent) = try repetition(reference)
        guard repetitions(of: definition, under: parent).count < Self.repetitionLimit else {
            throw .fixedRepeat(reference)
        }
        addRepetition(of: definition, under: parent)
        settle()
        return repetitions(of: definition, under: parent).last.map { self.reference(to: $0) } ?? reference
    }

    /// Removes a repetition and what was answered in it.
    ///
    /// - Parameter reference: the repetition: `/data/member[2]`; without a number, the last one.
    public mutating func removeRepeat(_ reference: String) throws(AnswerFault) {
        let (definition, parent) = try repetition(reference)
        let existing = repetitions(of: definition, under: parent)
        let position = ReferenceStep.steps(of: reference, namespaces: form.namespaces)?.last?.position
        let index = (position ?? existing.count) - 1
        guard existing.indices.contains(index) else { throw .unknownReference(reference) }
        instance.removeRepetition(existing[index])
        markStructureChanged(definition)
        settle()
    }

    /// The definition of a repeat that the person may change, and the node that holds its repetitions.
    private func repetition(_ reference: String) throws(AnswerFault) -> (definition: Int32, parent: Int32) {
        guard let steps = ReferenceStep.steps(of: reference, namespaces: form.namespaces),
            let last = steps.last
        else { throw .unknownReference(reference) }
        var parent = InstanceTree.document
        for step in steps.dropLast() {
            guard let name = instance.tree.nameNumber(step.key) else { throw .unknownReference(reference) }
            let children = instance.tree.children(of: parent, named: name)
            let index = (step.position ?? 1) - 1
            guard children.indices.contains(index) else { throw .unknownReference(reference) }
            parent = children[index]
        }
        guard parent != InstanceTree.document,
            let definition = form.nodes[Int(instance.tree.definitions[Int(parent)])].childByKey[last.key],
            let control = form.repeats[definition]
        else { throw .unknownReference(reference) }
        guard instance.isRelevant[Int(parent)] else { throw .notRelevant(reference) }
        guard control.allowsChange else { throw .fixedRepeat(reference) }
        return (definition, parent)
    }
}
