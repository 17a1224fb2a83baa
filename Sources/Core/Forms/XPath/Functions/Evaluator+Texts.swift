/// Texts; source: XPath 1.0 section 4.2, ODK XForms specification, "String Functions". Characters are Unicode
/// code points.
extension Evaluator {
    func texts(_ call: FunctionCall, _ focus: Focus) throws(XPathError) -> Value? {
        switch call.function {
        case .string: return .string(try textOrOwn(call, focus))
        case .concat: return .string(try allTexts(call, from: 0, focus).joined())
        case .join:
            return .string(try allTexts(call, from: 1, focus).joined(separator: try text(call, 0, focus)))
        case .contains, .startsWith, .endsWith: return .boolean(try search(call, focus))
        case .substringBefore, .substringAfter: return .string(try part(call, focus))
        case .substring: return .string(try substring(call, focus))
        case .substr: return .string(try substr(call, focus))
        case .stringLength: return .number(Double(try textOrOwn(call, focus).unicodeScalars.count))
        case .normalizeSpace: return .string(try textOrOwn(call, focus).listItems.joined(separator: " "))
        case .translate: return .string(try translate(call, focus))
        case .uuid: return .string(try uuid(call, focus))
        case .regex: return .boolean(try regex(call, focus))
        case .version: return .string(scope.form.version)
        case .property: return .string(property(try text(call, 0, focus)))
        default: return nil
        }
    }

    private func search(_ call: FunctionCall, _ focus: Focus) throws(XPathError) -> Bool {
        let text = Array(try text(call, 0, focus).utf8)
        let wanted = Array(try self.text(call, 1, focus).utf8)
        switch call.function {
        case .startsWith: return text.starts(with: wanted)
        case .endsWith: return text.count >= wanted.count && text.suffix(wanted.count).elementsEqual(wanted)
        default: return Self.find(wanted, in: text) != nil
        }
    }

    private static func find(_ wanted: [UInt8], in text: [UInt8]) -> Int? {
        guard text.count >= wanted.count else { return nil }
        return (0...(text.count - wanted.count)).first {
            text[$0..<($0 + wanted.count)].elementsEqual(wanted)
        }
    }

    private func part(_ call: FunctionCall, _ focus: Focus) throws(XPathError) -> String {
        let text = Array(try text(call, 0, focus).utf8)
        let mark = Array(try self.text(call, 1, focus).utf8)
        guard let place = Self.find(mark, in: text) else { return "" }
        let part = call.function == .substringBefore ? text[..<place] : text[(place + mark.count)...]
        return String(decoding: part, as: UTF8.self)
    }

    /// XPath 1.0: positions from 1, rounded; NaN and infinities as the standard's examples have them.
    private func substring(_ call: FunctionCall, _ focus: Focus) throws(XPathError) -> String {
        let scalars = Array(try text(call, 0, focus).unicodeScalars)
        let start = Self.rounded(try number(call, 1, focus))
        let end = call.arguments.count > 2 ? start + Self.rounded(try number(call, 2, focus)) : .infinity
        var kept = String.UnicodeScalarView()
        for (index, scalar) in scalars.enumerated() {
            let position = Double(index + 1)
            if position >= start, position < end { kept.append(scalar) }
        }
        return String(kept)
    }

    /// ODK: positions from 0, the end left out; negative ones count from the end.
    private func substr(_ call: FunctionCall, _ focus: Focus) throws(XPathError) -> String {
        let scalars = Array(try text(call, 0, focus).unicodeScalars)
        func place(_ number: Double) -> Int {
            guard !number.isNaN else { return 0 }
            let whole = max(-1e9, min(1e9, number.rounded(.towardZero)))
            return max(0, min(scalars.count, whole < 0 ? scalars.count + Int(whole) : Int(whole)))
        }
        let start = place(try number(call, 1, focus))
        let end = call.arguments.count > 2 ? place(try number(call, 2, focus)) : scalars.count
        return start < end ? String(String.UnicodeScalarView(scalars[start..<end])) : ""
    }

    private func translate(_ call: FunctionCall, _ focus: Focus) throws(XPathError) -> String {
        let from = Array(try text(call, 1, focus).unicodeScalars)
        let to = Array(try text(call, 2, focus).unicodeScalars)
        var result = String.UnicodeScalarView()
        for scalar in try text(call, 0, focus).unicodeScalars {
            guard let place = from.firstIndex(of: scalar) else {
                result.append(scalar)
                continue
            }
            if place < to.count { result.append(to[place]) }
        }
        return String(result)
    }

    private func uuid(_ call: FunctionCall, _ focus: Focus) throws(XPathError) -> String {
        guard !call.arguments.isEmpty else { return scope.context.uuid() }
        let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
        let length = try number(call, 0, focus)
        guard (0...1_000).contains(length) else { throw fault("a length from 0 to 1000 is needed.", call) }
        return String((0..<Int(length)).map { _ in alphabet[min(61, Int(scope.context.random() * 62))] })
    }

    /// What JavaRosa knows of its device. A public booth has an id, but no owner: no name of a user, no mail address,
    /// no telephone number.
    private func property(_ name: String) -> String {
        name.lowercased() == "deviceid" ? scope.context.deviceID : ""
    }

    private func regex(_ call: FunctionCall, _ focus: Focus) throws(XPathError) -> Bool {
        let (subject, pattern) = (try text(call, 0, focus), try text(call, 1, focus))
        do throws(RegularExpression.Fault) {
            if let compiled = scope.form.patterns[pattern] { return try compiled.matches(subject) }
            return try RegularExpression(pattern).matches(subject)
        } catch {
            throw fault(error.message, call)
        }
    }
}
