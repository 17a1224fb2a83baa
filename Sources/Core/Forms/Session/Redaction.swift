// Answers and cards are personal data. Whatever prints one of these values, a log or a crash report among them,
// prints which it is and nothing that a person entered.

extension FormSession: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The form's id and version.
    public var description: String { "FormSession(\(form.id) \(form.version))" }
    /// The same.
    public var debugDescription: String { description }
    /// Nothing: a mirror would show the answers.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension Question: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The reference and the kind.
    public var description: String { "Question(\(ref) \(control.rawValue))" }
    /// The same.
    public var debugDescription: String { description }
    /// Nothing: a mirror would show the answer.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension XMLElement: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The name; for the content there is ``XMLSerializer``.
    public var description: String { "<\(name.qualified)>" }
    /// The same.
    public var debugDescription: String { description }
    /// Nothing: a mirror would show the content.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
