import FoundationEssentials

/// Reads forms before they are published; the form engine stands behind it.
public protocol FormReader: Sendable {
    /// The form's identity. Throws ``FormRefusal`` with everything that is wrong with it.
    /// - Parameter lists: the files beside the forms, by name; each that the form names must be there and usable.
    func read(_ xml: Data, lists: [String: Data]) throws(FormRefusal) -> FormIdentity
}

/// What a form is called.
public struct FormIdentity: Sendable, Hashable {
    /// The `id` of its primary instance.
    public var id: String
    /// The `version` of its primary instance.
    public var version: String
    /// The names of the files beside it that it reads.
    public var lists: [String]

    /// An identity.
    public init(id: String, version: String, lists: [String] = []) {
        self.id = id
        self.version = version
        self.lists = lists
    }
}

/// A form that cannot be published.
public struct FormRefusal: Error, Sendable, Hashable {
    /// Everything that is wrong: line and sentence.
    public var problems: [Problem]

    /// One thing that is wrong.
    public struct Problem: Sendable, Hashable {
        /// The line, from 1; nil where it is about the whole form.
        public var line: Int?
        /// What is wrong and what to do.
        public var text: String

        /// One thing that is wrong.
        public init(line: Int?, text: String) {
            self.line = line
            self.text = text
        }
    }

    /// A refusal.
    public init(problems: [Problem]) { self.problems = problems }
}
