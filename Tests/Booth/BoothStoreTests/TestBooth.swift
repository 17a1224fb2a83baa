import BoothStore
import CountyAPI
import Domain
import Foundation
import Testing

/// A directory that goes with the value that holds it.
final class TemporaryDirectory: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/booth-store-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// A booth with its county: keys, a directory, and the shortest way to everything that a test needs.
struct TestBooth: Sendable {
    let directory: TemporaryDirectory
    let county = SigningKey()
    let receiptKey = SigningKey()
    let opening = OpeningKey()
    let boothKey = SigningKey()
    let id: BoothID
    let day: CivilDate
    let noon = Instant(milliseconds: 1_795_420_800_000)

    init() throws {
        directory = try TemporaryDirectory()
        id = try #require(BoothID("longzhou-0423"))
        day = try #require(CivilDate("2026-11-23"))
    }

    var trust: CountyTrust {
        CountyTrust(
            countyName: "样例县", countyKey: county.verificationKey, sealingKey: opening.sealingKey)
    }

    func open() throws -> BoothStore { try BoothStore(directory: directory.path) }

    func order(_ submission: UUID = UUID(), day: CivilDate? = nil, tag: PersonTag? = nil) -> FinaliseOrder {
        FinaliseOrder(
            submissionID: submission, boothID: id, boothCode: 423, day: day ?? self.day, at: noon,
            implementationCode: "11450000MB0000000X2450000000001", formID: "gaoling-jintie", formVersion: "1",
            formDigest: ContentDigest(of: Data("form".utf8)), personTag: tag)
    }

    /// Seals a text as a submission's content.
    func seal(_ text: String = "内容") -> (Envelope.Place, ReceiptNumber) throws -> Envelope {
        { place, _ in
            try Envelope.seal(Data(text.utf8), at: place, to: trust.sealingKey, by: boothKey, time: noon)
        }
    }

    @discardableResult
    func finalise(_ store: BoothStore, _ submission: UUID = UUID()) throws -> Finalised {
        try store.finalise(order(submission), seal: seal())
    }

    /// A question as the front puts it.
    func inquiry(_ id: UUID = UUID()) throws -> Envelope {
        try Envelope.seal(
            Data("问".utf8), at: .inquiry(id: id, booth: self.id), to: trust.sealingKey, by: boothKey,
            time: noon)
    }

    /// The county's receipt for an envelope.
    func proof(
        for envelope: Envelope, receiptKey: SigningKey? = nil, county: SigningKey? = nil
    ) throws -> ReceiptProof {
        let signer = receiptKey ?? self.receiptKey
        return ReceiptProof(
            receipt: try Signed(
                StorageReceipt(
                    for: envelope.uncheckedHeader(), digest: envelope.digest,
                    storedAt: noon.adding(seconds: 60)),
                by: signer),
            certificate: try Signed(
                ReceiptKeyCertificate(
                    key: self.receiptKey.verificationKey, validUntil: noon.adding(seconds: 86_400)),
                by: county ?? self.county))
    }

    func caseEvent(
        _ submission: UUID, _ ordinal: Int, _ state: CaseState, number: AcceptanceNumber? = nil,
        id: UUID = UUID(), by key: SigningKey? = nil
    ) throws -> DownwardMessage {
        try DownwardMessage(
            id: id, subject: submission,
            Signed(
                CaseEvent(
                    submissionID: submission, ordinal: ordinal, state: state, acceptanceNumber: number,
                    at: noon),
                by: key ?? county))
    }

    func reply(to inquiry: UUID, key: OpeningKey = OpeningKey()) throws -> DownwardMessage {
        let answer = CaseProgressAnswer(answeredAt: noon, cases: [])
        return try DownwardMessage(
            id: UUID(), subject: inquiry,
            Signed(InquiryReply(to: inquiry, replyKey: key.sealingKey, answer: answer), by: county))
    }

    static func never(_ code: String = "other-content") -> Problem {
        Problem(code: code, title: "No", status: 409, retry: .never)
    }
}
