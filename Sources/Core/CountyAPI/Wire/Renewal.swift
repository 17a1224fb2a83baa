import Crypto
import FoundationEssentials

/// `POST /v1/renewals`: a booth asks for a new certificate for the key of the one it has. It comes over TLS without a client
/// certificate and proves itself by a signature, so that a booth whose certificate ended while it was offline can come
/// back. Asked twice, or by whoever has seen it, it gives nothing away: what comes back is of use to the key's holder only.
public struct RenewalRequest: Codable, Sendable {
    /// The certificate the booth has, PEM; it may have ended.
    public var certificate: String
    /// ECDSA with SHA-256 over ``statement``, by that certificate's key (P-256), DER.
    public var signature: Data

    /// A request signed with the key of the certificate.
    public init(certificate: String, key: P256.Signing.PrivateKey) throws {
        self.certificate = certificate
        signature = try key.signature(for: Self.statement(of: certificate)).derRepresentation
    }

    /// Whether the holder of this key signed it.
    public func isSigned(by key: P256.Signing.PublicKey) -> Bool {
        guard let signature = try? P256.Signing.ECDSASignature(derRepresentation: signature) else {
            return false
        }
        return key.isValidSignature(signature, for: Self.statement(of: certificate))
    }

    private static func statement(of certificate: String) -> Data {
        Data("ting/renewal\u{0}\(certificate)".utf8)
    }
}

/// The answer to a renewal.
public struct RenewalResponse: Codable, Sendable {
    /// The new certificate, PEM. The one before stays good until this one is used for the first time.
    public var certificate: String

    /// An answer.
    public init(certificate: String) { self.certificate = certificate }
}
