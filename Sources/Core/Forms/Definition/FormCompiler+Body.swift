extension FormCompiler {
    mutating func compileBody(_ body: XMLElement) -> [BodyItem] { items(in: body, context: -1) }

    /// - Parameter context: the definition that relative references count from; −1 for the document.
    private mutating func items(in element: XMLElement, context: Int32) -> [BodyItem] {
        element.elements.compactMap { item($0, context: context, around: element) }
    }

    private mutating func item(_ element: XMLElement, context: Int32, around: XMLElement) -> BodyItem? {
        switch element.name.local {
        case "input": return question(element, .input, context)
        case "select1": return question(element, .select1, context)
        case "select": return question(element, .select, context)
        case "trigger": return question(element, .trigger, context)
        case "rank": return question(element, .rank, context)
        case "range": return range(of: element).flatMap { question(element, .range($0), context) }
        case "upload": return upload(of: element).flatMap { question(element, .upload($0), context) }
        case "group": return group(element, context)
        case "repeat": return repetition(element, context, around: around)
        case "secret", "textarea", "submit", "output":
            problems.add(
                "control-not-offered", line: element.line,
                "A question of the kind <\(element.name.qualified)> is no part of ODK forms.",
                "Ask with text, numbers, dates or choices instead.")
            return nil
        case "label", "hint", "help", "value", "setvalue", "setgeopoint", "recordaudio": return nil
        default:
            problems.add(
                "control-unknown", line: element.line, "<\(element.name.qualified)> is no question or group.",
                "Compile the form with pyxform from its spreadsheet.")
            return nil
        }
    }

    /// The definition that a control's `ref`, `nodeset` or `bind` means.
    private mutating func node(of element: XMLElement, _ context: Int32) -> Int32? {
        if let id = element.attribute("bind") { return bindIDs[id] }
        guard let path = element.attribute("ref") ?? element.attribute("nodeset"),
            let reference = expression(path, at: nil, line: element.line, "<\(element.name.local)>")
        else { return nil }
        return model.paths.definition(of: reference, from: context)
    }

    private mutating func question(
        _ element: XMLElement, _ kind: QuestionControl.Kind, _ context: Int32
    ) -> BodyItem? {
        guard let node = node(of: element, context) else {
            problems.add(
                "question-unknown-node", line: element.line,
                "A question asks for \(element.attribute("ref") ?? "nothing"), which is not in the form's instance.",
                "Compile the form again; its parts do not fit together.")
            return nil
        }
        let name = model.nodes[Int(node)].name.local
        let control = QuestionControl(
            kind: kind, node: node,
            label: text(element.first("label"), place: "label of '\(name)'", context: node),
            hint: text(element.first("hint"), place: "hint of '\(name)'", context: node),
            guidance: guidance(element.first("hint"), place: "guidance_hint of '\(name)'", context: node),
            appearance: element.attribute("appearance") ?? "", line: element.line)
        look(at: control)
        if kind == .select || kind == .select1 || kind == .rank {
            model.nodes[Int(node)].choices = choices(of: element, node, name)
        }
        compileActions(in: element, trigger: node)
        controls[node] = controls[node] ?? control
        return .question(control)
    }

    private mutating func group(_ element: XMLElement, _ context: Int32) -> BodyItem? {
        var own: Int32?
        if element.attribute("ref") ?? element.attribute("nodeset") != nil {
            own = node(of: element, context)
            if own == nil {
                problems.add(
                    "group-unknown-node", line: element.line,
                    "A group stands for \(element.attribute("ref") ?? ""), which is not in the form's instance.",
                    "Compile the form again; its parts do not fit together.")
            }
        }
        let label = text(element.first("label"), place: "label of a group", context: own ?? context)
        return .group(
            GroupControl(
                node: own, label: label, appearance: element.attribute("appearance") ?? "",
                items: items(in: element, context: own ?? context)))
    }

    private mutating func repetition(
        _ element: XMLElement, _ context: Int32, around: XMLElement
    ) -> BodyItem? {
        guard let node = node(of: element, context), model.nodes[Int(node)].isRepeat else {
            problems.add(
                "repeat-unknown-node", line: element.line,
                "A repeat repeats \(element.attribute("nodeset") ?? "nothing"), which is not in the form's instance.",
                "Compile the form again; its parts do not fit together.")
            return nil
        }
        let parent = model.nodes[Int(node)].parent
        let name = model.nodes[Int(node)].name.local
        let count = element.attribute("count", in: XFormsNamespace.javarosa).flatMap {
            expression(
                Self.seenFromParent($0), at: parent, line: element.line, "repeat_count of '\(name)'")
        }
        let isFixed = element.attribute("noAddRemove", in: XFormsNamespace.javarosa).map {
            $0.hasPrefix("true")
        }
        let label = text(around.first("label"), place: "label of '\(name)'", context: parent)
        compileActions(in: element, trigger: node)
        let control = RepeatControl(
            node: node, label: label, appearance: element.attribute("appearance") ?? "", count: count,
            allowsChange: count == nil && isFixed != true, items: items(in: element, context: node))
        repeats[node] = control
        return .repeat(control)
    }

    /// A count is written as seen from the repeat (`../number`), which has no node while there is no repetition; the
    /// same from where the repeat lies (`number`).
    private static func seenFromParent(_ count: String) -> String {
        let path = count.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard path.hasPrefix("../") else { return count }
        return "./" + path.dropFirst(3)
    }

    private mutating func choices(of element: XMLElement, _ node: Int32, _ name: String) -> ChoiceList? {
        if let itemset = element.first("itemset") { return self.itemset(itemset, node, name) }
        let fixed = element.elements.filter { $0.name.local == "item" }.compactMap { item -> FixedChoice? in
            guard let value = item.first("value")?.text else { return nil }
            let label = text(item.first("label"), place: "a choice of '\(name)'", context: node)
            return FixedChoice(value: value, label: label ?? .inline(TextContent(parts: [.text(value)])))
        }
        if fixed.isEmpty {
            problems.add(
                "choices-missing", line: element.line, "The question '\(name)' has no choices.",
                "Give its list at least one row on the choices sheet.")
        }
        return .fixed(fixed)
    }

    private mutating func itemset(_ element: XMLElement, _ node: Int32, _ name: String) -> ChoiceList? {
        let place = "choices of '\(name)'"
        guard let source = element.attribute("nodeset"),
            let nodes = expression(source, at: node, line: element.line, place)
        else { return nil }
        let value = element.first("value")?.attribute("ref") ?? "name"
        let label = element.first("label")?.attribute("ref") ?? value
        // Both count from the choice, which lies in another instance.
        guard let value = expression(value, at: nil, line: element.line, place),
            let label = expression(label, at: nil, line: element.line, place)
        else { return nil }
        return .itemset(Itemset(nodes: nodes, value: value, label: label))
    }
}
