import CountyAPI
import FoundationEssentials

/// A one-time code that an operator reads out to a technician: twelve characters in three groups, from an alphabet
/// without I, L, O and U (Crockford's base 32), 60 bits.
public struct OneTimeCode: Sendable, Hashable {
    /// The twelve characters.
    let characters: String

    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

    /// A new code.
    public init(from source: inout some RandomNumberGenerator) {
        characters = String((0..<12).map { _ in Self.alphabet[Int.random(in: 0..<32, using: &source)] })
    }

    /// Reads a code as typed: small letters, spaces and hyphens are fine, and O, I, L are read as 0, 1, 1; nil for
    /// anything that is not twelve such characters.
    public init?(typed: String) {
        let read: [Character] = typed.uppercased().compactMap { character in
            switch character {
            case "-", " ": nil
            case "O": "0"
            case "I", "L": "1"
            default: character
            }
        }
        guard read.count == 12, read.allSatisfy(Self.alphabet.contains) else { return nil }
        characters = String(read)
    }

    /// Grouped for reading out: `7QK2-M9XT-4HCB`.
    public var text: String {
        let all = Array(characters)
        return [0..<4, 4..<8, 8..<12].map { String(all[$0]) }.joined(separator: "-")
    }

    /// What the mailbox stores instead of the code.
    public var digest: ContentDigest { ContentDigest(of: Data("ting/enrolment-code\u{0}\(characters)".utf8)) }
}
