import CountyAPI
import Domain
import FoundationEssentials

/// Answers questions from the ledger, sealed to the session that asked.
struct InquiryAnswering: Sendable {
    var records: any CaseRecords

    /// A session is long over after this many seconds: nobody could open the answer.
    private static let lifetime: Double = 600

    /// The answer; nil for a question that came too late.
    func answer(
        _ inquiry: Inquiry, header: EnvelopeHeader, storedAt: Instant, at time: Instant
    ) async throws -> InquiryReply? {
        guard storedAt.seconds(until: time) <= Self.lifetime else { return nil }
        let cases: [CaseProgress] =
            switch inquiry.question {
            case .cases(let person): try await records.cases(of: person).map(\.progress)
            case .numbered(let number):
                try await records.record(number.digits).map { [$0.file.progress.withoutParticulars] } ?? []
            }
        return try InquiryReply(
            to: header.id, replyKey: inquiry.replyKey,
            answer: CaseProgressAnswer(answeredAt: time, cases: cases))
    }
}
