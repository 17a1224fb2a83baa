import FoundationEssentials

/// A value that is carried signed. The context keeps a signature made for one purpose from serving another.
public protocol SignedBody: Codable, Sendable {
    /// A name that no other signed type has, such as `receipt`.
    static var context: String { get }
}

/// Why a signature was not accepted.
public enum SignatureFault: Error, Sendable, Hashable {
    /// Signed by a key other than the one trusted here.
    case otherKey(String)
    /// The signature does not fit the bytes.
    case invalid
    /// The signature is right, but the bytes are not such a value (a newer program's, perhaps).
    case unreadable
}

/// The exact bytes that were signed, beside the signature: never re-encoded, so never in doubt.
public struct Signed<Body: SignedBody>: Codable, Sendable, Hashable {
    /// The canonical bytes of the body.
    public let bytes: Data
    /// The id of the key that signed.
    public let keyID: String
    /// The Ed25519 signature over context and bytes.
    public let signature: Data

    /// Signs a value.
    public init(_ body: Body, by key: SigningKey) throws {
        bytes = try CanonicalJSON.encode(body)
        keyID = key.verificationKey.id
        signature = try key.signature(for: Self.message(bytes))
    }

    /// The value, if this key signed it.
    public func verified(by key: VerificationKey) throws(SignatureFault) -> Body {
        guard keyID == key.id else { throw .otherKey(keyID) }
        guard key.isValid(signature, for: Self.message(bytes)) else { throw .invalid }
        do { return try CanonicalJSON.decode(from: bytes) } catch { throw .unreadable }
    }

    private static func message(_ bytes: Data) -> Data { Data("ting/\(Body.context)\u{0}".utf8) + bytes }
}
