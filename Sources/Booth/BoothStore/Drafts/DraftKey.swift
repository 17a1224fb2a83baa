import Crypto
import FoundationEssentials

/// The booth's own key for what people have not finished: drafts are sealed with it and opened again by the same booth.
/// Nobody else ever opens one, so it is a secret key (ChaCha20-Poly1305), not the county's public one.
public struct DraftKey: Sendable {
    private let key: SymmetricKey

    /// A new key from the system's random source.
    public init() { key = SymmetricKey(size: .bits256) }

    /// The key with these 32 bytes; nil for any other number of bytes.
    public init?(rawRepresentation: Data) {
        guard rawRepresentation.count == 32 else { return nil }
        key = SymmetricKey(data: rawRepresentation)
    }

    /// The 32 secret bytes, for the key's file.
    public var rawRepresentation: Data { key.withUnsafeBytes { Data($0) } }

    /// Seals bytes; opening needs the same `binding`.
    func seal(_ plaintext: Data, binding: Data) throws -> Data {
        try ChaChaPoly.seal(plaintext, using: key, authenticating: binding).combined
    }

    /// Opens what this key sealed with this binding; nil for everything else.
    func open(_ sealed: Data, binding: Data) -> Data? {
        guard let box = try? ChaChaPoly.SealedBox(combined: sealed) else { return nil }
        return try? ChaChaPoly.open(box, using: key, authenticating: binding)
    }
}
