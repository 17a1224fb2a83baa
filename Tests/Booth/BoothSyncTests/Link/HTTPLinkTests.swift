import BoothStore
import CountyAPI
import Foundation
import Testing

@testable import BoothSync

@Suite("The link over real TLS")
struct HTTPLinkTests {
    let authority: TestAuthority
    let booth: BoothID

    init() throws {
        authority = try TestAuthority()
        booth = try #require(BoothID("longzhou-0423"))
    }

    /// Runs a test against a gateway that answers like this.
    private func withGateway(
        _ answer: @escaping @Sendable (TestGateway.Request) -> TestGateway.Answer,
        body: (HTTPCountyLink, TestGateway) async throws -> Void
    ) async throws {
        let (certificate, key) = try authority.issue(for: "gateway")
        let gateway = try await TestGateway(tls: (certificate, key, authority.pem), answer: answer)
        let link = try HTTPCountyLink(gateway: gateway.url, booth: booth, tls: authority.credentials())
        do { try await body(link, gateway) } catch {
            await link.close()
            try await gateway.close()
            throw error
        }
        await link.close()
        try await gateway.close()
    }

    /// The failure of one look for messages against such a gateway.
    private func failure(
        _ answer: @escaping @Sendable (TestGateway.Request) -> TestGateway.Answer
    ) async throws -> LinkFailure? {
        var caught: LinkFailure?
        try await withGateway(answer) { link, _ in caught = await failure(of: link) }
        return caught
    }

    private func failure(of link: HTTPCountyLink) async -> LinkFailure? {
        do {
            _ = try await link.events(after: "", limit: 1, wait: .zero)
            return nil
        } catch { return error }
    }

    private static func json(_ value: some Encodable, status: Int = 200) -> TestGateway.Answer {
        TestGateway.Answer(status: status, body: (try? CanonicalJSON.encode(value)) ?? Data())
    }

    @Test("A batch goes out gzipped to the booth's own path, and its results come back")
    func batch() async throws {
        let key = SigningKey()
        let envelope = try Envelope.seal(
            Data(repeating: 65, count: 4000),
            at: .submission(id: UUID(), booth: booth, sequence: 1, previous: nil),
            to: OpeningKey().sealingKey, by: key, time: .init(milliseconds: 0))
        let result = EnvelopeResult(
            digest: envelope.digest,
            problem: Problem(code: "storage", title: "Full", status: 503, retry: .later))
        try await withGateway { _ in
            Self.json(BatchResponse(results: [result]))
        } body: { link, gateway in
            let results = try await link.send([envelope])
            #expect(results == [result])
            let request = try #require(gateway.asked.first)
            #expect(request.method == "POST")
            #expect(request.uri == "/v1/booths/longzhou-0423/batches")
            #expect(request.headers["content-encoding"] == "gzip")
            let body = try Deflate.inflate(request.body, .gzip, limit: 1 << 20)
            #expect(try CanonicalJSON.decode(BatchRequest.self, from: body).envelopes == [envelope])
        }
    }

    @Test("A gzipped answer is inflated; cursor, limit and wait stand in the query")
    func events() async throws {
        try await withGateway { _ in
            let page =
                (try? CanonicalJSON.encode(EventsPage(messages: [], next: "a b/2", hasMore: true))) ?? Data()
            return TestGateway.Answer(
                headers: ["content-encoding": "gzip"], body: (try? Deflate.compress(page, .gzip)) ?? Data())
        } body: { link, gateway in
            let page = try await link.events(after: "a b/1", limit: 7, wait: .seconds(3))
            #expect(page.next == "a b/2" && page.hasMore)
            #expect(
                gateway.asked.map(\.uri) == ["/v1/booths/longzhou-0423/events?after=a%20b%2F1&limit=7&wait=3"]
            )
        }
    }

    @Test("A redirect is not followed: only a portal would send one")
    func redirect() async throws {
        let failure = try await failure { _ in
            TestGateway.Answer(status: 302, headers: ["location": "https://portal.example/login"])
        }
        #expect(failure == .captivePortal)
    }

    @Test("The county's problem comes through with its code and the pause it asks for")
    func problem() async throws {
        let problem = Problem(code: "storage", title: "Full", status: 503, retry: .later)
        let failure = try await failure { _ in
            var answer = Self.json(problem, status: 503)
            answer.headers["retry-after"] = "30"
            return answer
        }
        #expect(failure == LinkFailure(problem, retryAfter: .seconds(30)))
        #expect(failure?.code == "problem:storage")
    }

    @Test(
        "An answer that is not the county's is never a success",
        arguments: [
            (200, "<html>login</html>", "captive-portal"), (200, "{}", "captive-portal"),
            (200, "", "captive-portal"), (204, "", "captive-portal"), (404, "not here", "captive-portal"),
            (511, "login", "captive-portal"), (502, "<html>bad gateway</html>", "http-502"),
        ])
    func notTheCounty(_ status: Int, _ body: String, _ code: String) async throws {
        let failure = try await failure { _ in TestGateway.Answer(status: status, body: Data(body.utf8)) }
        #expect(failure?.code == code)
    }

    @Test("An answer larger than agreed is not read to its end")
    func tooLarge() async throws {
        let failure = try await failure { _ in TestGateway.Answer(body: Data(repeating: 32, count: 5 << 20)) }
        #expect(failure?.code == "too-large")
        let bomb = try Deflate.compress(Data(repeating: 32, count: 5 << 20), .gzip)
        let inflated = try await self.failure { _ in
            TestGateway.Answer(headers: ["content-encoding": "gzip"], body: bomb)
        }
        #expect(inflated?.reach == .impostor)
    }

    @Test("A connection that is closed without an answer is a link failure")
    func closed() async throws {
        let failure = try await failure { _ in TestGateway.Answer(hangsUp: true) }
        #expect(failure == .closed)
    }

    @Test("A gateway that says nothing is given up after the time limit")
    func silent() async throws {
        let (certificate, key) = try authority.issue(for: "gateway")
        let gateway = try await TestGateway(tls: (certificate, key, authority.pem)) { _ in
            TestGateway.Answer(isSilent: true)
        }
        let credentials = try authority.credentials()
        let connection = try HTTPConnection(
            gateway: gateway.url, authority: credentials.authority,
            certificate: (credentials.certificate, credentials.privateKey))
        await #expect(throws: LinkFailure.timeout) {
            try await connection.request(.GET, "/", within: .milliseconds(200), sizeLimit: 100)
        }
        await connection.close()
        try await gateway.close()
    }

    @Test(
        "A gateway of another authority, one that does not know the booth's, and plain HTTP are told from a dead link"
    )
    func strangers() async throws {
        let other = try TestAuthority()
        let (certificate, key) = try authority.issue(for: "gateway")
        let ok: @Sendable (TestGateway.Request) -> TestGateway.Answer = { _ in TestGateway.Answer() }
        let gateway = try await TestGateway(tls: (certificate, key, authority.pem), answer: ok)
        let plain = try await TestGateway(tls: nil, answer: ok)
        var unknown = try other.credentials()
        unknown.authority = try authority.pem
        for (url, credentials, code) in [
            (gateway.url, try other.credentials(), "certificate"), (gateway.url, unknown, "certificate"),
            (plain.url, try authority.credentials(), "captive-portal"),
        ] {
            let link = try HTTPCountyLink(gateway: url, booth: booth, tls: credentials)
            let failure = await failure(of: link)
            await link.close()
            #expect(failure?.code == code)
            #expect(failure?.reach == .impostor)
        }
        try await gateway.close()
        try await plain.close()
    }

    @Test("A port where nobody listens and a name that nobody has are dead links with their own codes")
    func nobody() async throws {
        let gateway = try await TestGateway(tls: nil) { _ in TestGateway.Answer() }
        let free = gateway.url
        try await gateway.close()
        for (url, code) in [(free, "refused"), ("https://gateway.invalid:1", "dns")] {
            let link = try HTTPCountyLink(gateway: url, booth: booth, tls: authority.credentials())
            let failure = await failure(of: link)
            await link.close()
            #expect(failure == LinkFailure(code: code, reach: .nobody))
        }
    }

    @Test("The catalogue's root is asked for by its tag; 304 and no catalogue both mean nothing new")
    func catalogue() async throws {
        let root = try Signed(
            CatalogueRoot(version: 3, publishedAt: .init(milliseconds: 0), entries: []), by: SigningKey())
        let tag = ContentDigest(of: root.bytes)
        try await withGateway { request in
            request.headers["if-none-match"] == "\"\(tag.hex)\""
                ? TestGateway.Answer(status: 304) : Self.json(CataloguePublication(root: root))
        } body: { link, _ in
            let first = try await link.catalogueRoot(unless: nil)
            let second = try await link.catalogueRoot(unless: tag)
            #expect(first == root && second == nil)
        }
        try await withGateway { _ in
            Self.json(Problem(code: "no-catalogue", title: "None", status: 404, retry: .later), status: 404)
        } body: { link, _ in
            let none = try await link.catalogueRoot(unless: nil)
            #expect(none == nil)
        }
    }

    @Test("A file with other bytes than asked for is refused")
    func blob() async throws {
        let bytes = Data("表单".utf8)
        let entry = CatalogueRoot.Entry(path: "a", digest: ContentDigest(of: bytes), size: bytes.count)
        try await withGateway { _ in
            TestGateway.Answer(body: bytes)
        } body: { link, gateway in
            let fetched = try await link.blob(entry)
            #expect(fetched == [UInt8](bytes))
            #expect(gateway.asked.map(\.uri) == ["/v1/blobs/\(entry.digest.hex)"])
        }
        try await withGateway { _ in
            TestGateway.Answer(body: Data("别的".utf8))
        } body: { link, _ in
            await #expect(throws: LinkFailure(code: "other-digest", reach: .impostor)) {
                try await link.blob(entry)
            }
        }
    }

    @Test("An address that is not https, and PEM files that are none, are faults of the setup")
    func setup() throws {
        let tls = try authority.credentials()
        for address in ["http://gateway.example", "gateway.example:8443", "https://", ""] {
            let error = #expect(throws: LinkSetupError.self) {
                try HTTPCountyLink(gateway: address, booth: booth, tls: tls)
            }
            #expect(error?.code == "gateway-address")
        }
        let error = #expect(throws: LinkSetupError.self) {
            try HTTPCountyLink(
                gateway: "https://localhost", booth: booth,
                tls: TLSCredentials(certificate: "x", privateKey: "y", authority: "z"))
        }
        #expect(error?.code == "tls-files")
    }
}
