/// An expression of a form: as written, and compiled.
struct XPathExpression: Sendable, Hashable {
    let source: String
    let tree: SyntaxTree

    /// Compiles an expression; `namespaces` is what the form's prefixes stand for.
    init(_ source: String, namespaces: [String: String] = XFormsNamespace.predefined) throws(XPathError) {
        self.source = source
        tree = try Parser.parse(source, namespaces: namespaces)
    }

    /// The path of child steps by name that this expression is, if it is nothing more; nil otherwise. A leading
    /// `/` makes it absolute; `..` and `.` are kept as such.
    var plainPath: (isAbsolute: Bool, steps: [PathStep])? {
        guard case .path(let path) = tree, path.steps.allSatisfy(\.predicates.isEmpty) else { return nil }
        switch path.origin {
        case .root: return (true, path.steps)
        case .context: return (false, path.steps)
        case .filter: return nil
        }
    }
}
