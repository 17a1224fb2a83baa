import CountyAPI
import Domain
import FoundationEssentials

/// A case (办件) as the county carries it: what was promised, where it stands, what has happened. The person's data and
/// answers are kept beside it, not in it (``SubmissionRecord``).
public struct CaseFile: Sendable, Hashable, Codable {
    /// The submission that opened the case.
    public let submissionID: UUID
    /// The booth where it began, which hears of every step.
    public let booth: BoothID
    /// The number on the person's slip.
    public let receiptNumber: ReceiptNumber
    /// 办件编号.
    public let acceptanceNumber: AcceptanceNumber
    /// 实施编码.
    public let implementationCode: String
    /// 事项名称.
    public let itemName: String
    /// 办理流程, as it was when the case was accepted.
    public let steps: [ServiceItem.ReviewStep]
    /// When the county's post office received it: the legal time.
    public let receivedAt: Instant
    /// The day by which the county promises to be done.
    public internal(set) var dueDay: CivilDate?
    /// Where it stands.
    public internal(set) var state: CaseState
    /// The review step at work, an index of ``steps``; nil before the first.
    public internal(set) var step: Int?
    /// What was decided.
    public internal(set) var decision: Decision?
    /// The day on which the clock was stopped (特别程序).
    public internal(set) var stoppedOn: CivilDate?
    /// What booths were told, in order.
    public internal(set) var events: [CaseEvent]

    /// A decision (决定).
    public enum Decision: String, Sendable, Hashable, Codable {
        /// 准予.
        case granted
        /// 不予.
        case refused
    }

    /// The level at work, or the one that will be first.
    public var level: ReviewLevel? {
        let index = step ?? 0
        return steps.indices.contains(index) ? steps[index].level : nil
    }

    /// The case as its person is told about it.
    public var progress: CaseProgress {
        CaseProgress(
            receiptNumber: receiptNumber, acceptanceNumber: acceptanceNumber, itemName: itemName,
            state: state,
            level: level, levels: steps.map(\.level), receivedAt: receivedAt, dueDay: dueDay,
            events: events.map { .init(state: $0.state, level: $0.level, at: $0.at) })
    }

    mutating func append(_ state: CaseState, level: ReviewLevel?, at time: Instant, numbered: Bool = true) {
        self.state = state
        events.append(
            CaseEvent(
                submissionID: submissionID, ordinal: events.count + 1, state: state, level: level,
                acceptanceNumber: numbered ? acceptanceNumber : nil, dueDay: numbered ? dueDay : nil, at: time
            ))
    }
}
