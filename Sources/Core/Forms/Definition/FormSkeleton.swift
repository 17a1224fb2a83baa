/// The parts of a form's document, found but not yet compiled; without them nothing else can be told.
struct FormSkeleton {
    struct SecondaryInstance {
        let id: String
        /// nil for one that is handed in from outside.
        let content: XMLElement?
        /// Where one from outside is to be found; nil for one written in place.
        let source: String?
        let line: Int
    }

    let title: String
    let model: XMLElement
    let body: XMLElement
    /// The primary instance's root element.
    let record: XMLElement
    let primaryInstanceID: String?
    let secondary: [SecondaryInstance]
    let namespaces: [XMLNamespace]
    /// The paths that the body repeats, as written there.
    let repeatPaths: Set<String>
    /// The attributes of the record that binds and actions fill, as paths: `/data/meta/entity/@id`.
    let attributePaths: Set<String>

    init(_ root: XMLElement) throws(FormProblems) {
        guard root.name.local == "html", let head = root.first("head") else {
            throw Self.problem(
                "not-a-form", root, "This XML is no XForm: it does not begin with <h:html><h:head>.")
        }
        guard let model = head.first("model") else {
            throw Self.problem("model-missing", head, "The form has no <model>.")
        }
        guard let body = root.first("body") else {
            throw Self.problem("body-missing", root, "The form has no <h:body>.")
        }
        let instances = model.elements.filter { $0.name.local == "instance" }
        guard let primary = instances.first, let record = primary.elements.first else {
            throw Self.problem("instance-missing", model, "The form has no primary <instance> with content.")
        }
        self.model = model
        self.body = body
        self.record = record
        title = head.first("title")?.text ?? ""
        primaryInstanceID = primary.attribute("id")
        secondary = instances.dropFirst().map { instance in
            SecondaryInstance(
                id: instance.attribute("id") ?? "",
                content: instance.attribute("src") == nil ? instance.elements.first : nil,
                source: instance.attribute("src"), line: instance.line)
        }
        namespaces = [root, head, model, primary, record].flatMap(\.namespaces)
        var paths: Set<String> = []
        Self.collectRepeats(body, base: "", into: &paths)
        repeatPaths = paths
        var attributes: Set<String> = []
        Self.collectAttributes(model, into: &attributes)
        Self.collectAttributes(body, into: &attributes)
        attributePaths = attributes
    }

    /// Attributes are named by absolute paths in what pyxform writes.
    private static func collectAttributes(_ element: XMLElement, into paths: inout Set<String>) {
        if ["bind", "setvalue"].contains(element.name.local),
            let path = element.attribute("nodeset") ?? element.attribute("ref"), path.contains("/@")
        {
            paths.insert(path.split(whereSeparator: \.isWhitespace).joined())
        }
        for case .element(let child) in element.children { collectAttributes(child, into: &paths) }
    }

    /// Repeat paths are absolute in what pyxform writes; a relative one counts from the group around it.
    private static func collectRepeats(_ element: XMLElement, base: String, into paths: inout Set<String>) {
        var base = base
        let reference = element.attribute("ref") ?? element.attribute("nodeset")
        if ["group", "repeat"].contains(element.name.local), let reference {
            let trimmed = reference.split(whereSeparator: \.isWhitespace).joined()
            base = trimmed.hasPrefix("/") ? trimmed : base + "/" + trimmed
            if element.name.local == "repeat" { paths.insert(base) }
        }
        for child in element.elements { collectRepeats(child, base: base, into: &paths) }
    }

    private static func problem(_ code: String, _ element: XMLElement, _ message: String) -> FormProblems {
        FormProblems(problems: [
            FormProblem(
                code: code, line: element.line, message: message,
                remedy: "Compile the form with pyxform from its spreadsheet.")
        ])
    }
}
