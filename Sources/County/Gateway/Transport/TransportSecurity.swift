import CountyAPI
import NIOSSL
import X509

/// TLS 1.3 with client certificates: asked for, verified when given, demanded by every path but the open ones.
enum TransportSecurity {
    static func configuration(_ keys: GatewayKeys) throws -> TLSConfiguration {
        let chain = try NIOSSLCertificate.fromPEMBytes(Array(keys.certificate.utf8))
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) },
            privateKey: .privateKey(try NIOSSLPrivateKey(bytes: Array(keys.key.utf8), format: .pem)))
        configuration.minimumTLSVersion = .tlsv13
        configuration.trustRoots = .certificates(
            try NIOSSLCertificate.fromPEMBytes(Array(keys.authorityCertificate.utf8)))
        configuration.certificateVerification = .optionalVerification
        configuration.applicationProtocols = ["http/1.1"]
        return configuration
    }
}

/// The other end of a connection, as its verified certificate names it.
struct Peer: Sendable, Hashable {
    var identity: TransportIdentity
    /// The certificate's serial.
    var serial: String

    /// Reads a certificate that TLS has verified; nil if it names nobody of ours.
    init?(_ certificate: NIOSSLCertificate) throws {
        try self.init(Certificate(derEncoded: try certificate.toDERBytes()))
    }

    /// The same from a certificate that somebody else has verified.
    init?(_ parsed: Certificate) throws {
        let names = try parsed.extensions.subjectAlternativeNames ?? SubjectAlternativeNames()
        let identities = names.compactMap { name -> TransportIdentity? in
            guard case .uniformResourceIdentifier(let uri) = name else { return nil }
            return TransportIdentity(uri: uri)
        }
        guard identities.count == 1, let identity = identities.first else { return nil }
        self.identity = identity
        serial = parsed.serialNumber.description
    }
}
