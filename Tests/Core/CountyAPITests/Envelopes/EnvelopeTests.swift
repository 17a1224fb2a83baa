import CountyAPI
import Domain
import Foundation
import Testing

@Suite("Envelopes")
struct EnvelopeTests {
    private let county = OpeningKey()
    private let key = SigningKey()
    private let booth: BoothID
    private let place: Envelope.Place

    init() throws {
        booth = try #require(BoothID("longzhou-0423"))
        place = .submission(
            id: UUID(), booth: booth, sequence: 7, previous: ContentDigest(of: Data("6".utf8)))
    }

    private func seal(_ text: String = "内容", at place: Envelope.Place? = nil) throws -> Envelope {
        try Envelope.seal(
            Data(text.utf8), at: place ?? self.place, to: county.sealingKey, by: key,
            time: Instant(milliseconds: 9))
    }

    /// The header with one member changed, signed again by a booth that cheats.
    private func resigned(_ envelope: Envelope, _ change: (inout EnvelopeHeader) throws -> Void) throws
        -> (Envelope, EnvelopeHeader)
    {
        var header = try envelope.uncheckedHeader()
        try change(&header)
        return (Envelope(header: try Signed(header, by: key), payload: envelope.payload), header)
    }

    @Test("An envelope stands at the place it was sealed for, is its booth's, and opens at the county")
    func roundTrip() throws {
        let envelope = try seal()
        let header = try envelope.verified(by: key.verificationKey)
        #expect(header.id == place.id && header.sequence == 7 && header.previous == place.previous)
        #expect(header.booth == booth && header.kind == .submission && header.revision == 1)
        #expect(try envelope.open(header, with: county) == Data("内容".utf8))
        let again = try CanonicalJSON.decode(Envelope.self, from: CanonicalJSON.encode(envelope))
        #expect(again == envelope && again.digest == envelope.digest)
    }

    @Test("A changed payload, or one of another envelope, is refused before anything is opened")
    func payload() throws {
        let envelope = try seal()
        var changed = envelope.payload
        changed[0] ^= 1
        for payload in [changed, try seal().payload, Data()] {
            #expect(throws: Envelope.Fault.payload) {
                try Envelope(header: envelope.header, payload: payload).verified(by: key.verificationKey)
            }
        }
        #expect(throws: Envelope.Fault.signature(.otherKey(key.verificationKey.id))) {
            try envelope.verified(by: SigningKey().verificationKey)
        }
    }

    @Test("A header whose place was changed does not open, though its booth signed it again")
    func moved() throws {
        let envelope = try seal()
        let changes: [(inout EnvelopeHeader) throws -> Void] = [
            { $0.id = UUID() }, { $0.revision = 2 }, { $0.kind = .inquiry },
            { $0.booth = try #require(BoothID("other")) }, { $0.sequence = 8 }, { $0.sequence = nil },
            { $0.previous = nil }, { $0.previous = ContentDigest(of: Data("5".utf8)) },
        ]
        for change in changes {
            let (forged, header) = try resigned(envelope, change)
            #expect(throws: Never.self) { try forged.verified(by: key.verificationKey) }
            #expect(throws: OpeningFault.damaged) { try forged.open(header, with: county) }
            #expect(forged.digest != envelope.digest)
        }
    }

    @Test("A header with another ciphertext's key or recipient does not open")
    func otherCiphertext() throws {
        let (envelope, other) = (try seal(), try seal())
        let key = try other.uncheckedHeader().encapsulatedKey
        let (exchanged, header) = try resigned(envelope) { $0.encapsulatedKey = key }
        #expect(throws: OpeningFault.damaged) { try exchanged.open(header, with: county) }
        let (renamed, renamedHeader) = try resigned(envelope) { $0.recipientKeyID = "0" }
        #expect(throws: OpeningFault.otherKey("0")) { try renamed.open(renamedHeader, with: county) }
    }

    @Test("A question has no place in the sequence")
    func inquiry() throws {
        let header = try seal(at: .inquiry(id: UUID(), booth: booth)).uncheckedHeader()
        #expect(header.kind == .inquiry && header.sequence == nil && header.previous == nil)
    }
}

@Suite("What is inside a submission")
struct SubmissionContentTests {
    private let form = Data(String(repeating: "<bind nodeset=\"/data/name\"/>", count: 30).utf8)

    static func content(form: Data) throws -> SubmissionContent {
        let day = try #require(CivilDate("2026-11-23"))
        return SubmissionContent(
            receiptNumber: try #require(ReceiptNumber(boothCode: 423, day: day, serial: 7)),
            implementationCode: "11450000MB0000000X2450000000001", formID: "gaoling-jintie", formVersion: "1",
            formDigest: ContentDigest(of: form), language: .zhuang,
            person: PersonKey(documentKind: .resident, number: "450000194903071234"), personName: "韦样例",
            today: day, cardXML: "<card/>", answersXML: "<data><name/></data>")
    }

    @Test("Packed with its form it comes back whole, and the county finds the form by its digest")
    func packed() throws {
        let content = try Self.content(form: form)
        let packed = try content.packed(form: form)
        var asked: [ContentDigest] = []
        let again = try SubmissionContent.unpack(packed) { digest in
            asked.append(digest)
            return form
        }
        #expect(again == content && asked == [ContentDigest(of: form)])
    }

    @Test("Without the form, with another, cut short or in another format it is not read")
    func unreadable() throws {
        let packed = try Self.content(form: form).packed(form: form)
        #expect(throws: (any Error).self) { try SubmissionContent.unpack(packed) { _ in nil } }
        #expect(throws: (any Error).self) { try SubmissionContent.unpack(packed) { _ in Data("other".utf8) } }
        for length in [0, 1, 65, packed.count - 1] {
            #expect(throws: (any Error).self) {
                try SubmissionContent.unpack(Data(packed.prefix(length))) { _ in form }
            }
        }
        var other = packed
        other[0] = 2
        #expect(throws: (any Error).self) { try SubmissionContent.unpack(other) { _ in form } }
    }

    @Test("Printed, dumped or shown in a message it names no person")
    func masked() throws {
        let content = try Self.content(form: form)
        var dumped = ""
        dump(content, to: &dumped)
        dump(content.person, to: &dumped)
        for text in [dumped, "\(content)", "\(content.person)", String(reflecting: content.person)] {
            #expect(!text.contains("韦样例") && !text.contains("450000194903071234"))
        }
    }
}
