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
        /// More bytes or more elements than ``XMLLimits`` allows.
        case tooLarge = "xml-too-large"
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

    /// Limits; the defaults hold a form of 50,000 questions and nothing that could harm a small machine.
    public init(bytes: Int = 64 << 20, depth: Int = 100, elements: Int = 2_000_000) {
        self.bytes = bytes
        self.depth = depth
        self.elements = elements
    }
}
