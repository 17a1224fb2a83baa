import Domain
import Forms
import TerminalUI
import WorkerProtocol

/// A form that is being filled: the engine's session, the page shown, and what is being typed.
struct FormFlow: Sendable {
    let item: ServiceItem
    let opened: OpenedForm
    /// The card as the form sees it.
    let cardXML: String
    /// The engine's session; what the screens show of it is taken out once a change.
    var session: FormSession { didSet { takeOut() } }
    /// The relevant questions, in order.
    private(set) var questions: [Question] = []
    /// The relevant repeats.
    private(set) var repeats: [RepeatState] = []
    /// The choices of a ranking picked so far, first to last; the engine takes only a whole ranking.
    var ranking: [String] = []
    /// The pages of the form as it stands.
    private(set) var pages: [Page] = []
    /// The first question of the page shown, or nil before the first; pages come and go with relevance, so the place is kept by name.
    var current: String?
    var editor = TextEditor()
    var composition = Composition()
    /// How texts are written now.
    var writing = WritingMode.pinyin
    /// What is wrong with the answer on this page, in the language of the screen.
    private(set) var fault: String?
    /// Why it may not stand, to be said again in another language.
    private(set) var refusal: Refusal?
    var isSubmitting = false
    /// The papers that were scanned for it, and the signatures.
    var files = FormFiles()
    /// What is known of its draft.
    var draft = DraftTrack()

    /// Why an answer may not stand.
    enum Refusal: Sendable, Hashable {
        /// It is no answer to this kind of question.
        case unreadable(MessageKey)
        /// It breaks a rule of the form's for this question.
        case violation(ref: String)
    }

    /// One screen of the form.
    struct Page: Hashable {
        /// Sentences to read first.
        var notes: [String] = []
        /// What the card or a calculation knows: shown, not asked.
        var facts: [String] = []
        /// The question, if this page asks one.
        var question: String?
        /// The repeat that ends here, if the person may add to it.
        var end: String?
        /// The group's label, for the step.
        var group: String?
        /// The group's reference.
        var groupReference: String?

        /// The page's name: its first question.
        var id: String? { facts.first ?? question ?? end.map { $0 + "/" } ?? notes.first }
    }

    /// A form that is about to be filled.
    init(item: ServiceItem, opened: OpenedForm, cardXML: String, session: FormSession) {
        self.item = item
        self.opened = opened
        self.cardXML = cardXML
        self.session = session
        takeOut()
    }

    private mutating func takeOut() {
        let steps = session.steps
        questions = steps.compactMap { if case .question(let question) = $0 { question } else { nil } }
        repeats = steps.compactMap { if case .end(let state) = $0 { state } else { nil } }
        pages = Self.pages(of: steps)
    }

    /// A run of facts is one page; a question with the notes before it is one.
    private static func pages(of steps: [FormStep]) -> [Page] {
        var pages: [Page] = []
        var page = Page()
        func close() {
            if page.id != nil { pages.append(page) }
            page = Page()
        }
        for step in steps {
            guard case .question(let question) = step else {
                // Repetitions that the form counts itself need no asking.
                guard case .end(let state) = step, state.allowsChange else { continue }
                close()
                page.group = state.groups.map(\.label).first { !$0.isEmpty } ?? state.label
                page.groupReference = state.groups.first?.reference
                page.end = state.ref
                close()
                continue
            }
            let isFact = !question.isNote && question.isReadOnly
            let group = question.groups.first?.reference
            if page.groupReference != group || page.question != nil || !isFact && !page.facts.isEmpty {
                close()
            }
            page.group = question.groupLabels.first
            page.groupReference = group
            if question.isNote {
                page.notes.append(question.ref)
            } else if isFact {
                page.facts.append(question.ref)
            } else {
                page.question = question.ref
            }
        }
        close()
        return pages
    }

    /// The place of the page shown.
    var index: Int {
        pages.firstIndex { $0.id == current } ?? 0
    }

    /// The page shown.
    var page: Page? {
        pages.isEmpty ? nil : pages[min(index, pages.count - 1)]
    }

    /// The question of the page shown.
    var question: Question? {
        page?.question.flatMap { ref in questions.first { $0.ref == ref } }
    }

    /// The repeat that ends on the page shown.
    var end: RepeatState? {
        page?.end.flatMap { ref in repeats.first { $0.ref == ref } }
    }

    /// The step of the page shown among the form's groups. All groups count, so that the total does not jump when
    /// an answer makes some of them superfluous.
    var step: (current: Int, total: Int)? {
        let groups = opened.definition.topLevelGroups
        guard groups.count > 1, let place = groups.firstIndex(where: { $0 == page?.groupReference }) else {
            return nil
        }
        return (place + 1, groups.count)
    }

    /// The questions that the review shows: all but notes.
    var reviewedQuestions: [Question] {
        questions.filter { !$0.isNote && !session.displayText(of: $0.ref).isEmpty }
    }

    /// An answer as the review shows it: what a form marks as personal is masked, unless it is revealed.
    func reviewText(of question: Question, isRevealed: Bool) -> String {
        let text = session.displayText(of: question.ref)
        guard let masking = question.masking, !isRevealed else { return text }
        return masking.mask(masking == .birth ? question.value : text)
    }

    /// Says why the answer may not stand.
    mutating func refuse(_ refusal: Refusal, saying text: String) {
        self.refusal = refusal
        fault = text
    }

    /// Takes back what was said against the answer.
    mutating func accept() {
        refusal = nil
        fault = nil
    }

    /// Shows a page; the field takes over the answer given before.
    mutating func show(_ page: Page?) {
        current = page?.id
        composition = Composition()
        accept()
        files.activity = nil
        ranking = []
        if let question {
            editor = TextEditor(question.editableText, maxLength: question.maximumLength)
            if question.control == .rank { ranking = question.value.split(separator: " ").map(String.init) }
        }
    }
}
