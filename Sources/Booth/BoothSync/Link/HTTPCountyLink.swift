import BoothStore
import CountyAPI
import FoundationEssentials

/// The link over HTTPS with mutual TLS 1.3.
public struct HTTPCountyLink: CountyLink {
    private let connection: HTTPConnection
    private let booth: BoothID

    /// A connection is made with the first request, and kept.
    public init(gateway: String, booth: BoothID, tls: TLSCredentials) throws(LinkSetupError) {
        connection = try HTTPConnection(
            gateway: gateway, authority: tls.authority, certificate: (tls.certificate, tls.privateKey))
        self.booth = booth
    }

    /// Closes the connections; to be called before the link is let go.
    public func close() async { await connection.close() }

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
