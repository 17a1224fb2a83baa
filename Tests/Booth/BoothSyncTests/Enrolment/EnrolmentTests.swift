import BoothStore
import BoothSync
import CountyAPI
import Crypto
import Foundation
import Testing
import X509

@Suite("Enrolling")
struct EnrolmentTests {
    let authority: TestAuthority
    let county: CountyTrust
    let directory: String

    init() throws {
        authority = try TestAuthority()
        county = CountyTrust(
            countyName: "样例县", countyKey: SigningKey().verificationKey, sealingKey: OpeningKey().sealingKey)
        directory = FileManager.default.temporaryDirectory.path + "/enrolment-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        try authority.pem.write(toFile: directory + "/county-ca.crt", atomically: true, encoding: .utf8)
    }

    /// Enrols against a gateway that answers like this; the gateway's requests come back.
    private func enrol(
        replacing: Bool = false, _ answer: @escaping @Sendable () throws -> any Encodable & Sendable
    ) async throws -> (result: Result<BoothIdentity, any Error>, asked: [TestGateway.Request]) {
        let (certificate, key) = try authority.issue(for: "gateway")
        let gateway = try await TestGateway(
            tls: (certificate, key, authority.pem), verifiesClients: false
        ) { _ in
            guard let value = try? answer(), let body = try? CanonicalJSON.encode(value) else {
                return TestGateway.Answer(status: 500)
            }
            return TestGateway.Answer(status: (value as? Problem)?.status ?? 201, body: body)
        }
        let result: Result<BoothIdentity, any Error>
        do {
            result = .success(
                try await Enrolment.perform(
                    gateway: gateway.url, code: "4711-0815", caFile: directory + "/county-ca.crt",
                    into: directory,
                    replacing: replacing))
        } catch { result = .failure(error) }
        try await gateway.close()
        return (result, gateway.asked)
    }

    private func response() throws -> EnrolmentResponse {
        EnrolmentResponse(
            booth: try #require(BoothID("longzhou-0423")), boothCode: 423, boothName: "样例村便民服务亭",
            certificate: try authority.issue(for: "longzhou-0423").certificate, trust: county)
    }

    @Test(
        "The booth makes its keys, asks with the code and a certificate request, and keeps what it is given")
    func enrol() async throws {
        let response = try response()
        let (result, asked) = try await enrol { response }
        let identity = try result.get()
        #expect(identity.booth == response.booth && identity.trust == county)
        let saved = IdentityDirectory(stateDirectory: directory, credentialsDirectory: nil)
        #expect(try saved.identity() == identity)
        let sent = try #require(asked.first)
        #expect(sent.method == "POST" && sent.uri == "/v1/enrolments")
        let body =
            sent.headers["content-encoding"] == "gzip"
            ? try Deflate.inflate(sent.body, .gzip, limit: 1 << 20) : sent.body
        let request = try CanonicalJSON.decode(EnrolmentRequest.self, from: body)
        #expect(request.code == "4711-0815")
        #expect(request.boothKey == (try saved.signingKey().verificationKey))
        let signing = try CertificateSigningRequest(pemEncoded: request.certificateRequest)
        #expect(signing.publicKey.isValidSignature(signing.signature, for: signing))
        let key = try P256.Signing.PrivateKey(pemRepresentation: saved.tlsCredentials().privateKey)
        #expect(signing.publicKey == Certificate.PublicKey(key.publicKey))
        #expect(!String(decoding: body, as: UTF8.self).contains("PRIVATE KEY"))
    }

    @Test("A booth that is enrolled stays so, unless told otherwise")
    func twice() async throws {
        let response = try response()
        _ = try await enrol { response }
        let again = try await enrol { response }
        #expect(throws: EnrolmentError.self) { try again.result.get() }
        #expect(again.asked.isEmpty)
        #expect(try await enrol(replacing: true) { response }.result.get().boothCode == 423)
    }

    @Test("A refused code and an impostor are told apart, and nothing is saved")
    func refused() async throws {
        let problem = Problem(code: "enrolment-code-used", title: "Used", status: 403, retry: .never)
        for (answer, code) in [
            (problem as any Encodable & Sendable, "enrolment-code-used"), (["a"], "captive-portal"),
        ] {
            let (result, _) = try await enrol { answer }
            let error = #expect(throws: EnrolmentError.self) { try result.get() }
            #expect(error?.code == code)
            #expect(!IdentityDirectory(stateDirectory: directory, credentialsDirectory: nil).isEnrolled)
        }
    }
}
