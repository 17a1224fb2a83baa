/// What went wrong in the rig itself, with what the programs had said until then.
public struct RigFailure: Error, Sendable, CustomStringConvertible {
    /// The sentence.
    public let description: String

    /// A failure.
    public init(_ description: String) { self.description = description }
}
