extension Evaluator {
    /// Calls a function: by subject, one file each.
    func value(of call: FunctionCall, _ focus: Focus) throws(XPathError) -> Value {
        if let value = try logic(call, focus) { return value }
        if let value = try nodeSets(call, focus) { return value }
        if let value = try texts(call, focus) { return value }
        if let value = try choices(call, focus) { return value }
        if let value = try dates(call, focus) { return value }
        if let value = try encodings(call, focus) { return value }
        if let value = try geography(call, focus) { return value }
        return .number(try numbers(call, focus))
    }

    // MARK: Arguments

    func text(_ call: FunctionCall, _ index: Int, _ focus: Focus) throws(XPathError) -> String {
        try string(call.arguments[index], focus)
    }

    func number(_ call: FunctionCall, _ index: Int, _ focus: Focus) throws(XPathError) -> Double {
        try number(call.arguments[index], focus)
    }

    func nodes(_ call: FunctionCall, _ index: Int, _ focus: Focus) throws(XPathError) -> [NodeReference] {
        try nodes(
            call.arguments[index], focus, wanting: "\(call.function.rawValue)()", column: call.column)
    }

    /// The argument's text, or the focus node's where there is none.
    func textOrOwn(_ call: FunctionCall, _ focus: Focus) throws(XPathError) -> String {
        call.arguments.isEmpty ? scope.string(of: focus.node) : try text(call, 0, focus)
    }

    /// The texts of arguments from one on: every node of a set counts on its own.
    func allTexts(_ call: FunctionCall, from start: Int, _ focus: Focus) throws(XPathError) -> [String] {
        var texts: [String] = []
        for argument in call.arguments[start...] {
            let value = try value(of: argument, focus)
            if case .nodes(let nodes) = value {
                texts += nodes.map { scope.string(of: $0) }
            } else {
                texts.append(string(value))
            }
        }
        return texts
    }
}

extension String {
    /// The items of a list as `select` values are written: between white space. By bytes, since a line's end of two
    /// characters is one `Character`.
    var listItems: [Substring] { utf8.split(whereSeparator: \.isXMLSpace).map { Substring($0) } }
}
