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
    /// The pages of the form as it stands.
    private(set) var pages: [Page] = []
    /// The first question of the page shown, or nil before the first; pages come and go with relevance, so the place is kept by name.
    var current: String?
    var editor = TextEditor()
    var composition = Composition()
    /// Whether letters go through the input method (拼音) or stay as they are.
    var composesChinese = true
    /// What is wrong with the answer on this page, in the language of the screen.
    private(set) var fault: String?
    /// Why it may not stand, to be said again in another language.
    private(set) var refusal: Refusal?
    var isSubmitting = false

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
        /// The group's label, for the step.
        var group: String?
        /// The group's reference.
        var groupReference: String?

        /// The page's name: its first question.
        var id: String? { facts.first ?? question ?? notes.first }
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
        questions = session.questions
        pages = Self.pages(of: questions)
    }

    /// A run of facts is one page; a question with the notes before it is one.
    private static func pages(of questions: [Question]) -> [Page] {
        var pages: [Page] = []
        var page = Page()
        func close() {
            if page.id != nil { pages.append(page) }
            page = Page()
        }
        for question in questions {
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

    /// An answer as the review shows it: what a form marks `masked` stays masked.
    func reviewText(of question: Question) -> String {
        let text = session.displayText(of: question.ref)
        return question.isMasked ? Masking.documentNumber(text) : text
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
        if let question {
            editor = TextEditor(question.editableText, maxLength: question.maximumLength)
        }
    }
}

extension Question {
    /// Whether it only says something.
    var isNote: Bool { control == .note }

    /// Whether its value is hidden from onlookers in lists.
    var isMasked: Bool { appearances.contains("masked") }

    /// Whether it is typed.
    var isTyped: Bool {
        switch control {
        case .text, .integer, .decimal, .date, .time: true
        default: false
        }
    }

    /// Whether only digits and signs are typed.
    var isNumeric: Bool {
        switch control {
        case .integer, .decimal, .date, .time: true
        default: appearances.contains("numbers")
        }
    }

    /// The answer as the field shows it: a date without its hyphens, as it is typed.
    var editableText: String { control == .date ? value.filter { $0 != "-" } : value }

    /// How many characters the field takes.
    var maximumLength: Int {
        switch control {
        case .date: 8
        case .time: 5
        case .integer, .decimal: 18
        default: 60
        }
    }

    /// What was typed as the engine wants it: 19410308 is 1941-03-08.
    func answer(fromTyped text: String) -> String {
        let trimmed = text.trimmed
        if control == .date, let date = CivilDate(trimmed) { return date.description }
        return trimmed
    }
}

extension String {
    fileprivate var trimmed: String {
        let blank: (Character) -> Bool = { $0.isWhitespace }
        guard let first = firstIndex(where: { !blank($0) }), let last = lastIndex(where: { !blank($0) })
        else {
            return ""
        }
        return String(self[first...last])
    }
}
