/// A promise that was broken, and where.
public struct Broken: Error, Sendable, CustomStringConvertible {
    /// What was seen.
    public var promise: String
    /// Seconds from the beginning.
    public var at: Duration

    public var description: String { "\(promise) (at \(at.components.seconds) s)" }
}

/// What a run did.
public struct Tally: Sendable, Hashable, Codable {
    /// Submissions that were finalised, each of which came to the county exactly once.
    public var submissions = 0
    /// Files that came with them.
    public var files = 0
    /// Machines that lost their power, or all their programs.
    public var crashes = 0
    /// Times that the promises were checked.
    public var checks = 0

    /// Nothing yet.
    public init() {}

    /// Adds another run's.
    public static func += (left: inout Tally, right: Tally) {
        left.submissions += right.submissions
        left.files += right.files
        left.crashes += right.crashes
        left.checks += right.checks
    }
}
