import CountyAPI
import Domain
import Foundation
import Testing

@Suite("Signing")
struct SigningTests {
    private struct Note: SignedBody, Hashable {
        static let context = "note"
        var text: String
        var number = 1
    }
    /// The same shape for another purpose.
    private struct Order: SignedBody {
        static let context = "order"
        var text: String
        var number = 1
    }

    /// A signed value's parts, to be put together otherwise.
    private struct Parts: Encodable {
        var bytes: Data
        var keyID: String
        var signature: Data
    }

    private let key = SigningKey()

    @Test("A signed value is read only with the key that signed it")
    func roundTrip() throws {
        let signed = try Signed(Note(text: "甲"), by: key)
        #expect(try signed.verified(by: key.verificationKey) == Note(text: "甲"))
        let other = SigningKey()
        #expect(throws: SignatureFault.otherKey(key.verificationKey.id)) {
            try signed.verified(by: other.verificationKey)
        }
    }

    @Test("A bit changed anywhere in bytes or signature is noticed, and so is another key's name")
    func tampering() throws {
        let signed = try Signed(Note(text: "甲"), by: key)
        func refuses(_ fault: SignatureFault, _ bytes: Data, _ keyID: String, _ signature: Data) throws {
            let changed: Signed<Note> = try forge(bytes, keyID, signature)
            #expect(throws: fault) { try changed.verified(by: key.verificationKey) }
        }
        for index in signed.bytes.indices {
            var bytes = signed.bytes
            bytes[index] ^= 1
            try refuses(.invalid, bytes, signed.keyID, signed.signature)
        }
        for index in signed.signature.indices {
            var signature = signed.signature
            signature[index] ^= 1
            try refuses(.invalid, signed.bytes, signed.keyID, signature)
        }
        try refuses(.invalid, signed.bytes, signed.keyID, Data())
        try refuses(.otherKey("0"), signed.bytes, "0", signed.signature)
    }

    @Test("A signature made for one purpose does not serve another of the same shape")
    func context() throws {
        let signed = try Signed(Note(text: "甲"), by: key)
        let moved: Signed<Order> = try forge(signed.bytes, signed.keyID, signed.signature)
        #expect(throws: SignatureFault.invalid) { try moved.verified(by: key.verificationKey) }
    }

    @Test("The signed bytes travel unchanged, unknown members included")
    func travels() throws {
        let signed = try Signed(Note(text: "甲"), by: key)
        let again = try CanonicalJSON.decode(Signed<Note>.self, from: CanonicalJSON.encode(signed))
        #expect(again == signed && again.bytes == signed.bytes)
    }

    @Test("Every signed type of the wire has a purpose of its own")
    func purposes() {
        let all = [
            EnvelopeHeader.context, StorageReceipt.context, ReceiptKeyCertificate.context, CaseEvent.context,
            InquiryReply.context, CatalogueRoot.context,
        ]
        #expect(Set(all).count == all.count)
    }

    @Test("Ed25519 as in RFC 8032, 7.1, test 1: the key pair is the standard's")
    func knownAnswer() throws {
        let secret = Hex.bytes("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
        let known = try SigningKey(rawRepresentation: secret)
        #expect(
            known.verificationKey.rawRepresentation
                == Hex.bytes("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"))
    }

    private func forge<Body: SignedBody>(_ bytes: Data, _ keyID: String, _ signature: Data) throws -> Signed<
        Body
    > {
        try CanonicalJSON.decode(
            from: CanonicalJSON.encode(Parts(bytes: bytes, keyID: keyID, signature: signature)))
    }
}

@Suite("Who stands behind a certificate")
struct TransportIdentityTests {
    @Test("The county and a booth are read from their URIs, anything else is nobody")
    func uris() throws {
        let booth = try #require(BoothID("longzhou-0423"))
        for identity in [TransportIdentity.county, .booth(booth)] {
            #expect(TransportIdentity(uri: identity.uri) == identity)
        }
        for uri in ["", "urn:ting:booth:", "urn:ting:booth:A", "urn:ting:countyx", "https://urn:ting:county"]
        {
            #expect(TransportIdentity(uri: uri) == nil)
        }
    }

    @Test("A booth's name has 1 … 32 small letters, digits and hyphens")
    func boothID() {
        for name in ["a", "longzhou-0423", String(repeating: "x", count: 32)] {
            #expect(BoothID(name) != nil)
        }
        for name in ["", "A", "a b", "龙", "a/b", String(repeating: "x", count: 33)] {
            #expect(BoothID(name) == nil)
        }
    }

    @Test("A person's tag is the same at one booth and another at every other, and does not show the number")
    func personTag() {
        let person = PersonKey(documentKind: .resident, number: "450000194903071234")
        let booth = SigningKey()
        let tag = PersonTag(of: person, at: booth)
        #expect(tag == PersonTag(of: person, at: booth))
        #expect(tag != PersonTag(of: person, at: SigningKey()))
        #expect(tag.description.count == 32 && !tag.description.contains("4500"))
    }
}
