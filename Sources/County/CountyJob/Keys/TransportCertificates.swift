import CountyAPI
import Crypto
import FoundationEssentials
import X509

/// The county's own small certificate authority for TLS between booths, gateway and sync job. P-256 keys.
struct TransportCertificates {
    private let name: DistinguishedName
    private let key: P256.Signing.PrivateKey
    private let madeAt: Date

    /// The authority's certificate, PEM.
    let authority: String
    /// The authority's key, PEM.
    var authorityKey: String { key.pemRepresentation }

    /// How long the authority and the certificates that it issues are valid.
    private static let authorityValidity: TimeInterval = 10 * 365 * 86_400
    private static let leafValidity: TimeInterval = 2 * 365 * 86_400

    /// A new authority with a new key.
    init(countyName: String, at time: Date) throws {
        key = P256.Signing.PrivateKey()
        madeAt = time
        name = try DistinguishedName {
            OrganizationName(countyName)
            CommonName("Ting transport authority")
        }
        authority = try Certificate(
            version: .v3, serialNumber: Certificate.SerialNumber(), publicKey: .init(key.publicKey),
            notValidBefore: time.addingTimeInterval(-3600),
            notValidAfter: time.addingTimeInterval(Self.authorityValidity), issuer: name, subject: name,
            extensions: try Certificate.Extensions {
                Critical(BasicConstraints.isCertificateAuthority(maxPathLength: 0))
                Critical(KeyUsage(keyCertSign: true, cRLSign: true))
            },
            issuerPrivateKey: .init(key)
        ).serializeAsPEM().pemString
    }

    /// A certificate with a new key.
    struct Leaf {
        /// PEM.
        var certificate: String
        /// PEM.
        var key: String
    }

    /// The sync job's certificate, by which the gateway knows the county.
    func county() throws -> Leaf {
        try leaf(
            "county-sync", .clientAuth,
            [.uniformResourceIdentifier(TransportIdentity.county.uri)])
    }

    /// The gateway's certificate for a host name or address, and for the machine itself.
    func gateway(host: String) throws -> Leaf {
        let own = HostName(host)
        var names = [own]
        for name in [HostName("localhost"), HostName("127.0.0.1")] where name != own { names.append(name) }
        return try leaf("county-gateway", .serverAuth, names.map(\.generalName))
    }

    private func leaf(_ common: String, _ usage: ExtendedKeyUsage.Usage, _ names: [GeneralName]) throws
        -> Leaf
    {
        let own = P256.Signing.PrivateKey()
        let certificate = try Certificate(
            version: .v3, serialNumber: Certificate.SerialNumber(), publicKey: .init(own.publicKey),
            notValidBefore: madeAt.addingTimeInterval(-3600),
            notValidAfter: madeAt.addingTimeInterval(Self.leafValidity), issuer: name,
            subject: try DistinguishedName { CommonName(common) },
            extensions: try Certificate.Extensions {
                Critical(BasicConstraints.notCertificateAuthority)
                Critical(KeyUsage(digitalSignature: true))
                try ExtendedKeyUsage([usage])
                SubjectAlternativeNames(names)
            },
            issuerPrivateKey: .init(key))
        return Leaf(
            certificate: try certificate.serializeAsPEM().pemString, key: own.pemRepresentation)
    }
}

/// A host as a certificate names it: an address or a name.
enum HostName: Hashable {
    case dns(String)
    case address([UInt8])

    init(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        if parts.count == 4, !parts.contains(nil) {
            self = .address(parts.compactMap(\.self))
        } else {
            self = .dns(text)
        }
    }

    var generalName: GeneralName {
        switch self {
        case .dns(let name): .dnsName(name)
        case .address(let bytes): .ipAddress(.init(contentBytes: bytes[...]))
        }
    }
}
