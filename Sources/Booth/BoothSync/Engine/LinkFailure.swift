import CountyAPI

/// Why a request to the county came to nothing.
public struct LinkFailure: Error, Sendable, Hashable {
    /// Stable and in kebab-case: `dns`, `refused`, `unreachable`, `timeout`, `closed`, `certificate`,
    /// `captive-portal`, `too-large` or `problem:` and the code of the county's problem.
    public var code: String
    /// Who is to blame.
    public var reach: Reach
    /// How long the county asked to be left alone (`Retry-After`).
    public var retryAfter: Duration?

    /// How far the request came.
    public enum Reach: Sendable, Hashable {
        /// Nobody answered.
        case nobody
        /// Somebody answered who is not the county.
        case impostor
        /// The county answered with this.
        case county(Problem)
        /// It failed on this machine, in the store; the code is the store's.
        case here
    }

    /// A failure.
    public init(code: String, reach: Reach, retryAfter: Duration? = nil) {
        self.code = code
        self.reach = reach
        self.retryAfter = retryAfter
    }

    /// The county's problem as a failure.
    public init(_ problem: Problem, retryAfter: Duration? = nil) {
        self.init(code: "problem:\(problem.code)", reach: .county(problem), retryAfter: retryAfter)
    }
}
