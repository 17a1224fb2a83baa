/// A language of a form.
public struct FormLanguage: Sendable, Hashable {
    /// The code by which the engine is asked for it: `zh` of `中文 (zh)`; the whole name if it has no code.
    public let code: String
    /// The name as the form has it.
    public let name: String

    /// Takes the code out of the parentheses at the end of an XLSForm language name.
    init(name: String) {
        self.name = name
        var code = name
        // The parentheses of a Chinese keyboard are others.
        if name.hasSuffix(")") || name.hasSuffix(")"),
            let open = name.lastIndex(where: { $0 == "(" || $0 == "(" })
        {
            let tag = name[name.index(after: open)...].dropLast()
            if !tag.isEmpty, tag.utf8.allSatisfy({ $0 == 0x2D || Unicode.Scalar($0).properties.isAlphabetic })
            {
                code = String(tag)
            }
        }
        self.code = code
    }
}

/// A text that may have values of the form in it.
struct TextContent: Sendable, Hashable {
    enum Part: Sendable, Hashable {
        case text(String)
        case output(XPathExpression)
    }

    let parts: [Part]

    /// The text with its outputs filled in.
    func text(with evaluator: Evaluator, _ focus: Evaluator.Focus) throws(XPathError) -> String {
        if parts.count == 1, case .text(let only) = parts[0] { return only }
        var output = ""
        for part in parts {
            switch part {
            case .text(let text): output += text
            case .output(let expression):
                let inner = Evaluator(
                    scope: evaluator.scope, source: expression.source, current: evaluator.current)
                output += try inner.string(expression.tree, focus)
            }
        }
        return output
    }
}

/// Where a label, hint or message comes from.
enum TextSource: Sendable, Hashable {
    /// Written in place: the same in every language.
    case inline(TextContent)
    /// An expression, as a rule `jr:itext('id')`; the content stands in where the text is missing.
    case expression(XPathExpression)
}

/// The dictionary of a form; source: ODK XForms specification, "Languages".
struct TextDictionary: Sendable {
    /// In the form's order.
    var languages: [FormLanguage] = []
    /// The code of the language that stands in for the others.
    var defaultLanguage = ""
    /// By language code, then by text id. Texts that a spreadsheet left empty are not there.
    var translations: [String: [String: TextContent]] = [:]

    /// The text in a language, or in the default language, or in whichever has it.
    func content(of id: String, in language: String) -> TextContent? {
        if let own = translations[language]?[id] { return own }
        if let standIn = translations[defaultLanguage]?[id] { return standIn }
        for other in languages {
            if let found = translations[other.code]?[id] { return found }
        }
        return nil
    }
}
