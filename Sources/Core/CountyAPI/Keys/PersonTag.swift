import Crypto
import FoundationEssentials

/// A keyed name for a person, the same for one person at one booth and for nobody else anywhere: with it a booth finds the
/// submissions of the person before it without keeping who made them.
public struct PersonTag: Sendable, Hashable, CustomStringConvertible {
    /// 32 hexadecimal digits.
    public let description: String

    /// HMAC-SHA256 over kind and number of the document, with a key derived from the booth's signing key, cut to 16 bytes.
    public init(of person: PersonKey, at booth: SigningKey) {
        let key = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: booth.rawRepresentation), info: Data("ting/person-tag".utf8),
            outputByteCount: 32)
        let name = Data("\(person.documentKind.rawValue)\u{0}\(person.number)".utf8)
        description = Hexadecimal.text(of: HMAC<SHA256>.authenticationCode(for: name, using: key).prefix(16))
    }
}
