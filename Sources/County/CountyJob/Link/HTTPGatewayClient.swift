import AsyncHTTPClient
import CountyAPI
import FoundationEssentials
import NIOSSL

/// The gateway over HTTPS with the county's client certificate; TLS 1.3 or nothing.
public struct HTTPGatewayClient: GatewayClient {
    private let client: HTTPClient
    private let base: String

    /// Does something with a client for the gateway at `url`, such as `https://gateway.county.example:8443`, and closes
    /// its connections afterwards. Throws ``CountyFault`` where the keys make no connection, and what `body` throws.
    public static func connected<Result: Sendable>(
        to url: String, keys: CountyKeys, _ body: (HTTPGatewayClient) async throws -> Result
    ) async throws -> Result {
        let gateway: HTTPGatewayClient
        do { gateway = try HTTPGatewayClient(url: url, keys: keys) } catch {
            throw CountyFault(
                code: "county-keys", cause: "the TLS certificate or key cannot be used: \(error)",
                remedy: "Restore keys_directory from its backup.")
        }
        do {
            let result = try await body(gateway)
            try await gateway.client.shutdown()
            return result
        } catch {
            try await gateway.client.shutdown()
            throw error
        }
    }

    private init(url: String, keys: CountyKeys) throws {
        var tls = TLSConfiguration.makeClientConfiguration()
        tls.minimumTLSVersion = .tlsv13
        tls.trustRoots = .certificates(try NIOSSLCertificate.fromPEMBytes(Array(keys.authority.utf8)))
        tls.certificateChain = try NIOSSLCertificate.fromPEMBytes(Array(keys.certificate.utf8))
            .map { .certificate($0) }
        tls.privateKey = .privateKey(try NIOSSLPrivateKey(bytes: Array(keys.key.utf8), format: .pem))
        var configuration = HTTPClient.Configuration(
            tlsConfiguration: tls, timeout: .init(connect: .seconds(10), read: .seconds(90)),
            decompression: .disabled)
        configuration.httpVersion = .http1Only
        // The sync job paces its own retries, and tells what is wrong at the first.
        configuration.connectionPool.retryConnectionEstablishment = false
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        base = url.hasSuffix("/") ? String(url.dropLast()) : url
    }

    public func envelopes(
        after cursor: Int64, limit: Int, waitSeconds: Int
    ) async throws(LinkFault) -> EnvelopesPage {
        try await json(
            "GET", "/v1/county/envelopes?after=\(cursor)&limit=\(limit)&wait=\(waitSeconds)",
            seconds: waitSeconds + 30)
    }

    public func deliver(_ messages: OutgoingMessages) async throws(LinkFault) {
        _ = try await call("POST", "/v1/county/messages", try encode(messages))
    }

    public func root() async throws(LinkFault) -> Signed<CatalogueRoot>? {
        do {
            let publication: CataloguePublication = try await json("GET", "/v1/catalogue")
            return publication.root
        } catch {
            if case .refused(let problem) = error, problem.code == "no-catalogue" { return nil }
            throw error
        }
    }

    public func hasBlob(_ digest: ContentDigest) async throws(LinkFault) -> Bool {
        let (status, _) = try await exchange("HEAD", "/v1/blobs/\(digest)", nil, seconds: 60)
        switch status {
        case 200: return true
        case 404: return false
        default: throw .unreachable("HTTP \(status)")
        }
    }

    public func blob(_ digest: ContentDigest) async throws(LinkFault) -> Data? {
        do { return try await call("GET", "/v1/blobs/\(digest)") } catch {
            if case .refused(let problem) = error, problem.code == "unknown-blob" { return nil }
            throw error
        }
    }

    public func upload(_ bytes: Data, digest: ContentDigest) async throws(LinkFault) {
        _ = try await call("PUT", "/v1/county/blobs/\(digest)", bytes, type: "application/octet-stream")
    }

    public func publish(_ root: Signed<CatalogueRoot>) async throws(LinkFault) {
        _ = try await call("PUT", "/v1/county/catalogue", try encode(CataloguePublication(root: root)))
    }

    private func encode(_ value: some Encodable) throws(LinkFault) -> Data {
        do { return try CanonicalJSON.encode(value) } catch {
            throw .unreachable("the request cannot be written")
        }
    }

    private func json<Value: Decodable>(
        _ method: String, _ path: String, seconds: Int = 60
    ) async throws(LinkFault) -> Value {
        let bytes = try await call(method, path, seconds: seconds)
        do { return try CanonicalJSON.decode(from: bytes) } catch {
            throw .unreachable("what answers at \(base) is not a county gateway")
        }
    }

    private func call(
        _ method: String, _ path: String, _ body: Data? = nil, type: String = "application/json",
        seconds: Int = 60
    ) async throws(LinkFault) -> Data {
        let (status, bytes) = try await exchange(method, path, body, type: type, seconds: seconds)
        if (200..<300).contains(status) { return bytes }
        if let problem = try? CanonicalJSON.decode(Problem.self, from: bytes) { throw .refused(problem) }
        throw .unreachable("HTTP \(status) without the gateway's explanation")
    }

    private func exchange(
        _ method: String, _ path: String, _ body: Data?, type: String = "application/json", seconds: Int
    ) async throws(LinkFault) -> (status: Int, bytes: Data) {
        var request = HTTPClientRequest(url: base + path)
        request.method = .init(rawValue: method)
        request.headers.add(name: "accept-encoding", value: "gzip")
        do {
            if let body {
                let zipped = body.count >= 512 ? try Deflate.compress(body, .gzip) : body
                request.headers.add(name: "content-type", value: type)
                if zipped.count < body.count {
                    request.headers.add(name: "content-encoding", value: "gzip")
                    request.body = .bytes(zipped)
                } else {
                    request.body = .bytes(body)
                }
            }
            let response = try await client.execute(request, timeout: .seconds(Int64(seconds)))
            var bytes = Data(try await response.body.collect(upTo: Self.limit).readableBytesView)
            if response.headers.first(name: "content-encoding") == "gzip" {
                bytes = try Deflate.inflate(bytes, .gzip, limit: Self.limit)
            }
            return (Int(response.status.code), bytes)
        } catch is CancellationError {
            throw .cancelled
        } catch {
            if Task.isCancelled { throw .cancelled }
            throw .unreachable("\(base): \(error)")
        }
    }

    /// The longest answer.
    private static let limit = 8 << 20
}
