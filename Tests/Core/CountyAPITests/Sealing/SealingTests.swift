import CountyAPI
import Crypto
import Foundation
import Testing

@Suite("Sealing")
struct SealingTests {
    private let key = OpeningKey()
    private let text = Data("韦样例 450000194903071234".utf8)
    private let binding = Data("place".utf8)

    @Test("Only the key that it was sealed to opens it")
    func roundTrip() throws {
        let sealed = try key.sealingKey.seal(text, purpose: "submission", binding: binding)
        #expect(sealed.suite == .hpke && sealed.recipientKeyID == key.sealingKey.id)
        #expect(try key.open(sealed, purpose: "submission", binding: binding) == text)
        let other = OpeningKey()
        #expect(throws: OpeningFault.otherKey(key.sealingKey.id)) {
            try other.open(sealed, purpose: "submission", binding: binding)
        }
        var renamed = sealed
        renamed.recipientKeyID = other.sealingKey.id
        #expect(throws: OpeningFault.damaged) {
            try other.open(renamed, purpose: "submission", binding: binding)
        }
    }

    @Test("Sealing the same twice gives different bytes, and the text is in neither")
    func fresh() throws {
        let sealed = try (0..<2).map { _ in try key.sealingKey.seal(text, purpose: "p", binding: binding) }
        #expect(sealed[0].ciphertext != sealed[1].ciphertext)
        #expect(sealed[0].encapsulatedKey != sealed[1].encapsulatedKey)
        for bytes in sealed.map(\.ciphertext) { #expect(bytes.range(of: text) == nil) }
    }

    @Test("What was sealed for one purpose or place does not open for another")
    func context() throws {
        let sealed = try key.sealingKey.seal(text, purpose: "submission", binding: binding)
        for (purpose, place) in [("inquiry", binding), ("submission", Data("other".utf8)), ("", Data())] {
            #expect(throws: OpeningFault.damaged) { try key.open(sealed, purpose: purpose, binding: place) }
        }
    }

    @Test("A bit changed anywhere in ciphertext or encapsulated key is noticed")
    func tampering() throws {
        let sealed = try key.sealingKey.seal(text, purpose: "p", binding: binding)
        for index in sealed.ciphertext.indices {
            var changed = sealed
            changed.ciphertext[index] ^= 1
            #expect(throws: OpeningFault.damaged) { try key.open(changed, purpose: "p", binding: binding) }
        }
        for index in sealed.encapsulatedKey.indices {
            var changed = sealed
            changed.encapsulatedKey[index] ^= 1
            #expect(throws: OpeningFault.damaged) { try key.open(changed, purpose: "p", binding: binding) }
        }
    }

    @Test(
        "The suite opens the known answer of RFC 9180, appendix A.2.1 (X25519, HKDF-SHA256, ChaCha20-Poly1305)"
    )
    func knownAnswer() throws {
        let secret = try Curve25519.KeyAgreement.PrivateKey(
            rawRepresentation: Hex.bytes("8057991eef8f1f1af18f4a9491d16a1ce333f695d4db8e38da75975c4478e0fb"))
        var recipient = try HPKE.Recipient(
            privateKey: secret, ciphersuite: .Curve25519_SHA256_ChachaPoly,
            info: Hex.bytes("4f6465206f6e2061204772656369616e2055726e"),
            encapsulatedKey: Hex.bytes("1afa08d3dec047a643885163f1180476fa7ddb54c6a8029ea33f95796bf2ac4a"))
        let opened = try recipient.open(
            Hex.bytes(
                "1c5250d8034ec2b784ba2cfd69dbdb8af406cfe3ff938e131f0def8c8b60b4db21993c62ce81883d2dd1b51a28"),
            authenticating: Hex.bytes("436f756e742d30"))
        #expect(opened == Data("Beauty is truth, truth beauty".utf8))
    }

    @Test("A key keeps its name and its half through its file")
    func keyFile() throws {
        let again = try OpeningKey(rawRepresentation: key.rawRepresentation)
        #expect(again.sealingKey == key.sealingKey && again.sealingKey.id.count == 16)
        #expect(throws: (any Error).self) { try OpeningKey(rawRepresentation: Data(count: 31)) }
        #expect(throws: (any Error).self) { try SealingKey(rawRepresentation: Data(count: 33)) }
    }
}

/// Hexadecimal digits as bytes.
enum Hex {
    static func bytes(_ text: String) -> Data {
        var digits = text[...]
        var bytes = Data()
        while let byte = UInt8(digits.prefix(2), radix: 16) {
            bytes.append(byte)
            digits = digits.dropFirst(2)
        }
        return bytes
    }
}
