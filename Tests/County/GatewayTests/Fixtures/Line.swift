import AsyncHTTPClient
import CountyAPI
import Foundation
import NIOSSL
import Testing

/// An HTTPS connection to the gateway, as a booth or the county has one.
final class Line: Sendable {
    let client: HTTPClient
    let url: String

    init(
        url: String, authority: String, certificate: String?, key: String?,
        minimum: TLSVersion = .tlsv13, maximum: TLSVersion? = nil
    ) throws {
        var tls = TLSConfiguration.makeClientConfiguration()
        tls.minimumTLSVersion = minimum
        tls.maximumTLSVersion = maximum
        tls.trustRoots = .certificates(try NIOSSLCertificate.fromPEMBytes(Array(authority.utf8)))
        if let certificate, let key {
            tls.certificateChain = try NIOSSLCertificate.fromPEMBytes(Array(certificate.utf8))
                .map { .certificate($0) }
            tls.privateKey = .privateKey(try NIOSSLPrivateKey(bytes: Array(key.utf8), format: .pem))
        }
        var configuration = HTTPClient.Configuration(tlsConfiguration: tls)
        configuration.httpVersion = .http1Only
        configuration.connectionPool.retryConnectionEstablishment = false
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        self.url = url
    }

    deinit { client.shutdown { _ in } }

    /// What came back.
    struct Answer {
        var status: Int
        var headers: [String: String]
        var body: Data

        func decode<Value: Decodable>(_ type: Value.Type = Value.self) throws -> Value {
            try CanonicalJSON.decode(from: body)
        }

        var problem: Problem {
            get throws {
                #expect(headers["content-type"] == "application/problem+json")
                return try decode()
            }
        }
    }

    func call(
        _ method: String, _ path: String, _ body: Data? = nil, headers: [String: String] = [:]
    ) async throws -> Answer {
        var request = HTTPClientRequest(url: url + path)
        request.method = .init(rawValue: method)
        for (name, value) in headers { request.headers.add(name: name, value: value) }
        if let body { request.body = .bytes(body) }
        let response = try await client.execute(request, timeout: .seconds(120))
        let bytes = try await response.body.collect(upTo: 16 << 20)
        return Answer(
            status: Int(response.status.code),
            headers: Dictionary(
                response.headers.map { ($0.name.lowercased(), $0.value) }, uniquingKeysWith: { $1 }),
            body: Data(bytes.readableBytesView))
    }

    func post(_ path: String, _ value: some Encodable) async throws -> Answer {
        try await call("POST", path, CanonicalJSON.encode(value))
    }
}
