import CountyAPI
import FoundationEssentials

/// Checks the answers once more with the form's own rules, since a booth is only a machine in a village.
public protocol SubmissionChecker: Sendable {
    /// The rules that the answers break: places in the form, never values. Empty if all is well.
    /// Throws ``CheckingFault`` where the form or the answers cannot be judged at all.
    ///
    /// - Parameter lists: the lists beside the form, by the name under which it reads them.
    func violations(
        of content: SubmissionContent, form: Data, lists: [String: Data]
    ) throws(CheckingFault) -> [String]
}

/// The answers could not be judged.
public struct CheckingFault: Error, Sendable, Hashable {
    /// Why, without values.
    public var cause: String

    /// A fault.
    public init(cause: String) { self.cause = cause }
}
