import BoothStore
import CountyAPI
import Crypto
import Domain
import Foundation
import Testing
import X509

@testable import BoothSync

@Suite("Having the certificate renewed")
struct CertificateRenewerTests {
    /// An enrolled booth in a folder, whose certificate is good for `days` more of 30, and a gateway that answers a renewal
    /// with one that is good for a year, changed as the test wishes.
    private func withBooth(
        days: Double, answer change: @escaping @Sendable (inout TestAuthority.Wish) -> Void = { _ in },
        _ body: (CertificateRenewer, IdentityDirectory, TestGateway) async throws -> Void
    ) async throws {
        let authority = try TestAuthority()
        let id = try #require(BoothID("longzhou-0423"))
        let key = P256.Signing.PrivateKey()
        let folder = FileManager.default.temporaryDirectory.appending(path: "ting-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let directory = IdentityDirectory(stateDirectory: folder, credentialsDirectory: nil)
        let now = Date()
        let old = TestAuthority.Wish(
            key: key.publicKey, uri: "urn:ting:booth:longzhou-0423",
            from: now.addingTimeInterval((days - 30) * 86_400), to: now.addingTimeInterval(days * 86_400))
        let county = SigningKey()
        try directory.save(
            BoothIdentity(
                booth: id, boothCode: 423, boothName: "样例亭",
                trust: CountyTrust(
                    countyName: "样例县", countyKey: county.verificationKey,
                    sealingKey: OpeningKey().sealingKey)),
            key: SigningKey(),
            tls: TLSCredentials(
                certificate: try authority.issue(old), privateKey: key.pemRepresentation,
                authority: try authority.pem))
        let (certificate, gatewayKey) = try authority.issue(for: "gateway")
        var wish = old
        (wish.from, wish.to) = (now, now.addingTimeInterval(365 * 86_400))
        change(&wish)
        let new = try authority.issue(wish)
        let gateway = try await TestGateway(
            tls: (certificate, gatewayKey, authority.pem), verifiesClients: false
        ) { request in
            let isPacked = request.headers["content-encoding"] == "gzip"
            let body = isPacked ? try? Deflate.inflate(request.body, .gzip, limit: 1 << 16) : request.body
            guard request.uri == "/v1/renewals", let body,
                let asked = try? CanonicalJSON.decode(RenewalRequest.self, from: body),
                asked.isSigned(by: key.publicKey)
            else { return TestGateway.Answer(status: 500) }
            let answer = (try? CanonicalJSON.encode(RenewalResponse(certificate: new))) ?? Data()
            return TestGateway.Answer(status: 201, body: answer)
        }
        let link = try HTTPCountyLink(gateway: gateway.url, booth: id, tls: directory.tlsCredentials())
        let renewer = CertificateRenewer(directory: directory, link: link, booth: id)
        do { try await body(renewer, directory, gateway) } catch {
            await link.close()
            try await gateway.close()
            throw error
        }
        await link.close()
        try await gateway.close()
    }

    @Test("Until two thirds of its time are over nobody is asked", arguments: [11.0, 25])
    func notDue(days: Double) async throws {
        try await withBooth(days: days) { renewer, _, gateway in
            #expect(await renewer.look(at: SyncService.wallClock()) == .notDue)
            #expect(gateway.asked.isEmpty)
        }
    }

    @Test(
        "Then, or after its end, it is renewed for the same key and put into force",
        arguments: [9.0, 1, -700])
    func renewal(days: Double) async throws {
        try await withBooth(days: days) { renewer, directory, gateway in
            let before = try directory.tlsCredentials()
            #expect(await renewer.look(at: SyncService.wallClock()) == .renewed)
            let after = try directory.tlsCredentials()
            #expect(after.privateKey == before.privateKey && after.certificate != before.certificate)
            #expect(await renewer.look(at: SyncService.wallClock()) == .notDue)
            #expect(gateway.asked.count == 1)
        }
    }

    @Test(
        "What is not this booth's, not for its key, or ends no later changes nothing",
        arguments: ["booth", "key", "end"])
    func unusable(change: String) async throws {
        try await withBooth(days: 1) { wish in
            switch change {
            case "booth": wish.uri = "urn:ting:booth:other-02"
            case "key": wish.key = P256.Signing.PrivateKey().publicKey
            default: wish.to = Date().addingTimeInterval(3600)
            }
        } _: { renewer, directory, _ in
            let before = try directory.tlsCredentials().certificate
            let failure = LinkFailure(code: "renewal-unusable", reach: .impostor)
            #expect(await renewer.look(at: SyncService.wallClock()) == .failed(failure))
            #expect(try directory.tlsCredentials().certificate == before)
        }
    }
}
