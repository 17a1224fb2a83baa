import CountyAPI
import FoundationEssentials

/// The county's side of the gateway's wire.
public protocol GatewayClient: Sendable {
    /// Envelopes after a cursor; waits up to so many seconds for new ones.
    func envelopes(after cursor: Int64, limit: Int, waitSeconds: Int) async throws(LinkFault) -> EnvelopesPage

    /// Delivers messages for booths.
    func deliver(_ messages: OutgoingMessages) async throws(LinkFault)

    /// The catalogue's root in force; nil before the first.
    func root() async throws(LinkFault) -> Signed<CatalogueRoot>?

    /// Whether the gateway has a file.
    func hasBlob(_ digest: ContentDigest) async throws(LinkFault) -> Bool

    /// A file of the catalogue; nil if the gateway does not have it.
    func blob(_ digest: ContentDigest) async throws(LinkFault) -> Data?

    /// Uploads a file.
    func upload(_ bytes: Data, digest: ContentDigest) async throws(LinkFault)

    /// Puts a root into force.
    func publish(_ root: Signed<CatalogueRoot>) async throws(LinkFault)
}

/// Why the gateway gave no answer that helps.
public enum LinkFault: Error, Sendable, Hashable {
    /// It could not be reached, or what came back was not its answer.
    case unreachable(String)
    /// It refused.
    case refused(Problem)
    /// The wait was given up from our side.
    case cancelled

    /// What is wrong, in a sentence.
    public var cause: String {
        switch self {
        case .unreachable(let text): "the gateway could not be reached: \(text)"
        case .refused(let problem):
            "the gateway refused: \(problem.title)\(problem.detail.map { " (\($0))" } ?? "") [\(problem.code)]"
        case .cancelled: "the wait was given up"
        }
    }
}
