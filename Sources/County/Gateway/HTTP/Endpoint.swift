import Hummingbird

/// Every path of the gateway. Routes, access rules, metrics and the OpenAPI document are all made from this list, so
/// none of them can know a path that another does not.
enum Endpoint: String, CaseIterable, Sendable {
    case enrol
    case renew
    case sendBatch
    case reconcile
    case fetchEvents
    case fetchCatalogue
    case fetchBlob
    case probeBlob
    case fetchEnvelopes
    case postMessages
    case uploadBlob
    case publishCatalogue
    case health
    case metrics
    case openAPI

    /// Who may call.
    enum Audience: Sendable {
        /// Anybody who reaches the port.
        case anybody
        /// The booth that the path names.
        case namedBooth
        /// Any enrolled booth, and the county.
        case boothOrCounty
        /// The county's sync job.
        case county
    }

    var method: HTTPRequest.Method {
        switch self {
        case .enrol, .renew, .sendBatch, .reconcile, .postMessages: .post
        case .uploadBlob, .publishCatalogue: .put
        case .probeBlob: .head
        case .fetchEvents, .fetchCatalogue, .fetchBlob, .fetchEnvelopes, .health, .metrics, .openAPI: .get
        }
    }

    /// The path with its parameters in braces.
    var path: String {
        switch self {
        case .enrol: "/v1/enrolments"
        case .renew: "/v1/renewals"
        case .sendBatch: "/v1/booths/{booth}/batches"
        case .reconcile: "/v1/booths/{booth}/reconciliations"
        case .fetchEvents: "/v1/booths/{booth}/events"
        case .fetchCatalogue: "/v1/catalogue"
        case .fetchBlob, .probeBlob: "/v1/blobs/{digest}"
        case .fetchEnvelopes: "/v1/county/envelopes"
        case .postMessages: "/v1/county/messages"
        case .uploadBlob: "/v1/county/blobs/{digest}"
        case .publishCatalogue: "/v1/county/catalogue"
        case .health: "/healthz"
        case .metrics: "/metrics"
        case .openAPI: "/openapi.json"
        }
    }

    var audience: Audience {
        switch self {
        case .enrol, .renew, .health, .metrics, .openAPI: .anybody
        case .sendBatch, .reconcile, .fetchEvents: .namedBooth
        case .fetchCatalogue, .fetchBlob, .probeBlob: .boothOrCounty
        case .fetchEnvelopes, .postMessages, .uploadBlob, .publishCatalogue: .county
        }
    }

    /// The longest body, in bytes, on the wire and inflated.
    var bodyLimit: Int { self == .uploadBlob ? 8 << 20 : 1 << 20 }
}
