/// Goes through a form's body as it stands now.
struct BodyWalk {
    private let session: FormSession
    private let scope: EvaluationScope
    private(set) var steps: [FormStep] = []

    init(session: FormSession) {
        self.session = session
        scope = session.scope
    }

    /// - Parameter node: the node in which the items lie: the root element or a repetition.
    mutating func visit(_ items: [BodyItem], at node: Int32, groups: [Question.Group]) {
        for item in items {
            switch item {
            case .question(let control):
                guard let own = find(control.node, from: node), session.instance.isRelevant[Int(own)] else {
                    continue
                }
                steps.append(.question(question(control, node: own, groups: groups)))
            case .group(let group):
                var reference = ""
                var own = node
                if let definition = group.node, session.form.nodes[Int(definition)].isRepeat {
                    // The heading of a repeat: it stands also where there is no repetition yet.
                    reference = session.form.nodes[Int(definition)].path
                } else if let definition = group.node {
                    guard let found = find(definition, from: node), session.instance.isRelevant[Int(found)]
                    else {
                        continue
                    }
                    own = found
                    reference = session.reference(to: found)
                }
                let shown = Question.Group(
                    reference: reference, label: text(group.label, at: own), appearance: group.appearance)
                visit(group.items, at: node, groups: groups + [shown])
            case .repeat(let control): visit(control, at: node, groups: groups)
            }
        }
    }

    private mutating func visit(_ control: RepeatControl, at node: Int32, groups: [Question.Group]) {
        let definition = session.form.nodes[Int(control.node)]
        guard let parent = find(definition.parent, from: node), session.instance.isRelevant[Int(parent)]
        else {
            return
        }
        let repetitions = session.repetitions(of: control.node, under: parent)
        for repetition in repetitions where session.instance.isRelevant[Int(repetition)] {
            let shown = Question.Group(
                reference: session.reference(to: repetition), label: "", appearance: control.appearance)
            visit(control.items, at: repetition, groups: groups + [shown])
        }
        guard
            repetitions.isEmpty
                ? session.wouldBeRelevant(control.node, under: parent)
                : repetitions.contains(where: { session.instance.isRelevant[Int($0)] })
        else { return }
        steps.append(
            .end(
                RepeatState(
                    ref: session.reference(to: parent) + "/" + definition.name.qualified,
                    label: text(control.label, at: parent), count: repetitions.count,
                    allowsChange: control.allowsChange, groups: groups)))
    }

    /// The node of a definition that lies in (or around) a node.
    private func find(_ definition: Int32, from node: Int32) -> Int32? {
        let tree = session.instance.tree
        var path: [Int32] = []
        var at = definition
        while at >= 0 {
            // Up from the wanted definition, until what lies above it is above the node as well.
            if let above = above(node, definition: at) {
                var found = above
                for step in path.reversed() {
                    guard let name = tree.nameNumber(session.form.nodes[Int(step)].name.key),
                        let child = tree.children(of: found, named: name).first
                    else { return nil }
                    found = child
                }
                return found
            }
            path.append(at)
            at = session.form.nodes[Int(at)].parent
        }
        return nil
    }

    private func above(_ node: Int32, definition: Int32) -> Int32? {
        let tree = session.instance.tree
        var at = node
        while at > InstanceTree.document {
            if tree.definitions[Int(at)] == definition { return at }
            at = tree.parents[Int(at)]
        }
        return nil
    }

    func question(_ control: QuestionControl, node: Int32, groups: [Question.Group]) -> Question {
        let definition = session.form.nodes[Int(control.node)]
        let reference = NodeReference.primary(node)
        var choices: [Choice] = []
        if let list = definition.choices {
            choices = (try? ChoiceResolver(list: list, scope: scope).choices(at: reference)) ?? []
        }
        let value = session.instance.tree.values[Int(node)]
        let isReadOnly = session.isReadOnly(node)
        var isRequired = false
        if let required = definition.bind?.required {
            isRequired = (try? session.condition(required, at: node).get()) == true
        }
        return Question(
            ref: session.reference(to: node), control: kind(control, definition, isReadOnly, value),
            label: text(control.label, at: node), hint: text(control.hint, at: node), value: value,
            guidance: text(control.guidance, at: node), choices: choices, range: control.range,
            upload: control.upload, isRequired: isRequired, isReadOnly: isReadOnly,
            appearance: control.appearance,
            groups: groups)
    }

    private func kind(
        _ control: QuestionControl, _ definition: ModelNode, _ isReadOnly: Bool, _ value: String
    ) -> Question.Control {
        switch control.kind {
        case .select1: return .select1
        case .select: return .select
        case .rank: return .rank
        case .range: return .range
        case .upload: return .upload
        case .trigger: return .trigger
        case .input: break
        }
        let type = definition.bind?.type ?? .string
        // A read-only text that neither holds nor computes anything is what XLSForm calls a note.
        if type == .string, isReadOnly, value.isEmpty, definition.bind?.calculate == nil { return .note }
        switch type {
        case .string, .boolean, .binary: return .text
        case .geopoint: return .geopoint
        case .int: return .integer
        case .decimal: return .decimal
        case .date: return .date
        case .time: return .time
        case .dateTime: return .dateTime
        }
    }

    private func text(_ source: TextSource?, at node: Int32) -> String {
        source.flatMap { try? scope.text($0, at: .primary(node)) } ?? ""
    }
}
