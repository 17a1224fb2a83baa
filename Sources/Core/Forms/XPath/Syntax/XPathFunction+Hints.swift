extension XPathFunction {
    /// What to tell a form's writer who calls a function that is not there.
    static func reason(whyNot name: String) -> String {
        if let reason = notOffered[name] { return "\(name)() is not offered: \(reason)." }
        let plain = folded(name)
        let meant = allCases.first { folded($0.rawValue) == plain }?.rawValue ?? elsewhere[name]
        return "There is no function \(name)()." + (meant.map { " Is \($0)() meant?" } ?? "")
    }

    /// Functions of ODK's engines that a booth does not have, and why.
    private static let notOffered = [
        "extract-signed": "a booth checks signatures itself, with keys that no form can choose"
    ]

    /// What later versions of XPath, XForms and spreadsheets call functions that are here under another name.
    private static let elsewhere = [
        "upper-case": "translate", "lower-case": "translate", "replace": "translate", "matches": "regex",
        "string-join": "join", "exists": "count", "empty": "count", "is-selected": "selected",
        "enclosed-area": "area", "current-date": "today", "current-dateTime": "now", "len": "string-length",
        "choose": "if", "iif": "if", "isnull": "coalesce", "mid": "substr", "power": "pow", "ln": "log",
        "ceil": "ceiling", "trunc": "int", "avg": "sum", "rand": "random", "choice-name": "jr:choice-name",
        "itext": "jr:itext", "index-of": "contains", "md5": "digest", "sha256": "digest",
    ]

    private static func folded(_ name: String) -> String {
        name.lowercased().filter { $0 != "-" && $0 != "_" }
    }
}
