import CountyAPI
import Domain
import Foundation
import Testing

@Suite("The county's receipts")
struct ReceiptTests {
    private let county = SigningKey()
    private let gateway = SigningKey()
    private let envelope: Envelope
    private let noon = Instant(milliseconds: 1_795_420_800_000)

    init() throws {
        let booth = try #require(BoothID("longzhou-0423"))
        envelope = try Envelope.seal(
            Data("内容".utf8), at: .submission(id: UUID(), booth: booth, sequence: 1, previous: nil),
            to: OpeningKey().sealingKey, by: SigningKey(), time: noon)
    }

    private func proof(
        validUntil: Instant? = nil, receiptBy: SigningKey? = nil, certificateBy: SigningKey? = nil
    ) throws -> ReceiptProof {
        ReceiptProof(
            receipt: try Signed(
                StorageReceipt(for: envelope.uncheckedHeader(), digest: envelope.digest, storedAt: noon),
                by: receiptBy ?? gateway),
            certificate: try Signed(
                ReceiptKeyCertificate(
                    key: gateway.verificationKey, validUntil: validUntil ?? noon.adding(seconds: 1)),
                by: certificateBy ?? county))
    }

    private func fault(of proof: ReceiptProof, for digest: ContentDigest? = nil) -> ReceiptProof.Fault? {
        do {
            _ = try proof.verified(by: county.verificationKey, for: digest ?? envelope.digest)
            return nil
        } catch { return error }
    }

    @Test("A receipt by a key that the county certified names the envelope, its place and the county's time")
    func believed() throws {
        let receipt = try proof().verified(by: county.verificationKey, for: envelope.digest)
        let header = try envelope.uncheckedHeader()
        #expect(receipt.id == header.id && receipt.digest == envelope.digest && receipt.sequence == 1)
        #expect(receipt.storedAt == noon)
    }

    @Test("Whatever does not fit makes it no receipt")
    func refused() throws {
        let stranger = SigningKey()
        #expect(
            fault(of: try proof(certificateBy: stranger))
                == .certificate(.otherKey(stranger.verificationKey.id)))
        #expect(fault(of: try proof(receiptBy: stranger)) == .receipt(.otherKey(stranger.verificationKey.id)))
        #expect(fault(of: try proof(receiptBy: county)) == .receipt(.otherKey(county.verificationKey.id)))
        #expect(fault(of: try proof(), for: ContentDigest(of: Data("other".utf8))) == .otherEnvelope)
    }

    @Test("A key that ran out before it signed certifies nothing; at its last moment it does")
    func expired() throws {
        #expect(fault(of: try proof(validUntil: noon.adding(seconds: -0.001))) == .expired)
        #expect(fault(of: try proof(validUntil: noon)) == nil)
    }
}

@Suite("Questions and messages")
struct InquiryTests {
    private let county = SigningKey()
    private let session = OpeningKey()
    private let question = UUID()

    @Test("A reply opens only with the key of the session that asked, and only for that question")
    func reply() throws {
        let answer = CaseProgressAnswer(answeredAt: Instant(milliseconds: 5), cases: [])
        let reply = try InquiryReply(to: question, replyKey: session.sealingKey, answer: answer)
        #expect(try reply.open(CaseProgressAnswer.self, with: session) == answer)
        #expect(throws: OpeningFault.self) { try reply.open(CaseProgressAnswer.self, with: OpeningKey()) }
        var moved = reply
        moved.inquiryID = UUID()
        #expect(throws: OpeningFault.damaged) { try moved.open(CaseProgressAnswer.self, with: session) }
    }

    @Test("A message is opened as what it says it is, by the county's key alone")
    func message() throws {
        let event = CaseEvent(
            submissionID: question, ordinal: 1, state: .received, at: Instant(milliseconds: 1))
        let message = try DownwardMessage(id: UUID(), subject: question, Signed(event, by: county))
        #expect(message.kind == "case-event")
        #expect(try message.open(CaseEvent.self, by: county.verificationKey) == event)
        #expect(throws: SignatureFault.unreadable) {
            try message.open(InquiryReply.self, by: county.verificationKey)
        }
        #expect(throws: (any Error).self) {
            try message.open(CaseEvent.self, by: SigningKey().verificationKey)
        }
        var renamed = message
        renamed.kind = "reply"
        #expect(throws: (any Error).self) { try renamed.open(InquiryReply.self, by: county.verificationKey) }
    }

    @Test("A question prints no person")
    func masked() {
        let inquiry = Inquiry(
            .cases(of: PersonKey(documentKind: .resident, number: "450000194903071234")),
            replyKey: session.sealingKey)
        #expect(!"\(inquiry) \(String(reflecting: inquiry))".contains("450000194903071234"))
    }

    @Test("A question comes back from the wire as it was put")
    func questions() throws {
        let number = try #require(ReceiptNumber("0423 261123 0007 6"))
        let questions: [Inquiry.Question] = [
            .cases(of: PersonKey(documentKind: .resident, number: "450000194903071234")), .numbered(number),
        ]
        for question in questions {
            let inquiry = Inquiry(question, replyKey: session.sealingKey)
            #expect(try CanonicalJSON.decode(from: CanonicalJSON.encode(inquiry)) == inquiry)
        }
        let unknown = Data(#"{"question":"everything","replyKey":""}"#.utf8)
        #expect(throws: DecodingError.self) { _ = try CanonicalJSON.decode(from: unknown) as Inquiry }
    }

    @Test("A problem's code is the end of its type")
    func problem() throws {
        let problem = Problem(code: "storage", title: "Full", status: 503, retry: .afterFix)
        #expect(problem.type == "urn:ting:problem:storage" && problem.code == "storage")
        let json = String(decoding: try CanonicalJSON.encode(problem), as: UTF8.self)
        #expect(json.contains(#""retry":"after-fix""#))
    }
}
