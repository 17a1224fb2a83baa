import CountyAPI
import Crypto
import Domain
import Foundation
import Testing
import X509

@testable import Gateway

@Suite("Renewing a booth's certificate")
struct RenewalTests {
    /// A booth whose certificate was issued so many hours ago.
    private func booth(_ gateway: RunningGateway, hoursAgo: Double) async throws -> TestBooth {
        let now = gateway.clock.now
        gateway.clock.advance(hours: -hoursAgo)
        let booth = try await gateway.booth()
        gateway.clock.advance(hours: Double(now.milliseconds - gateway.clock.now.milliseconds) / 3_600_000)
        return booth
    }

    private func renew(
        _ certificate: String, _ key: P256.Signing.PrivateKey, at gateway: RunningGateway
    ) async throws -> Line.Answer {
        try await gateway.anonymousLine()
            .post("/v1/renewals", RenewalRequest(certificate: certificate, key: key))
    }

    @Test("A booth whose certificate ended while it was away gets a new one for its key, and sends")
    func afterTheEnd() async throws {
        try await withGateway { gateway in
            var booth = try await booth(gateway, hoursAgo: 3 * 365 * 24)
            let old = try #require(booth.certificate)
            let envelope = try booth.nextSubmission()
            await #expect(throws: (any Error).self) { _ = try await booth.send([envelope]) }
            let answer = try await renew(old, booth.transport, at: gateway)
            #expect(answer.status == 201)
            let new = try answer.decode(RenewalResponse.self).certificate
            let certificate = try Certificate(pemEncoded: new)
            #expect(certificate.publicKey == .init(booth.transport.publicKey))
            let names = try #require(try certificate.extensions.subjectAlternativeNames)
            #expect(Array(names) == [.uniformResourceIdentifier("urn:ting:booth:\(booth.id)")])
            try booth.show(new, at: gateway)
            #expect(try await booth.send([envelope])[0].proof != nil)
        }
    }

    @Test(
        "The old certificate is good until the new one is used, whose first copy may have been lost; then it is void"
    )
    func lostAnswer() async throws {
        try await withGateway { gateway in
            var booth = try await booth(gateway, hoursAgo: 24)
            let old = try #require(booth.certificate)
            let lost = try await renew(old, booth.transport, at: gateway).decode(RenewalResponse.self)
            #expect(try await booth.send([try booth.nextSubmission()])[0].proof != nil)
            let new = try await renew(old, booth.transport, at: gateway).decode(RenewalResponse.self)
            let before = booth
            try booth.show(lost.certificate, at: gateway)
            #expect(
                try await booth.line.call("GET", "/v1/catalogue").problem.code == "superseded-certificate")
            try booth.show(new.certificate, at: gateway)
            let line = try booth.line
            let codes = try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 0..<8 { group.addTask { try await line.call("GET", "/v1/catalogue").problem.code } }
                return try await group.reduce(into: Set<String>()) { $0.insert($1) }
            }
            #expect(codes == ["no-catalogue"])
            #expect(
                try await before.line.call("GET", "/v1/catalogue").problem.code == "superseded-certificate")
            let late = try await renew(old, booth.transport, at: gateway)
            #expect(try late.problem.code == "superseded-certificate")
        }
    }

    static let wrong = [
        ("key", "renewal"), ("authority", "renewal"), ("county", "renewal"), ("text", "renewal"),
        ("revoked", "revoked"), ("enrolled-again", "superseded-certificate"),
    ]

    @Test("Nobody else gets a certificate, nor a booth that was revoked or enrolled again", arguments: wrong)
    func refusals(change: String, code: String) async throws {
        try await withGateway { gateway in
            let booth = try await gateway.booth()
            var certificate = try #require(booth.certificate)
            var key = booth.transport
            switch change {
            case "key": key = P256.Signing.PrivateKey()
            case "authority":
                let name = try Certificate(pemEncoded: certificate)
                certificate = try Certificate(
                    version: .v3, serialNumber: name.serialNumber, publicKey: name.publicKey,
                    notValidBefore: name.notValidBefore, notValidAfter: name.notValidAfter,
                    issuer: name.issuer, subject: name.subject, extensions: name.extensions,
                    issuerPrivateKey: .init(key)
                ).serializeAsPEM().pemString
            case "county":
                let keys = gateway.folder + "/keys/county/"
                certificate = try String(contentsOfFile: keys + "tls.crt", encoding: .utf8)
                key = try P256.Signing.PrivateKey(
                    pemRepresentation: String(contentsOfFile: keys + "tls.key", encoding: .utf8))
            case "text": certificate = "no PEM"
            case "revoked": #expect(try await gateway.mailbox.revoke(booth.id, at: gateway.clock.now))
            default: _ = try await gateway.booth()
            }
            let answer = try await renew(certificate, key, at: gateway)
            #expect(answer.status == 403)
            #expect(try answer.problem.code == code)
            #expect(try await gateway.mailbox.booth(booth.id)?.renewedSerial == nil)
        }
    }
}
