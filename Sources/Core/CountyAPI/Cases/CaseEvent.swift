import Domain
import FoundationEssentials

/// One step in the life of a case, as the county tells it to the booth where it began. Holds nothing about the person.
public struct CaseEvent: SignedBody, Hashable {
    public static let context = "case-event"

    /// The submission that opened the case.
    public var submissionID: UUID
    /// 1, 2, 3 … within the case: the order of events whatever the clocks say.
    public var ordinal: Int
    /// The state after the step.
    public var state: CaseState
    /// The level that acts or acted.
    public var level: ReviewLevel?
    /// 办件编号, once the case is booked.
    public var acceptanceNumber: AcceptanceNumber?
    /// The day by which the county promises to be done.
    public var dueDay: CivilDate?
    /// The county's clock.
    public var at: Instant

    /// A step of a case.
    public init(
        submissionID: UUID, ordinal: Int, state: CaseState, level: ReviewLevel? = nil,
        acceptanceNumber: AcceptanceNumber? = nil, dueDay: CivilDate? = nil, at: Instant
    ) {
        self.submissionID = submissionID
        self.ordinal = ordinal
        self.state = state
        self.level = level
        self.acceptanceNumber = acceptanceNumber
        self.dueDay = dueDay
        self.at = at
    }
}
