import Domain
import FoundationEssentials

/// A question whose answer holds personal data (我的办件). Sealed to the county like a submission; the answer is
/// sealed to a key that lives for one session in the front's memory.
public struct Inquiry: Codable, Sendable, Hashable, CustomStringConvertible, CustomReflectable {
    /// Who asks: the card that lies on the reader.
    public var person: PersonKey
    /// What is asked.
    public var question: Question
    /// The key to which the answer is sealed.
    public var replyKey: SealingKey

    /// The questions that a booth can put.
    public enum Question: String, Codable, Sendable, Hashable {
        /// How far are my cases?
        case caseProgress
    }

    /// A question.
    public init(person: PersonKey, question: Question, replyKey: SealingKey) {
        self.person = person
        self.question = question
        self.replyKey = replyKey
    }

    public var description: String { "inquiry \(question.rawValue)" }
    public var customMirror: Mirror { Mirror(self, children: ["question": question]) }
}

/// The county's answer, sealed to the asking session.
public struct InquiryReply: SignedBody, Hashable {
    public static let context = "reply"

    /// The id of the inquiry's envelope.
    public var inquiryID: UUID
    /// The sealed answer: a ``CaseProgressAnswer`` as JSON.
    public var sealed: SealedBytes

    /// Seals an answer to the key that the inquiry brought.
    public init(to inquiryID: UUID, replyKey: SealingKey, answer: some Encodable) throws {
        self.inquiryID = inquiryID
        sealed = try replyKey.seal(
            CanonicalJSON.encode(answer), purpose: Self.context, binding: Data(inquiryID.uuidString.utf8))
    }

    /// The answer, opened with the session's key.
    public func open<Answer: Decodable>(_ type: Answer.Type, with key: OpeningKey) throws -> Answer {
        let bytes = try key.open(sealed, purpose: Self.context, binding: Data(inquiryID.uuidString.utf8))
        return try CanonicalJSON.decode(from: bytes)
    }
}

/// The answer to ``Inquiry/Question/caseProgress``: the person's cases, newest first.
public struct CaseProgressAnswer: Codable, Sendable, Hashable {
    /// The county's clock when it answered.
    public var answeredAt: Instant
    /// The cases.
    public var cases: [CaseProgress]

    /// An answer.
    public init(answeredAt: Instant, cases: [CaseProgress]) {
        self.answeredAt = answeredAt
        self.cases = cases
    }
}

/// How far one case is.
public struct CaseProgress: Codable, Sendable, Hashable {
    /// The number on the person's slip.
    public var receiptNumber: ReceiptNumber
    /// 办件编号; nil until the case is booked.
    public var acceptanceNumber: AcceptanceNumber?
    /// The service item's name in Chinese.
    public var itemName: String
    /// Where the case stands.
    public var state: CaseState
    /// The level at work.
    public var level: ReviewLevel?
    /// The levels of the review in order.
    public var levels: [ReviewLevel]
    /// When the county received it.
    public var receivedAt: Instant
    /// The day by which the county promises to be done.
    public var dueDay: CivilDate?
    /// The events so far, oldest first.
    public var events: [Step]

    /// One event, for showing.
    public struct Step: Codable, Sendable, Hashable {
        /// The state after it.
        public var state: CaseState
        /// The level that acted.
        public var level: ReviewLevel?
        /// The county's clock.
        public var at: Instant

        /// An event.
        public init(state: CaseState, level: ReviewLevel?, at: Instant) {
            self.state = state
            self.level = level
            self.at = at
        }
    }

    /// How far one case is.
    public init(
        receiptNumber: ReceiptNumber, acceptanceNumber: AcceptanceNumber?, itemName: String, state: CaseState,
        level: ReviewLevel?, levels: [ReviewLevel], receivedAt: Instant, dueDay: CivilDate?, events: [Step]
    ) {
        self.receiptNumber = receiptNumber
        self.acceptanceNumber = acceptanceNumber
        self.itemName = itemName
        self.state = state
        self.level = level
        self.levels = levels
        self.receivedAt = receivedAt
        self.dueDay = dueDay
        self.events = events
    }
}
