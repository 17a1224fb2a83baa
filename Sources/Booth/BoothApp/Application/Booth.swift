import CountyAPI
import Domain
import Forms
import TerminalUI
import WorkerProtocol

/// The application of the front: everything that it knows and decides, as a value. Events and time go in, effects
/// come out, and ``screen(rows:columns:)`` tells what is to be seen. It does no I/O and reads no clock.
public struct Booth: Sendable {
    let configuration: BoothConfiguration
    private(set) var messages: Messages
    let renderer: ScreenRenderer

    var now: Moment
    var rows = 30
    var columns = 100
    /// The grid at the standard size of type.
    var standardGrid = Size(rows: 30, columns: 100)

    private(set) var items: [ServiceSummary] = []
    /// Whether it is known which services there are; right after the start it is not.
    private(set) var knowsCatalogue = false
    private(set) var offer = ServiceOffer([], on: nil)
    /// The county's notices, of whatever day.
    var notices: [PublicNotice] = []
    var link: LinkView?
    var printer: PrinterCondition?
    /// Whether the card reader is known not to work.
    var readerIsDown = false
    /// Whether the disk has no room for another session. One that runs finishes.
    var isOutOfRoom = false
    var demonstrationCard: Int?
    /// Whether half-filled forms are saved at all; not where the booth has no key to seal them with.
    var savesDrafts = true
    /// Counts the looks for drafts and the ends of sessions: an answer to an earlier look is dropped.
    var draftTurn = 0
    /// Counts what was asked of the scanner, and the ends of sessions: an answer to something earlier is dropped.
    var imagingTurn = 0
    /// Whether there is a scanner.
    var hasScanner = false
    /// Whether the program ended while somebody filled a form whose draft is there; said until a session begins.
    var hasSurvived = false

    /// Whether there is a voice that can read screens aloud.
    var hasVoice = false
    /// What was read aloud of the screen as it stands.
    var heard = Heard()

    var place = Place.idle
    var session: Session?
    var dialog: Dialog? { didSet { (dialogFocus, dialogPage) = (0, 0) } }
    /// Which offer of the screen has the focus; a dialog above it has one of its own.
    var focus = 0
    var dialogFocus = 0
    var dialogPage = 0
    var hasMovedFocus = false
    var page = 0
    /// How the screen lay when its pages were last asked for; drawing it goes faster with it.
    public internal(set) var layout: ScreenLayout?

    /// An application at rest.
    public init(
        configuration: BoothConfiguration, messages: Messages, renderer: ScreenRenderer, at moment: Moment
    ) {
        self.configuration = configuration
        self.messages = messages
        self.renderer = renderer
        now = moment
    }

    /// Takes in what happened; gives what is to be done in the world.
    public mutating func handle(_ event: BoothEvent, at moment: Moment) -> [BoothEffect] {
        now = moment
        if offer.day != today { offer = ServiceOffer(items, on: today) }
        let textSize = self.textSize
        var effects = take(event)
        if self.textSize != textSize { effects.append(.setTextSize(self.textSize)) }
        return effects
    }

    private mutating func take(_ event: BoothEvent) -> [BoothEffect] {
        switch event {
        case .key(let key):
            return stir() || uncover() ? [] : press(key)
        case .pad(let move):
            draw(move)
        case .stir:
            stir()
        case .resized(let rows, let columns):
            (self.rows, self.columns) = (rows, columns)
            if textSize == .standard { standardGrid = Size(rows: rows, columns: columns) }
            showFocus(in: present())
        case .tick:
            return passTime()
        case .reader(let news):
            return hear(news)
        case .catalogue(let items):
            self.items = items
            offer = ServiceOffer(items, on: today)
            knowsCatalogue = true
        case .messages(let messages):
            self.messages = messages
        case .notices(let notices):
            self.notices = notices
        case .itemOpened(let item):
            show(item)
        case .formOpened(let form):
            return begin(form)
        case .formUnavailable:
            if place == .guide { dialog = .notice(.formUnavailable) }
        case .draft(let news):
            return hear(news)
        case .imaging(let news):
            return hear(news)
        case .link(let state):
            link = state
        case .printer(let condition):
            printer = condition
        case .storage(let hasRoom):
            isOutOfRoom = !hasRoom
        case .submitted(let submitted):
            return receive(submitted)
        case .submissionFailed:
            guard session?.form?.isSubmitting == true else { return [] }
            session?.form?.isSubmitting = false
            dialog = .notice(.submissionFailed)
        case .slip(let news):
            session?.receipt?.slip = news
        case .delivery(let delivery):
            session?.receipt?.delivery = delivery
        case .progress(let news):
            hear(news)
        case .composition(let composition):
            compose(composition)
        case .demonstration(let card):
            demonstrationCard = card
        case .voice(let isThere):
            hasVoice = isThere
        }
        return []
    }

    var today: CivilDate? { now.wall.civil()?.date }

    /// What is to be seen now.
    public func screen() -> Screen {
        var presentation = present()
        presentation.screen.focus = focused(in: presentation)?.focus
        presentation.screen.page = page
        presentation.screen.overlay?.page = dialogPage
        return presentation.screen
    }

    /// What Enter acts on. Where a screen only waits (for a card), nothing is until the arrows have been used: Enter
    /// pressed once too often must not lead back.
    func focused(in presentation: Presentation) -> Presentation.Offer? {
        guard !presentation.offers.isEmpty else { return nil }
        let place = dialog == nil ? focus : dialogFocus
        let offer = presentation.offers[min(place, presentation.offers.count - 1)]
        if case .control = offer.focus, !hasMovedFocus { return nil }
        return offer
    }

    /// The language in which the screen speaks.
    var language: Language { session?.language ?? .chinese }

    /// A sentence in the language of the screen.
    func text(_ key: MessageKey, _ values: [String: String] = [:]) -> String {
        messages.text(key, in: language, values)
    }

    /// Goes to a place, with the focus on its first choice.
    mutating func go(to place: Place) {
        self.place = place
        dialog = nil
        focus = 0
        hasMovedFocus = false
        page = 0
        layout = nil
    }
}
