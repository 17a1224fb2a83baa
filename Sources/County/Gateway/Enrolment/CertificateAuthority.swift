import CountyAPI
import FoundationEssentials
import X509

/// Issues the booths' TLS certificates. It vouches for the transport alone: what a booth says is believed by the
/// signature on its envelopes.
struct CertificateAuthority: Sendable {
    private let certificate: Certificate
    private let key: Certificate.PrivateKey

    /// How long a booth's certificate is valid.
    static let validity: TimeInterval = 2 * 365 * 86_400

    init(certificatePEM: String, keyPEM: String) throws {
        certificate = try Certificate(pemEncoded: certificatePEM)
        key = try Certificate.PrivateKey(pemEncoded: keyPEM)
    }

    /// A certificate for the key of a PKCS #10 request that is signed with that key. Nothing else of the request is
    /// believed: the name comes from the enrolment.
    func issue(for booth: BoothID, request: String, at time: Date) throws -> (pem: String, serial: String) {
        let request = try CertificateSigningRequest(pemEncoded: request)
        guard request.publicKey.isValidSignature(request.signature, for: request) else {
            throw Problem.badRequest("the certificate request is not signed with its own key")
        }
        return try issue(for: booth, key: request.publicKey, at: time)
    }

    /// A new certificate for the key of an old one.
    func renew(_ old: Certificate, of booth: BoothID, at time: Date) throws -> (pem: String, serial: String) {
        try issue(for: booth, key: old.publicKey, at: time)
    }

    /// Whether it issued a certificate, ended or not.
    func issued(_ other: Certificate) -> Bool {
        other.issuer == certificate.subject
            && certificate.publicKey.isValidSignature(other.signature, for: other)
    }

    private func issue(
        for booth: BoothID, key publicKey: Certificate.PublicKey, at time: Date
    ) throws -> (pem: String, serial: String) {
        let serial = Certificate.SerialNumber()
        let issued = try Certificate(
            version: .v3, serialNumber: serial, publicKey: publicKey,
            // A booth's clock may be behind; the hour keeps a fresh certificate from being "not yet valid" there.
            notValidBefore: time.addingTimeInterval(-3600),
            notValidAfter: min(time.addingTimeInterval(Self.validity), certificate.notValidAfter),
            issuer: certificate.subject,
            subject: try DistinguishedName { CommonName(booth.description) },
            extensions: try Certificate.Extensions {
                Critical(BasicConstraints.notCertificateAuthority)
                Critical(KeyUsage(digitalSignature: true))
                try ExtendedKeyUsage([.clientAuth])
                SubjectAlternativeNames([.uniformResourceIdentifier(TransportIdentity.booth(booth).uri)])
            },
            issuerPrivateKey: key)
        return (try issued.serializeAsPEM().pemString, serial.description)
    }
}
