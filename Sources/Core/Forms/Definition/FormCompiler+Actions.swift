/// Actions; source: ODK XForms specification, "Events and Actions".
extension FormCompiler {
    mutating func compileActions(_ skeleton: FormSkeleton) {
        for element in skeleton.model.elements where Self.isAction(element) {
            compileAction(element, trigger: -1)
        }
        refuseActions(in: skeleton.model)
        refuseActions(in: skeleton.body)
    }

    /// The actions that stand directly in a question or repeat.
    mutating func compileActions(in element: XMLElement, trigger: Int32) {
        for action in element.elements where Self.isAction(action) { compileAction(action, trigger: trigger) }
    }

    private static func isAction(_ element: XMLElement) -> Bool {
        ["setvalue", "setgeopoint"].contains(element.name.local)
    }

    /// Actions for which a booth has no device.
    private mutating func refuseActions(in element: XMLElement) {
        for case .element(let child) in element.children {
            if child.name.local == "recordaudio", child.name.namespace == XFormsNamespace.odk {
                problems.add(
                    "action-not-offered", line: child.line,
                    "The form wants <\(child.name.qualified)>, for which a booth has no device.",
                    "Leave the recording out.")
            }
            refuseActions(in: child)
        }
    }

    /// - Parameter trigger: the definition of the repeat or question that the action stands in; −1 for the model.
    private mutating func compileAction(_ element: XMLElement, trigger: Int32) {
        guard let target = target(of: element, trigger: trigger) else {
            return problems.add(
                "setvalue-unknown-node", line: element.line,
                "A \(element.name.local) names a field that is not there.", "Correct its ref.")
        }
        let events = (element.attribute("event") ?? "").split(separator: " ").compactMap { name in
            // The old name of the same event.
            SetValueAction.Event(rawValue: name == "xforms-ready" ? "odk-instance-first-load" : String(name))
        }
        if events.isEmpty {
            problems.add(
                "event-not-offered", line: element.line,
                "A \(element.name.local) waits for '\(element.attribute("event") ?? "")', which never happens here.",
                "Use odk-instance-first-load, odk-new-repeat or xforms-value-changed.")
        }
        let value: SetValueAction.Value
        if element.name.local == "setgeopoint" {
            value = .location
        } else if let source = element.attribute("value"), !source.allSatisfy(\.isWhitespace) {
            guard let expression = expression(source, at: target, line: element.line, "A setvalue") else {
                return
            }
            value = .expression(expression)
        } else {
            value = .text(element.text)
        }
        actions.append(SetValueAction(events: events, target: target, trigger: trigger, value: value))
    }

    private mutating func target(of element: XMLElement, trigger: Int32) -> Int32? {
        if let id = element.attribute("bind") { return bindIDs[id] }
        guard let path = element.attribute("ref"),
            let reference = expression(path, at: nil, line: element.line, "A \(element.name.local)")
        else { return nil }
        return model.paths.definition(of: reference, from: trigger)
    }
}
