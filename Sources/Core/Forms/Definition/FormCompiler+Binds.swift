extension FormCompiler {
    mutating func compileBinds(_ modelElement: XMLElement) {
        for element in modelElement.elements where element.name.local == "bind" { compileBind(element) }
    }

    private mutating func compileBind(_ element: XMLElement) {
        guard let path = element.attribute("nodeset") ?? element.attribute("ref") else {
            return problems.add(
                "bind-without-node", line: element.line, "A bind does not say which field it is for.",
                "Give it a nodeset.")
        }
        guard let reference = expression(path, at: nil, line: element.line, "A bind"),
            let node = model.paths.definition(of: reference, from: -1)
        else {
            return problems.add(
                "bind-unknown-node", line: element.line, "There is no field \(path) in the form's instance.",
                "Compile the form again; its parts do not fit together.")
        }
        let name = model.nodes[Int(node)].name.local
        var bind = Bind(line: element.line)
        if let type = element.attribute("type") {
            if let known = DataType(bind: type) {
                bind.type = known
            } else {
                problems.add(
                    "type-not-offered", line: element.line,
                    "'\(name)' has the type \(type), for which a booth has no device.",
                    "Ask for it as text, or leave the question out.")
            }
        }
        func compile(_ attribute: String, _ compiler: inout FormCompiler) -> XPathExpression? {
            element.attribute(attribute).flatMap {
                compiler.expression($0, at: node, line: element.line, "\(attribute) of '\(name)'")
            }
        }
        bind.relevant = compile("relevant", &self)
        bind.required = compile("required", &self)
        bind.readOnly = compile("readonly", &self)
        bind.constraint = compile("constraint", &self)
        bind.calculate = compile("calculate", &self)
        bind.constraintMessage = message(
            element.attribute("constraintMsg", in: XFormsNamespace.javarosa), line: element.line,
            place: "constraint_message of '\(name)'", context: node)
        bind.requiredMessage = message(
            element.attribute("requiredMsg", in: XFormsNamespace.javarosa), line: element.line,
            place: "required_message of '\(name)'", context: node)
        bind.preload = preload(element)
        if model.nodes[Int(node)].bind != nil {
            problems.add(
                "bind-twice", line: element.line, "The field '\(name)' has two binds.", "Keep one of them.")
        }
        model.nodes[Int(node)].bind = bind
        if let id = element.attribute("id") { bindIDs[id] = node }
    }

    private func preload(_ element: XMLElement) -> Preload? {
        let javarosa = XFormsNamespace.javarosa
        guard let kind = element.attribute("preload", in: javarosa) ?? element.attribute("preload") else {
            return nil
        }
        let parameter =
            element.attribute("preloadParams", in: javarosa) ?? element.attribute("preloadParams") ?? ""
        switch (kind, parameter) {
        case ("uid", _): return .instanceID
        case ("timestamp", "end"): return .end
        case ("timestamp", _): return .start
        case ("date", "today"): return .today
        default: return .nothing
        }
    }

    // MARK: Actions

    mutating func compileActions(_ skeleton: FormSkeleton) {
        for element in skeleton.model.elements where element.name.local == "setvalue" {
            compileAction(element, trigger: -1)
        }
        refuseActions(in: skeleton.model)
        refuseActions(in: skeleton.body)
    }

    /// Actions for which a booth has no device.
    private mutating func refuseActions(in element: XMLElement) {
        for case .element(let child) in element.children {
            if ["setgeopoint", "recordaudio"].contains(child.name.local),
                child.name.namespace == XFormsNamespace.odk
            {
                problems.add(
                    "action-not-offered", line: child.line,
                    "The form wants <\(child.name.qualified)>, for which a booth has no device.",
                    "Leave the question out.")
            }
            refuseActions(in: child)
        }
    }

    /// - Parameter trigger: the definition of the repeat or question that the action stands in; −1 for the model.
    mutating func compileAction(_ element: XMLElement, trigger: Int32) {
        guard let path = element.attribute("ref"),
            let reference = expression(path, at: nil, line: element.line, "A setvalue"),
            let target = model.paths.definition(of: reference, from: trigger)
        else {
            return problems.add(
                "setvalue-unknown-node", line: element.line, "A setvalue names a field that is not there.",
                "Correct its ref.")
        }
        let events = (element.attribute("event") ?? "").split(separator: " ").compactMap { name in
            // The old name of the same event.
            SetValueAction.Event(rawValue: name == "xforms-ready" ? "odk-instance-first-load" : String(name))
        }
        if events.isEmpty {
            problems.add(
                "event-not-offered", line: element.line,
                "A setvalue waits for '\(element.attribute("event") ?? "")', which never happens here.",
                "Use odk-instance-first-load, odk-new-repeat or xforms-value-changed.")
        }
        let value = element.attribute("value").flatMap {
            expression($0, at: target, line: element.line, "A setvalue")
        }
        actions.append(
            SetValueAction(events: events, target: target, trigger: trigger, value: value, text: element.text)
        )
    }
}
