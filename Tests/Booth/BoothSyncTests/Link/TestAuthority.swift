import BoothStore
import Crypto
import Foundation
import X509

/// A certificate authority of a test's own.
struct TestAuthority: Sendable {
    private let key = P256.Signing.PrivateKey()
    private let certificate: Certificate

    init() throws {
        certificate = try Self.certificate(
            for: key.publicKey, subject: "样例 CA", issuer: "样例 CA", by: key,
            extensions: Certificate.Extensions {
                Critical(BasicConstraints.isCertificateAuthority(maxPathLength: nil))
            })
    }

    var pem: String { get throws { try certificate.serializeAsPEM().pemString } }

    /// A certificate for 127.0.0.1 or for a client, with its key.
    func issue(for subject: String) throws -> (certificate: String, key: String) {
        let own = P256.Signing.PrivateKey()
        let issued = try Self.certificate(
            for: own.publicKey, subject: subject, issuer: "样例 CA", by: key,
            extensions: Certificate.Extensions { SubjectAlternativeNames([.dnsName("localhost")]) })
        return (try issued.serializeAsPEM().pemString, own.pemRepresentation)
    }

    /// What a certificate of a booth is to say.
    struct Wish: Sendable {
        var key: P256.Signing.PublicKey
        var uri: String
        var from, to: Date
    }

    /// A booth's certificate.
    func issue(_ wish: Wish) throws -> String {
        try Self.certificate(
            for: wish.key, subject: "booth", issuer: "样例 CA", by: key, from: wish.from, to: wish.to,
            extensions: Certificate.Extensions {
                SubjectAlternativeNames([.uniformResourceIdentifier(wish.uri)])
            }
        ).serializeAsPEM().pemString
    }

    /// What a booth holds of this authority.
    func credentials() throws -> TLSCredentials {
        let (certificate, key) = try issue(for: "longzhou-0423")
        return TLSCredentials(certificate: certificate, privateKey: key, authority: try pem)
    }

    private static func certificate(
        for publicKey: P256.Signing.PublicKey, subject: String, issuer: String,
        by key: P256.Signing.PrivateKey,
        from begin: Date = Date(timeIntervalSinceNow: -3600), to end: Date = Date(timeIntervalSinceNow: 3600),
        extensions: Certificate.Extensions
    ) throws -> Certificate {
        try Certificate(
            version: .v3, serialNumber: .init(), publicKey: .init(publicKey),
            notValidBefore: begin,
            notValidAfter: end,
            issuer: DistinguishedName { CommonName(issuer) },
            subject: DistinguishedName { CommonName(subject) },
            signatureAlgorithm: .ecdsaWithSHA256, extensions: extensions, issuerPrivateKey: .init(key))
    }
}
