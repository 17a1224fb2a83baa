import AsyncHTTPClient
import BoothStore
import CountyAPI
import Domain
import FoundationEssentials
import NIOCore
import NIOHTTP1
import NIOSSL
import Synchronization

/// Why the link could not be set up: the configuration or the enrolment is wrong, not the network.
public struct LinkSetupError: Error, Sendable, Hashable {
    /// Stable and in kebab-case: `gateway-address`, `tls-files`.
    public let code: String
    /// What happened.
    public let cause: String
    /// What to do about it.
    public let remedy: String
}

/// One HTTP client for one gateway: TLS 1.3 with the given authority as the only one, no redirects, connections kept.
/// Every answer is read within a time and a size.
struct HTTPConnection: Sendable {
    let client: HTTPClient
    /// The only authority that is believed, PEM.
    let authority: String
    private let base: String

    /// An answer with its body inflated.
    struct Answer: Sendable {
        var status: Int
        var headers: HTTPHeaders
        var body: Data
    }

    init(gateway: String, authority: String, certificate: (chain: String, key: String)?)
        throws(LinkSetupError)
    {
        guard let url = URL(string: gateway), url.scheme == "https", url.host != nil else {
            throw LinkSetupError(
                code: "gateway-address", cause: "\(gateway) is not an https address.",
                remedy: "Set gateway.url to the county's address, such as https://gateway.example:8443.")
        }
        self.authority = authority
        base = gateway.hasSuffix("/") ? String(gateway.dropLast()) : gateway
        var tls = TLSConfiguration.makeClientConfiguration()
        tls.minimumTLSVersion = .tlsv13
        do {
            tls.trustRoots = .certificates(try NIOSSLCertificate.fromPEMBytes(Array(authority.utf8)))
            if let certificate {
                tls.certificateChain = try NIOSSLCertificate.fromPEMBytes(Array(certificate.chain.utf8))
                    .map { .certificate($0) }
                tls.privateKey = .privateKey(
                    try NIOSSLPrivateKey(bytes: Array(certificate.key.utf8), format: .pem))
            }
        } catch {
            throw LinkSetupError(
                code: "tls-files",
                cause: "The certificate, its key or the authority's certificate cannot be read.",
                remedy: "Check the PEM files in identity/, or enrol the booth again with `kioskctl enrol`.")
        }
        var configuration = HTTPClient.Configuration(tlsConfiguration: tls, redirectConfiguration: .disallow)
        configuration.httpVersion = .http1Only
        configuration.timeout.connect = .seconds(20)
        configuration.connectionPool.idleTimeout = .seconds(300)
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 3
        configuration.connectionPool.retryConnectionEstablishment = false
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    /// What the answers so far show of the county's clock.
    let clock = CountyClock()

    /// An estimate that gets better with every answer.
    final class CountyClock: Sendable {
        private let state = Mutex<ClockEstimate?>(nil)
        var estimate: ClockEstimate? { state.withLock { $0 } }
        func take(_ new: ClockEstimate) { state.withLock { $0 = $0?.updated(with: new) ?? new } }
    }

    /// One request. The body goes out gzipped if that is shorter.
    func request(
        _ method: HTTPMethod, _ path: String, body: Data? = nil, headers: [(String, String)] = [],
        within limit: Duration, sizeLimit: Int
    ) async throws(LinkFailure) -> Answer {
        var request = HTTPClientRequest(url: base + path)
        request.method = method
        request.headers.add(name: "accept-encoding", value: "gzip")
        for (name, value) in headers { request.headers.add(name: name, value: value) }
        if let body {
            request.headers.add(name: "content-type", value: "application/json")
            let packed = try? Deflate.compress(body, .gzip)
            if let packed, packed.count < body.count {
                request.headers.add(name: "content-encoding", value: "gzip")
                request.body = .bytes(ByteBuffer(bytes: packed))
            } else {
                request.body = .bytes(ByteBuffer(bytes: body))
            }
        }
        let prepared = request
        do {
            return try await Self.within(limit) {
                try await answer(to: prepared, sizeLimit: sizeLimit)
            }
        } catch { throw LinkFailure(transport: error) }
    }

    /// Closes the connections.
    func close() async { try? await client.shutdown() }

    private func answer(to request: HTTPClientRequest, sizeLimit: Int) async throws -> Answer {
        let sent = SyncService.wallClock()
        let response = try await client.execute(request, deadline: .distantFuture)
        if let date = response.headers.first(name: "date"),
            let estimate = ClockEstimate(httpDate: date, sent: sent, received: SyncService.wallClock())
        {
            clock.take(estimate)
        }
        let collected: ByteBuffer
        do { collected = try await response.body.collect(upTo: sizeLimit) } catch is NIOTooManyBytesError {
            throw LinkFailure(code: "too-large", reach: .impostor)
        }
        var body = Data(collected.readableBytesView)
        if response.headers["content-encoding"].contains("gzip") {
            do { body = try Deflate.inflate(body, .gzip, limit: sizeLimit) } catch {
                throw LinkFailure.captivePortal
            }
        }
        return Answer(status: Int(response.status.code), headers: response.headers, body: body)
    }

    private static func within<Value: Sendable>(
        _ limit: Duration, _ work: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        try await withThrowingTaskGroup(of: Value.self) { group in
            group.addTask(operation: work)
            group.addTask {
                try await Task.sleep(for: limit)
                throw LinkFailure.timeout
            }
            defer { group.cancelAll() }
            guard let first = try await group.next() else { throw LinkFailure.closed }
            return first
        }
    }
}

extension HTTPConnection.Answer {
    /// The body as a value. Anything but success with a body of that shape is a failure: the county's if it comes as its
    /// problem, a portal's otherwise.
    func value<Value: Decodable>(_ type: Value.Type) throws(LinkFailure) -> Value {
        try checkSuccess()
        do { return try CanonicalJSON.decode(type, from: body) } catch { throw .captivePortal }
    }

    func checkSuccess() throws(LinkFailure) {
        if (200...299).contains(status) { return }
        if let problem = try? CanonicalJSON.decode(Problem.self, from: body),
            problem.type.hasPrefix("urn:ting:problem:")
        {
            let pause = headers.first(name: "retry-after").flatMap { Int($0) }.map { Duration.seconds($0) }
            throw LinkFailure(problem, retryAfter: pause)
        }
        if (500...599).contains(status), status != 511 {
            throw LinkFailure(code: "http-\(status)", reach: .nobody)
        }
        throw .captivePortal
    }
}
