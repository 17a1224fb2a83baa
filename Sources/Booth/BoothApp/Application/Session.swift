import CountyAPI
import Domain
import Forms
import TerminalUI
import WorkerProtocol

/// What belongs to one person at the booth, from the first key to the last. Ending the session drops the value,
/// and with it everything.
struct Session: Sendable {
    var language: Language
    var document: IdentityDocument?
    var cardIsPresent = false
    var cardTrouble: ReaderTrouble?
    /// How often a card could not be read.
    var cardTroubles = 0
    var isReadingCard = false
    /// The service whose guide was opened last, and its record, once it is there.
    var chosenService: ServiceSummary?
    var chosenItem: ServiceItem?
    var finding = Finding()
    var form: FormFlow?
    var shelf = DraftShelf()
    var receipt: ReceiptView?
    var progress: ProgressView?
    /// The number that is being typed, to ask for a case without a card.
    var tracking: Tracking?
    /// Until when somebody has to answer whether there is anybody (还在吗?), on the monotonic clock; nil if nobody is
    /// asked. The question stands above everything and gives back what it covers.
    var mustStirUntil: Int?
    /// What suits the person.
    var comfort = Comfort()
    /// Whether the person has covered the screen.
    var isCovered = false
    /// Until when values are shown that are hidden otherwise, on the monotonic clock.
    var revealedUntil: Int?
    /// When the last key came, on the monotonic clock.
    var lastStir: Int
    /// When the last answer was given, on the monotonic clock.
    var lastAnswer: Int
}

/// Where the person is.
enum Place: Sendable, Hashable {
    case idle
    case language
    case card
    /// What can be done without one.
    case withoutCard
    case home
    case services
    /// The groups of services of a kind.
    case serviceGroups
    /// The services of a group.
    case serviceList
    case serviceSearch
    case guide
    /// A form was left half-filled: go on with it?
    case draft
    case form
    case review
    case receipt
    /// A receipt number is typed, to ask for its case without a card.
    case tracking
    case progress
    case leaving
}

/// A dialog above the screen.
enum Dialog: Sendable, Hashable {
    case language
    case help
    /// 确认提交?
    case confirmSubmission
    /// 结束办理?
    case confirmLeaving
    /// 先不填了吗?
    case confirmParting
    /// 重新填吗?
    case confirmDiscard
    /// A sentence that must be read; any answer closes it.
    case notice(MessageKey)
    /// The demonstration's cards.
    case demonstrationCards
}

/// The submission of this session after it became durable.
struct ReceiptView: Sendable, Equatable {
    var submissionID: SubmissionID
    var submitted: Submitted
    var item: ServiceItem
    var slip: SlipNews?
    var slipsPrinted = 0
    var delivery: DeliveryView = .waiting
}

/// What the progress screen shows.
struct ProgressView: Sendable, Equatable {
    /// Where the question was put, and back leads.
    var origin: Place
    /// What was asked.
    var question: Inquiry.Question
    var known: [KnownSubmission]?
    var answer: CountyAnswer = .asked

    enum CountyAnswer: Sendable, Equatable {
        case asked
        case answered(CaseProgressAnswer)
        case unanswered
    }
}
