import BoothStore
import CountyAPI
import Domain

/// The requests that a booth makes of the county's gateway. Each either gives what the county said or throws why not.
public protocol CountyLink: Sendable {
    /// What the answers so far show of the county's clock; nil if nothing.
    var clock: ClockEstimate? { get }

    /// Sends envelopes; the results name them by digest, in any order.
    func send(_ envelopes: [Envelope]) async throws(LinkFailure) -> [EnvelopeResult]

    /// The messages after a cursor (empty: from the beginning); waits so long for the first.
    func events(after cursor: String, limit: Int, wait: Duration) async throws(LinkFailure) -> EventsPage

    /// The catalogue's root, unless it is the one with this digest of its signed bytes, or there is none: then nil.
    func catalogueRoot(unless known: ContentDigest?) async throws(LinkFailure) -> Signed<CatalogueRoot>?

    /// Which ranges of the booth's sequence the county holds otherwise.
    func reconcile(_ request: ReconciliationRequest) async throws(LinkFailure) -> ReconciliationResponse

    /// A new certificate for the booth's key; asked without showing the old one, which may have ended.
    func renew(_ request: RenewalRequest) async throws(LinkFailure) -> RenewalResponse

    /// Shows other credentials from the next request on.
    func show(_ credentials: TLSCredentials) async throws(LinkFailure)

    /// A file of the catalogue; it has the digest and size that were asked for.
    func blob(_ entry: CatalogueRoot.Entry) async throws(LinkFailure) -> [UInt8]
}

extension CountyLink {
    /// Nothing, for a link that tells no time.
    public var clock: ClockEstimate? { nil }
}
