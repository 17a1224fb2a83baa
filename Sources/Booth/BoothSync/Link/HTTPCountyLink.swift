import BoothStore
import CountyAPI
import Domain
import FoundationEssentials
import Synchronization

/// The link over HTTPS with mutual TLS 1.3.
public struct HTTPCountyLink: CountyLink {
    private let gateway: String
    private let booth: BoothID
    private let connections: Connections

    /// The connection in use, and those before it: a request that is on its way ends on the one it began on.
    private final class Connections: Sendable {
        let all: Mutex<[HTTPConnection]>
        init(_ first: HTTPConnection) { all = Mutex([first]) }
    }

    /// A connection is made with the first request, and kept.
    public init(gateway: String, booth: BoothID, tls: TLSCredentials) throws(LinkSetupError) {
        self.gateway = gateway
        self.booth = booth
        connections = Connections(try Self.connection(gateway, tls))
    }

    /// Closes the connections; to be called before the link is let go.
    public func close() async {
        for connection in connections.all.withLock({ $0 }) { await connection.close() }
    }

    private static func connection(
        _ gateway: String, _ tls: TLSCredentials
    ) throws(LinkSetupError) -> HTTPConnection {
        try HTTPConnection(
            gateway: gateway, authority: tls.authority,
            certificate: (tls.certificate, tls.privateKey))
    }

    private var connection: HTTPConnection {
        get throws(LinkFailure) {
            guard let connection = connections.all.withLock({ $0.last }) else { throw .closed }
            return connection
        }
    }

    public var clock: ClockEstimate? { connections.all.withLock { $0.last }?.clock.estimate }

    public func renew(_ request: RenewalRequest) async throws(LinkFailure) -> RenewalResponse {
        let body: Data
        do { body = try CanonicalJSON.encode(request) } catch {
            throw LinkFailure(code: "encoding", reach: .here)
        }
        let anonymous: HTTPConnection
        do {
            anonymous = try HTTPConnection(
                gateway: gateway, authority: try connection.authority, certificate: nil)
        } catch let failure as LinkFailure { throw failure } catch {
            throw LinkFailure(code: "tls-files", reach: .here)
        }
        let answer: Result<RenewalResponse, LinkFailure>
        do throws(LinkFailure) {
            answer = .success(
                try await anonymous.request(
                    .POST, "/v1/renewals", body: body, within: .seconds(60), sizeLimit: 1 << 16
                ).value(RenewalResponse.self))
        } catch { answer = .failure(error) }
        await anonymous.close()
        return try answer.get()
    }

    public func show(_ credentials: TLSCredentials) async throws(LinkFailure) {
        let new: HTTPConnection
        do { new = try Self.connection(gateway, credentials) } catch {
            throw LinkFailure(code: error.code, reach: .here)
        }
        // The one before the last has nothing on its way any more: years lie between two renewals.
        let retired = connections.all.withLock { all in
            all.append(new)
            return all.count > 2 ? all.removeFirst() : nil
        }
        await retired?.close()
    }

    public func send(_ envelopes: [Envelope]) async throws(LinkFailure) -> [EnvelopeResult] {
        let body: Data
        do { body = try CanonicalJSON.encode(BatchRequest(envelopes: envelopes)) } catch {
            throw LinkFailure(code: "encoding", reach: .here)
        }
        let answer = try await connection.request(
            .POST, "/v1/booths/\(booth)/batches", body: body, within: Self.time(for: body.count),
            sizeLimit: 4096 * (envelopes.count + 1))
        return try answer.value(BatchResponse.self).results
    }

    public func reconcile(
        _ request: ReconciliationRequest
    ) async throws(LinkFailure) -> ReconciliationResponse {
        let body: Data
        do { body = try CanonicalJSON.encode(request) } catch {
            throw LinkFailure(code: "encoding", reach: .here)
        }
        return try await connection.request(
            .POST, "/v1/booths/\(booth)/reconciliations", body: body, within: Self.time(for: body.count),
            sizeLimit: 4096
        ).value(ReconciliationResponse.self)
    }

    public func events(after cursor: String, limit: Int, wait: Duration) async throws(LinkFailure)
        -> EventsPage
    {
        let after = Self.escaped(cursor)
        let answer = try await connection.request(
            .GET,
            "/v1/booths/\(booth)/events?after=\(after)&limit=\(limit)&wait=\(wait.components.seconds)",
            within: wait + Self.time(for: Self.pageLimit / 16), sizeLimit: Self.pageLimit)
        return try answer.value(EventsPage.self)
    }

    public func catalogueRoot(unless known: ContentDigest?) async throws(LinkFailure) -> Signed<
        CatalogueRoot
    >? {
        let answer = try await connection.request(
            .GET, "/v1/catalogue", headers: known.map { [("if-none-match", "\"\($0.hex)\"")] } ?? [],
            within: Self.time(for: Self.rootLimit / 16), sizeLimit: Self.rootLimit)
        if answer.status == 304 { return nil }
        do { return try answer.value(CataloguePublication.self).root } catch {
            guard case .county(let problem) = error.reach, problem.code == "no-catalogue" else { throw error }
            return nil
        }
    }

    public func blob(_ entry: CatalogueRoot.Entry) async throws(LinkFailure) -> [UInt8] {
        let answer = try await connection.request(
            .GET, "/v1/blobs/\(entry.digest.hex)", within: Self.time(for: entry.size),
            sizeLimit: max(entry.size, 4096))
        try answer.checkSuccess()
        guard ContentDigest(of: answer.body) == entry.digest else {
            throw LinkFailure(code: "other-digest", reach: .impostor)
        }
        return [UInt8](answer.body)
    }

    private static let pageLimit = 4 << 20
    private static let rootLimit = 8 << 20

    /// The time that a transfer may take: half a minute and what 500 bytes a second, a quarter of GPRS, would need.
    private static func time(for bytes: Int) -> Duration { .seconds(30 + min(bytes / 500, 600)) }

    /// A cursor in a query: whatever is not a letter, digit, `-`, `.`, `_` or `~` in percent form (RFC 3986).
    private static func escaped(_ text: String) -> String {
        text.utf8.map { byte in
            switch byte {
            case 48...57, 65...90, 97...122, 45, 46, 95, 126: String(UnicodeScalar(byte))
            default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }.joined()
    }
}
