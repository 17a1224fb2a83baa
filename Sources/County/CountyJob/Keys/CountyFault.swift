/// Why the county job cannot do what the operator asked: for the person at the terminal.
public struct CountyFault: Error, Sendable, Hashable {
    /// A stable name.
    public var code: String
    /// What is wrong.
    public var cause: String
    /// What to do about it.
    public var remedy: String

    /// A fault.
    public init(code: String, cause: String, remedy: String) {
        self.code = code
        self.cause = cause
        self.remedy = remedy
    }
}
