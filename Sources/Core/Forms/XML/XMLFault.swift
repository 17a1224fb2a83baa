/// Why a document was refused. Nothing of its content is repeated, only where and what.
public struct XMLFault: Error, Sendable, Hashable {
    /// The kinds of refusal; the raw values are stable.
    public enum Code: String, Sendable {
        /// Not well-formed XML, or cut off.
        case malformed = "xml-malformed"
        /// It has a DOCTYPE: entities are a way to blow up or to read other files, and forms need none.
        case doctype = "xml-doctype"
        /// Elements nested deeper than ``XMLLimits/depth``.
        case tooDeep = "xml-too-deep"
        /// More bytes, elements, attributes or namespaces than ``XMLLimits`` allows.
        case tooLarge = "xml-too-large"
        /// Not UTF-8, or it says that it is not.
        case encoding = "xml-encoding"
    }

    /// The kind.
    public let code: Code
    /// The line, from 1.
    public let line: Int
    /// What is wrong, for a technician.
    public let message: String
    /// What to do about it.
    public var remedy: String {
        switch code {
        case .malformed:
            "Compile the form again from its spreadsheet; the file may be cut off or no XML at all."
        case .doctype: "Remove the <!DOCTYPE …> and write out what its entities stand for."
        case .tooDeep: "Put fewer groups inside each other."
        case .tooLarge: "Split the form or move long choice lists into an external instance."
        case .encoding: "Save the file again as UTF-8, as pyxform does."
        }
    }
}

/// How large a document may be before it is refused.
public struct XMLLimits: Sendable {
    /// Bytes.
    public var bytes: Int
    /// Elements inside each other.
    public var depth: Int
    /// Elements in all.
    public var elements: Int
    /// Attributes of one element, and namespaces declared around one: libxml2 compares each with all the others, so
    /// that a start tag of a megabyte would keep it busy for minutes.
    public let attributes = 250

    /// Limits; the defaults hold a form of 50,000 questions and nothing that could harm a small machine.
    public init(bytes: Int = 64 << 20, depth: Int = 100, elements: Int = 2_000_000) {
        self.bytes = bytes
        self.depth = depth
        self.elements = elements
    }
}
