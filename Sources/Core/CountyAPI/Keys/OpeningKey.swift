import Crypto
import FoundationEssentials

/// An X25519 private key that opens what was sealed to its public half: the county's, or one session's.
public struct OpeningKey: Sendable {
    let key: Curve25519.KeyAgreement.PrivateKey

    /// A new key from the system's random source.
    public init() { key = Curve25519.KeyAgreement.PrivateKey() }

    /// The key with these 32 bytes.
    public init(rawRepresentation: Data) throws { key = try .init(rawRepresentation: rawRepresentation) }

    /// The 32 secret bytes, for the key's file.
    public var rawRepresentation: Data { key.rawRepresentation }

    /// The public half, to which others seal.
    public var sealingKey: SealingKey { SealingKey(key.publicKey) }
}

/// The public half of an ``OpeningKey``.
public struct SealingKey: Sendable, Hashable, Codable {
    /// The 32 bytes of the key.
    public let rawRepresentation: Data

    init(_ key: Curve25519.KeyAgreement.PublicKey) { rawRepresentation = key.rawRepresentation }

    /// The key with these 32 bytes; throws if they are not a key.
    public init(rawRepresentation: Data) throws {
        self.init(try Curve25519.KeyAgreement.PublicKey(rawRepresentation: rawRepresentation))
    }

    /// The name of the key: the first 16 hexadecimal digits of its SHA-256 digest.
    public var id: String { String(ContentDigest(of: rawRepresentation).hex.prefix(16)) }

    func publicKey() throws -> Curve25519.KeyAgreement.PublicKey {
        try Curve25519.KeyAgreement.PublicKey(rawRepresentation: rawRepresentation)
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
