import Crypto
import FoundationEssentials

/// An Ed25519 key (RFC 8032) with which a booth, the gateway or the county signs.
public struct SigningKey: Sendable {
    private let key: Curve25519.Signing.PrivateKey

    /// A new key from the system's random source.
    public init() { key = Curve25519.Signing.PrivateKey() }

    /// The key with these 32 bytes.
    public init(rawRepresentation: Data) throws { key = try .init(rawRepresentation: rawRepresentation) }

    /// The 32 secret bytes, for the key's file.
    public var rawRepresentation: Data { key.rawRepresentation }

    /// The public half.
    public var verificationKey: VerificationKey { VerificationKey(key.publicKey) }

    func signature(for message: Data) throws -> Data { try key.signature(for: message) }
}

/// The public half of a ``SigningKey``.
public struct VerificationKey: Sendable, Hashable, Codable {
    /// The 32 bytes of the key.
    public let rawRepresentation: Data

    init(_ key: Curve25519.Signing.PublicKey) { rawRepresentation = key.rawRepresentation }

    /// The key with these 32 bytes; throws if they are not a key.
    public init(rawRepresentation: Data) throws {
        self.init(try Curve25519.Signing.PublicKey(rawRepresentation: rawRepresentation))
    }

    /// The name of the key: the first 16 hexadecimal digits of its SHA-256 digest.
    public var id: String { String(ContentDigest(of: rawRepresentation).hex.prefix(16)) }

    func isValid(_ signature: Data, for message: Data) -> Bool {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: rawRepresentation) else {
            return false
        }
        return key.isValidSignature(signature, for: message)
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        try self.init(rawRepresentation: container.decode(Data.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawRepresentation)
    }
}
