import CountyAPI
import Crypto
import Foundation
import X509

/// An authority of a county made for a test, and what it certifies.
struct TestAuthority: Sendable {
    /// A certificate and its key, PEM.
    struct Certified: Sendable {
        var certificate: String
        var key: String
    }

    let pem: String
    private let key = P256.Signing.PrivateKey()
    private let name: DistinguishedName

    init(validFor days: Double = 3650) throws {
        name = try DistinguishedName { CommonName("样例县 CA \(UUID().uuidString)") }
        let certificate = try Certificate(
            version: .v3, serialNumber: .init(), publicKey: .init(key.publicKey),
            notValidBefore: Date(timeIntervalSinceNow: -86_400 * 4000),
            notValidAfter: Date(timeIntervalSinceNow: days * 86_400), issuer: name, subject: name,
            signatureAlgorithm: .ecdsaWithSHA256,
            extensions: try Certificate.Extensions {
                Critical(BasicConstraints.isCertificateAuthority(maxPathLength: nil))
                Critical(KeyUsage(keyCertSign: true))
            }, issuerPrivateKey: .init(key))
        pem = try certificate.serializeAsPEM().pemString
    }

    /// A booth's certificate, valid from so many days ago for so many days from now.
    func booth(_ id: BoothID, from: Double = -1, until: Double = 365) throws -> Certified {
        try certify(
            SubjectAlternativeNames([.uniformResourceIdentifier(TransportIdentity.booth(id).uri)]),
            from: from, until: until)
    }

    /// The gateway's certificate, for 127.0.0.1.
    func gateway() throws -> Certified {
        try certify(
            SubjectAlternativeNames([.ipAddress(.init(contentBytes: [127, 0, 0, 1]))]), from: -1, until: 365)
    }

    private func certify(_ names: SubjectAlternativeNames, from: Double, until: Double) throws -> Certified {
        let subject = P256.Signing.PrivateKey()
        let certificate = try Certificate(
            version: .v3, serialNumber: .init(), publicKey: .init(subject.publicKey),
            notValidBefore: Date(timeIntervalSinceNow: from * 86_400),
            notValidAfter: Date(timeIntervalSinceNow: until * 86_400), issuer: name,
            subject: try DistinguishedName { CommonName("test") }, signatureAlgorithm: .ecdsaWithSHA256,
            extensions: try Certificate.Extensions {
                Critical(BasicConstraints.notCertificateAuthority)
                names
            }, issuerPrivateKey: .init(key))
        return Certified(
            certificate: try certificate.serializeAsPEM().pemString, key: subject.pemRepresentation)
    }
}
