import Crypto
import FoundationEssentials

/// The cipher suites in which an envelope can be sealed, by the name it carries.
public enum SealingSuite: String, Codable, Sendable, Hashable, CaseIterable {
    /// RFC 9180 base mode: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20-Poly1305.
    case hpke = "HPKE-X25519-SHA256-ChaCha20Poly1305"
}

/// Sealed bytes with what the holder of the opening key needs to open them.
public struct SealedBytes: Codable, Sendable, Hashable {
    /// The suite.
    public var suite: SealingSuite
    /// The id of the key that opens it.
    public var recipientKeyID: String
    /// The KEM's output (RFC 9180 `enc`).
    public var encapsulatedKey: Data
    /// Ciphertext with tag.
    public var ciphertext: Data
}

/// Why something could not be opened.
public enum OpeningFault: Error, Sendable, Hashable {
    /// Sealed to another key.
    case otherKey(String)
    /// Changed on the way, or bound to something else than claimed.
    case damaged
}

extension SealingKey {
    /// Seals bytes to this key. `binding` is authenticated with them: opening needs the same (RFC 9180 `aad`).
    public func seal(_ plaintext: Data, purpose: String, binding: Data) throws -> SealedBytes {
        var sender = try HPKE.Sender(
            recipientKey: publicKey(), ciphersuite: .ting, info: Data("ting/\(purpose)".utf8))
        let ciphertext = try sender.seal(plaintext, authenticating: binding)
        // Copies: what the library gives are slices, whose first index is not 0.
        return SealedBytes(
            suite: .hpke, recipientKeyID: id, encapsulatedKey: Data(sender.encapsulatedKey),
            ciphertext: Data(ciphertext))
    }
}

extension OpeningKey {
    /// Opens what was sealed to this key for the same purpose and binding.
    public func open(_ sealed: SealedBytes, purpose: String, binding: Data) throws(OpeningFault) -> Data {
        guard sealed.recipientKeyID == sealingKey.id else { throw .otherKey(sealed.recipientKeyID) }
        do {
            var recipient = try HPKE.Recipient(
                privateKey: key, ciphersuite: .ting, info: Data("ting/\(purpose)".utf8),
                encapsulatedKey: sealed.encapsulatedKey)
            return try recipient.open(sealed.ciphertext, authenticating: binding)
        } catch { throw .damaged }
    }
}

extension HPKE.Ciphersuite {
    fileprivate static var ting: HPKE.Ciphersuite { .Curve25519_SHA256_ChachaPoly }
}
