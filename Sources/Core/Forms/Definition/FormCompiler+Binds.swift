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

    private mutating func preload(_ element: XMLElement) -> Preload? {
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
        case ("property", "deviceid"), ("property", "uri:deviceid"): return .device
        default:
            // Telephone numbers, users and the like: a booth has none, and says so before anybody relies on them.
            warnings.add(
                "preload-empty", line: element.line,
                "The field \(element.attribute("nodeset") ?? "") is to be filled with \(kind) \(parameter), "
                    + "which a booth does not have; it stays empty.",
                "Leave it out, or ask the person.")
            return .nothing
        }
    }
}
