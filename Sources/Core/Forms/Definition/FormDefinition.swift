/// A compiled ODK XForm: everything that does not change while it is filled in. One instance serves any number of
/// sessions, on any thread.
public final class FormDefinition: Sendable {
    /// The form's id: the `id` attribute of its instance.
    public let id: String
    /// The form's version, empty if it has none.
    public let version: String
    /// The title, empty if it has none.
    public let title: String
    /// The languages of its texts; empty if they are written in place.
    public let languages: [FormLanguage]
    /// The code of the language that stands in where another has no text; empty if there are none.
    public let defaultLanguage: String
    /// The instances that must be handed in with a session: what the booth knows, and files beside the form.
    public let externalInstances: [ExternalInstance]
    /// What a form's writer should know although the form can be used: pictures that are left out, and the like.
    public let warnings: [FormProblem]

    let nodes: [ModelNode]
    let initialInstance: XMLElement
    let primaryInstanceID: String?
    let internalInstances: [(id: String, tree: InstanceTree)]
    let body: [BodyItem]
    let actions: [SetValueAction]
    /// Those that wait for a field's value to change, by the field.
    let valueActions: [Int32: [SetValueAction]]
    let itext: TextDictionary
    let namespaces: [String: String]
    /// The regular expressions that are written out in expressions.
    let patterns: [String: RegularExpression]
    let hasRepeats: Bool
    let controls: [Int32: QuestionControl]
    let repeats: [Int32: RepeatControl]
    let graph: DependencyGraph
    /// The definitions that have something to be checked, in the form's order.
    let checked: [Int32]

    /// Reads and compiles a form.
    ///
    /// - Parameter xml: the document, as pyxform writes it.
    /// - Throws: every problem that the form has, not only the first.
    public convenience init(xml: [UInt8]) throws(FormProblems) {
        try self.init(xml: xml, limits: XMLLimits())
    }

    /// Reads and compiles a form within limits of size and depth.
    public init(xml: [UInt8], limits: XMLLimits) throws(FormProblems) {
        let parts = try FormCompiler.compile(xml, limits: limits)
        id = parts.id
        version = parts.version
        title = parts.title
        languages = parts.itext.languages
        defaultLanguage = parts.itext.defaultLanguage
        externalInstances = parts.externalInstances
        nodes = parts.model.nodes
        initialInstance = parts.model.initialInstance
        primaryInstanceID = parts.primaryInstanceID
        internalInstances = parts.internalInstances
        body = parts.body
        actions = parts.actions
        valueActions = Dictionary(
            grouping: parts.actions.filter { $0.events.contains(.valueChanged) }, by: \.trigger)
        itext = parts.itext
        namespaces = parts.namespaces
        patterns = parts.patterns
        hasRepeats = !parts.repeats.isEmpty
        controls = parts.controls
        repeats = parts.repeats
        graph = parts.graph
        warnings = parts.warnings
        checked = parts.model.nodes.filter { node in
            guard let bind = node.bind else { return node.choices != nil }
            // A range has a number type, a rank has choices.
            return bind.required != nil || bind.constraint != nil || bind.type != .string
                || node.choices != nil
        }.map(\.id)
    }

    /// The references of the groups at the top of the form, relevant or not, in order: its steps.
    public var topLevelGroups: [String] {
        body.compactMap { item in
            guard case .group(let group) = item, let node = group.node else { return nil }
            return nodes[Int(node)].path
        }
    }

    /// The choices of the question at a definition, if it is a select.
    func choiceList(of definition: Int32) -> ChoiceList? { nodes[Int(definition)].choices }

    /// The definition that a path of names leads to, from the root or from another definition.
    func definition(at path: String, from start: Int32) throws(XPathError) -> Int32? {
        let expression = try XPathExpression(path, namespaces: namespaces)
        return ModelPaths(nodes: nodes).definition(of: expression, from: start)
    }
}

/// Follows plain paths through definitions.
struct ModelPaths {
    let nodes: [ModelNode]

    /// The definition that a path without predicates leads to; −1 as start (or on the way) is the document.
    func definition(of expression: XPathExpression, from start: Int32) -> Int32? {
        guard let path = expression.plainPath else { return nil }
        var at: Int32 = path.isAbsolute ? -1 : start
        for step in path.steps {
            switch (step.axis, step.test) {
            case (.`self`, .node): break
            case (.attribute, .name(let key)):
                guard at >= 0, let attribute = nodes[Int(at)].childByKey["@" + key] else { return nil }
                at = attribute
            case (.parent, .node):
                guard at >= 0 else { return nil }
                at = nodes[Int(at)].parent
            case (.child, .name(let key)):
                guard let next = child(key, of: at) else { return nil }
                at = next
            default: return nil
            }
        }
        return at >= 0 ? at : nil
    }

    /// The child definition with a key; the root element is the document's only child.
    func child(_ key: String, of parent: Int32) -> Int32? {
        guard parent >= 0 else { return nodes.first?.name.key == key ? 0 : nil }
        return nodes[Int(parent)].childByKey[key]
    }
}
