import Domain
import FoundationEssentials

/// A question whose answer holds personal data (我的办件). Sealed to the county like a submission; the answer is
/// sealed to a key that lives for one session in the front's memory.
public struct Inquiry: Codable, Sendable, Hashable, CustomStringConvertible, CustomReflectable {
    /// What is asked.
    public var question: Question
    /// The key to which the answer is sealed.
    public var replyKey: SealingKey

    /// The questions that a booth can put.
    public enum Question: Sendable, Hashable {
        /// How far are the cases of this person, whose card lies on the reader?
        case cases(of: PersonKey)
        /// How far is the case with this number? Whoever holds a slip may ask; the answer names nobody and nothing
        /// (``CaseProgress/withoutParticulars``).
        case numbered(ReceiptNumber)
    }

    /// A question.
    public init(_ question: Question, replyKey: SealingKey) {
        self.question = question
        self.replyKey = replyKey
    }

    public var description: String { "inquiry \(kind.rawValue)" }
    public var customMirror: Mirror { Mirror(self, children: ["question": kind.rawValue]) }

    private enum Kind: String, Codable { case caseProgress, caseByNumber }

    private var kind: Kind {
        switch question {
        case .cases: .caseProgress
        case .numbered: .caseByNumber
        }
    }

    private enum CodingKeys: String, CodingKey { case question, person, receiptNumber, replyKey }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        question =
            switch try container.decode(Kind.self, forKey: .question) {
            case .caseProgress: .cases(of: try container.decode(PersonKey.self, forKey: .person))
            case .caseByNumber: .numbered(try container.decode(ReceiptNumber.self, forKey: .receiptNumber))
            }
        replyKey = try container.decode(SealingKey.self, forKey: .replyKey)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(kind, forKey: .question)
        switch question {
        case .cases(let person): try container.encode(person, forKey: .person)
        case .numbered(let number): try container.encode(number, forKey: .receiptNumber)
        }
        try container.encode(replyKey, forKey: .replyKey)
    }
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

/// The answer to an ``Inquiry``: the cases that it asks about, newest first.
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
    /// The service item's name in Chinese; nil for whoever knows no more than the number.
    public var itemName: String?
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
        receiptNumber: ReceiptNumber, acceptanceNumber: AcceptanceNumber?, itemName: String?,
        state: CaseState, level: ReviewLevel?, levels: [ReviewLevel], receivedAt: Instant, dueDay: CivilDate?,
        events: [Step]
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

    /// What whoever knows no more than the number may see: how far it is, and not what it is about. A number can be
    /// guessed from a neighbour's.
    public var withoutParticulars: CaseProgress {
        var progress = self
        progress.acceptanceNumber = nil
        progress.itemName = nil
        return progress
    }
}
