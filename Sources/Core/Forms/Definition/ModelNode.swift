/// The definition of a node of the primary instance: what every node of the same path has in common.
struct ModelNode: Sendable {
    /// Its index in ``FormDefinition/nodes``.
    let id: Int32
    let name: XMLName
    /// −1 for the root element.
    let parent: Int32
    /// `/data/member/name`
    let path: String
    let line: Int
    var attributes: [XMLAttribute]
    /// The text that a new node begins with.
    var defaultValue: String
    var children: [Int32] = []
    /// By key of the name; an attribute's key begins with `@`.
    var childByKey: [String: Int32] = [:]
    /// The definitions of its attributes that binds and actions fill.
    var filledAttributes: [Int32] = []
    /// Whether it is such an attribute: then ``parent`` is the element that has it.
    var isAttribute = false
    var isRepeat = false
    /// The nearest repeat that is this node or lies above it; −1 if there is none.
    var nearestRepeat: Int32 = -1
    var bind: Bind?
    /// The choices, if a select asks for it.
    var choices: ChoiceList?
}

/// What a form says about a field apart from its question; source: ODK XForms specification, "Bindings".
struct Bind: Sendable {
    var type = DataType.string
    var relevant: XPathExpression?
    var required: XPathExpression?
    var readOnly: XPathExpression?
    var constraint: XPathExpression?
    var calculate: XPathExpression?
    var constraintMessage: TextSource?
    var requiredMessage: TextSource?
    var preload: Preload?
    let line: Int
}

/// What fills a field by itself when a form is begun or finished; source: "Preload Attributes".
enum Preload: Sendable, Hashable {
    /// `uuid:` and a fresh UUID.
    case instanceID
    /// `now()` when the form is begun.
    case start
    /// `now()` when the answers are written out.
    case end
    /// `today()` when the form is begun.
    case today
    /// The booth's id.
    case device
    /// Something the booth does not tell about itself: left empty.
    case nothing
}

/// A set of values put in on an event; source: ODK XForms specification, "Events and Actions".
struct SetValueAction: Sendable {
    enum Event: String, Sendable {
        case firstLoad = "odk-instance-first-load"
        case newRepeat = "odk-new-repeat"
        case valueChanged = "xforms-value-changed"
    }

    let events: [Event]
    let target: Int32
    /// The definition whose node's event triggers it: a repeat or a question; −1 for the form itself.
    let trigger: Int32
    let value: Value

    /// What to put in.
    enum Value: Sendable {
        case text(String)
        case expression(XPathExpression)
        /// Where the booth stands (`odk:setgeopoint`).
        case location
    }
}
