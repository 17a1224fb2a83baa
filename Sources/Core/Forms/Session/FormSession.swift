/// A form being filled in: a value. Copying it keeps the state as it is; every change computes again what depends
/// on it before it returns.
///
/// ```swift
/// let form = try FormDefinition(xml: bytes)
/// var session = try FormSession(form: form, externalInstances: ["card": card], context: context, language: "zh")
/// try session.answer("/data/phone", "13800000000")
/// let xml = session.submissionXML()
/// ```
public struct FormSession: Sendable {
    /// The form.
    public let form: FormDefinition
    /// The clock and randomness that expressions see. Setting it computes nothing by itself.
    public var context: FormContext
    /// The code of the language in which texts come out; where the form lacks a text in it, its default language
    /// stands in.
    public var language: String {
        didSet { if language != oldValue { recomputeLanguageReaders() } }
    }
    /// Expressions that failed since the session began, for a technician; a failed one counts as empty or false.
    /// They name the form's expressions, never an answer.
    public internal(set) var faults: [XPathError] = []

    var instance: PrimaryInstance
    let secondary: SecondaryInstances
    var dirty = DirtySet()
    /// What shuffles choices without a seed of their own: one number a session, so that an order stays as it was shown.
    private let shuffleSeed: Double
    /// Computations left as they are (see ``check(form:submissionXML:externalInstances:context:)``).
    var frozen: Set<Int32> = []

    /// Begins a new record.
    ///
    /// - Parameters:
    ///   - form: the form.
    ///   - externalInstances: root elements by instance id; one that the form declares and that is missing here
    ///     counts as empty.
    ///   - context: clock and randomness.
    ///   - language: a language code; nil for the form's default language.
    /// - Throws: if an expression of the form fails on the new record.
    public init(
        form: FormDefinition, externalInstances: [String: XMLElement] = [:], context: FormContext,
        language: String? = nil
    ) throws(FormSessionFault) {
        self.init(
            form: form, root: form.initialInstance, externalInstances: externalInstances, context: context,
            language: language)
        preload()
        for action in form.actions where action.events.contains(.firstLoad) {
            for node in instance.nodes(of: action.target) { perform(action, on: node) }
        }
        recomputeEverything()
        if let first = faults.first { throw FormSessionFault.expression(first) }
    }

    /// Takes up a draft again.
    ///
    /// - Parameter draftXML: what ``draftXML()`` gave.
    /// - Throws: if the draft is not of this form and version.
    public init(
        form: FormDefinition, draftXML: String, externalInstances: [String: XMLElement] = [:],
        context: FormContext, language: String? = nil
    ) throws(FormSessionFault) {
        let root: XMLElement
        do {
            root = try XMLReader.read(draftXML.utf8)
        } catch {
            throw FormSessionFault.unreadableDraft(error)
        }
        guard form.describes(root) else { throw FormSessionFault.otherForm }
        self.init(
            form: form, root: root, externalInstances: externalInstances, context: context, language: language
        )
        recomputeEverything()
    }

    /// A record as given, with nothing computed yet.
    init(
        form: FormDefinition, root: XMLElement, externalInstances: [String: XMLElement], context: FormContext,
        language: String?, unknown: (String) -> Void = { _ in }
    ) {
        self.form = form
        self.context = context
        self.language = language ?? form.defaultLanguage
        shuffleSeed = (context.random() * 2_147_483_646).rounded(.down)
        instance = PrimaryInstance(form: form, root: root, unknown: unknown)
        var secondary = SecondaryInstances()
        for (id, tree) in form.internalInstances { secondary.set(id, tree) }
        for external in form.externalInstances {
            secondary.set(external.id, externalInstances[external.id].map { InstanceTree($0) } ?? .empty)
        }
        self.secondary = secondary
    }

    var scope: EvaluationScope {
        EvaluationScope(
            form: form, primary: instance, secondary: secondary, context: context, language: language,
            shuffleSeed: shuffleSeed)
    }

    private mutating func preload() {
        for definition in form.nodes {
            guard let preload = definition.bind?.preload else { continue }
            for node in instance.nodes(of: definition.id) {
                switch preload {
                case .instanceID: instance.tree.setValue("uuid:" + context.uuid(), of: node)
                case .start: instance.tree.setValue(context.nowText, of: node)
                case .today: instance.tree.setValue(context.today.description, of: node)
                case .device: instance.tree.setValue(context.deviceID, of: node)
                case .end, .nothing: break
                }
            }
        }
    }
}

/// Why a session could not begin.
public enum FormSessionFault: Error, Sendable, Hashable {
    /// An expression of the form fails.
    case expression(XPathError)
    /// A draft is no XML.
    case unreadableDraft(XMLFault)
    /// A draft belongs to another form or version.
    case otherForm

    /// Stable, kebab-case.
    public var code: String {
        switch self {
        case .expression(let error): error.code.rawValue
        case .unreadableDraft(let fault): fault.code.rawValue
        case .otherForm: "draft-of-other-form"
        }
    }

    /// What is wrong, for a technician.
    public var message: String {
        switch self {
        case .expression(let error): error.description
        case .unreadableDraft(let fault): fault.message
        case .otherForm: "The draft belongs to another form or to another version of it."
        }
    }
}

extension FormDefinition {
    /// Whether a record's root element says that it belongs to this form and version.
    func describes(_ root: XMLElement) -> Bool {
        guard root.name.key == nodes.first?.name.key, root.attribute("id") == id else { return false }
        let stated = root.attribute("version") ?? root.attribute("version", in: XFormsNamespace.openRosa)
        return (stated ?? "") == version
    }
}
