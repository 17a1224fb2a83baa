extension FormCompiler {
    /// Reads the dictionary. pyxform writes `-` where a spreadsheet left a translation empty: such a text is not
    /// there, so that the default language stands in.
    mutating func compileTexts(_ modelElement: XMLElement) {
        guard let dictionary = modelElement.first("itext") else { return }
        for case .element(let translation) in dictionary.children
        where translation.name.local == "translation" {
            let language = FormLanguage(name: translation.attribute("lang") ?? "")
            itext.languages.append(language)
            if let mark = translation.attribute("default"), mark.isEmpty || mark.hasPrefix("true") {
                itext.defaultLanguage = language.code
            }
            var texts: [String: TextContent] = [:]
            for case .element(let text) in translation.children where text.name.local == "text" {
                guard let id = text.attribute("id") else { continue }
                for case .element(let value) in text.children where value.name.local == "value" {
                    guard let key = key(of: value, in: id) else { continue }
                    let content = content(
                        of: value, place: "The text '\(id)' in \(language.name)", context: nil)
                    if content.parts != [.text("-")], texts[key] == nil { texts[key] = content }
                }
            }
            if itext.translations[language.code] != nil {
                problems.add(
                    "language-twice", line: translation.line,
                    "The language '\(language.code)' is there twice.", "Keep one of its columns.")
            }
            itext.translations[language.code] = texts
        }
        if itext.defaultLanguage.isEmpty { itext.defaultLanguage = itext.languages.first?.code ?? "" }
    }

    /// Under which id a value of a text is kept: the text's own, or `id;guidance`. Pictures and sounds are left out,
    /// since the screen shows characters; the form's writer is told.
    private mutating func key(of value: XMLElement, in id: String) -> String? {
        guard let form = value.attribute("form"), form != "long" else { return id }
        switch form {
        case "guidance": return "\(id);guidance"
        case "short": return "\(id);short"
        default:
            warnings.add(
                "media-left-out", line: value.line,
                "The text '\(id)' has the form '\(form)', which the booth's screen cannot show.",
                "Say in words what it shows; the words are all that people will see.")
            return nil
        }
    }

    /// The text and outputs of an element, white space at both ends taken off.
    mutating func content(
        of element: XMLElement, place: @autoclosure () -> String, context: Int32?
    ) -> TextContent {
        var parts: [TextContent.Part] = []
        for child in element.children {
            switch child {
            case .text(let text): parts.append(.text(text))
            case .element(let output):
                guard output.name.local == "output",
                    let source = output.attribute("value") ?? output.attribute("ref"),
                    let expression = expression(source, at: context, line: output.line, place())
                else { continue }
                parts.append(.output(expression))
            }
        }
        if case .text(let first)? = parts.first, first.utf8.first?.isXMLSpace == true {
            parts[0] = .text(String(Substring(first.utf8.drop(while: \.isXMLSpace))))
        }
        if case .text(let last)? = parts.last, last.utf8.last?.isXMLSpace == true {
            var trimmed = Substring(last).utf8
            while let end = trimmed.last, end.isXMLSpace { trimmed.removeLast() }
            parts[parts.count - 1] = .text(String(Substring(trimmed)))
        }
        return TextContent(parts: parts.filter { $0 != .text("") || element.children.isEmpty })
    }

    /// A label, hint or message element: `ref` to the dictionary, or text in place.
    mutating func text(
        _ element: XMLElement?, place: @autoclosure () -> String, context: Int32?
    ) -> TextSource? {
        guard let element else { return nil }
        guard let reference = element.attribute("ref") else {
            let content = content(of: element, place: place(), context: context)
            return content.parts.isEmpty ? nil : .inline(content)
        }
        return text(reference: reference, line: element.line, place: place(), context: context)
    }

    /// The longer explanation beside a hint: the form `guidance` of its text, by convention `jr:itext('id')` with
    /// the dictionary's values of that form. Source: ODK XForms specification, "Languages"; XLSForm `guidance_hint`.
    mutating func guidance(
        _ hint: XMLElement?, place: @autoclosure () -> String, context: Int32?
    ) -> TextSource? {
        guard let hint, let reference = hint.attribute("ref"), reference.hasPrefix("jr:itext('"),
            reference.hasSuffix("')")
        else { return nil }
        return text(
            reference: reference.dropLast(2) + ";guidance')", line: hint.line, place: place(),
            context: context)
    }

    /// `jr:itext('id')`, or any other expression that gives a text.
    mutating func text(
        reference: String, line: Int, place: @autoclosure () -> String, context: Int32?
    ) -> TextSource? {
        guard let expression = expression(reference, at: context, line: line, place()) else { return nil }
        if case .call(let call) = expression.tree, call.function == .itext,
            case .literal(let id) = call.arguments[0]
        {
            let isThere = itext.languages.contains { itext.translations[$0.code]?[id] != nil }
            // A text that every language left empty is no text; pyxform writes its reference all the same.
            guard isThere else { return nil }
        }
        return .expression(expression)
    }

    /// A message in an attribute of a bind: a reference, or the message itself.
    mutating func message(
        _ value: String?, line: Int, place: @autoclosure () -> String, context: Int32
    ) -> TextSource? {
        guard let value, !value.isEmpty else { return nil }
        if value.hasPrefix("jr:itext(") {
            return text(reference: value, line: line, place: place(), context: context)
        }
        return .inline(TextContent(parts: [.text(value)]))
    }
}
