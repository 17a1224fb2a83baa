import BoothApp
import CountyAPI
import Domain
import Forms
import TerminalUI
import WorkerProtocol

/// A model of what lies outside of the application: it answers effects with events, at once or when told to.
struct World {
    /// How the store takes a submission.
    enum Store {
        case works, fails, isSlow
    }

    var store = Store.works
    /// Whether every bundled form is there, with its lists.
    var hasWholeCatalogue = false
    /// The records of the catalogue.
    var items: [ServiceItem] = []
    /// Another form in place of the bundled one, under its id.
    var form: FormDefinition?
    /// Submissions that the store was asked to make durable.
    private(set) var orders: [SubmissionOrder] = []
    private(set) var slips: [SlipDocument] = []
    private(set) var questions: [Inquiry.Question] = []
    private(set) var followed: [SubmissionID] = []
    private(set) var forms = 0
    private(set) var forgotten = 0
    private(set) var wiped = 0
    private(set) var hasQuit = false
    /// What was said aloud since the voice last fell silent, and all that ever was.
    private(set) var said: [Utterance] = []
    private(set) var isSilent = true
    /// Forgets what was said.
    mutating func forgetWhatWasSaid() { said = [] }
    /// The size of the terminal's letters, and the grid that it has at the standard size.
    private(set) var textSize = TextSize.standard
    var standardGrid = Size(rows: 30, columns: 100)
    /// What is on the disk of half-filled forms; it outlives the application.
    var drafts = DraftDrawer()
    /// The scanner and the worker that draws signatures.
    var imaging = ImagingRoom()
    private var serial = 0
    /// How the input method writes now; nil if it is not used.
    private(set) var schema: String?
    private var letters = ""

    /// What the world does about an effect.
    mutating func answer(_ effect: BoothEffect, at moment: Moment) throws -> [BoothEvent] {
        switch effect {
        case .openItem(let code):
            return items.first { $0.implementationCode == code }.map { [.itemOpened($0)] }
                ?? [.formUnavailable(code: "item-missing")]
        case .openForm(let id):
            if hasWholeCatalogue { return [.formOpened(try openedForm(id))] }
            let form = try Samples.form.get()
            guard id == form.definition.id else { return [.formUnavailable(code: "form-missing")] }
            forms += 1
            return [
                .formOpened(
                    OpenedForm(
                        definition: self.form ?? form.definition, digest: form.digest,
                        submissionID: "submission-\(forms)",
                        instanceID: "00000000-0000-4000-8000-00000000000\(forms % 10)"))
            ]
        case .draft(let request): return try drafts.answer(request).map { [.draft($0)] } ?? []
        case .submit(let order):
            orders.append(order)
            if store == .works { drafts.finalise(order.id) }
            return switch store {
            case .works: [.submitted(try submitted(at: moment))]
            case .fails: [.submissionFailed(code: "disk-full")]
            case .isSlow: []
            }
        case .image(let order): return imaging.answer(order).map { .imaging($0) }
        case .printSlip(let slip):
            slips.append(slip)
            return [.slip(.queued)]
        case .followDelivery(let id):
            followed.append(id)
            return [.delivery(.waiting)]
        case .askProgress(let question):
            questions.append(question)
            return []
        case .forgetInquiry:
            forgotten += 1
            return []
        case .compose(let request):
            return compose(request).map { [.composition($0)] } ?? []
        case .demonstrate(let card):
            return [.demonstration(card: card)]
                + (card == nil
                    ? [.reader(.removed)] : [.reader(.reading), .reader(.document(Samples.elder))])
        case .wipe:
            wiped += 1
            return []
        case .say(let utterance):
            said.append(utterance)
            isSilent = false
            return []
        case .hush:
            isSilent = true
            return []
        case .setTextSize(let size):
            textSize = size
            return [
                .resized(
                    rows: standardGrid.rows * 100 / size.percent,
                    columns: standardGrid.columns * 100 / size.percent)
            ]
        case .quit:
            hasQuit = true
            return []
        }
    }

    private mutating func openedForm(_ id: String) throws -> OpenedForm {
        let form = try BundledCatalogue.form(id)
        forms += 1
        return OpenedForm(
            definition: form.definition, digest: form.digest, lists: form.lists,
            submissionID: "submission-\(forms)",
            instanceID: "00000000-0000-4000-8000-00000000000\(forms % 10)")
    }

    /// The next finalised submission of the day.
    mutating func submitted(at moment: Moment) throws -> Submitted {
        serial += 1
        guard let day = moment.wall.civil()?.date,
            let number = ReceiptNumber(boothCode: 423, day: day, serial: serial)
        else { throw Missing("a day") }
        return Submitted(
            receiptNumber: number,
            code: BitMatrix(side: 21, dark: (0..<441).map { $0 % 3 == 0 }), at: moment.wall)
    }

    /// An input method that knows a name, by its letters and by some strokes.
    private mutating func compose(_ request: InputMethodRequest) -> Composition? {
        let words = [
            "wei": ["韦", "维"], "yi": ["一", "衣"], "er": ["二", "儿"], "1": ["一", "二"], "13": ["厂", "龙"],
            "1152": ["韦"], "453534": ["农"], "12212512134": ["黄"], "1234431112": ["样"],
            "32135422": ["例"], "1234121121": ["桂"],
        ]
        switch request {
        case .clear:
            letters = ""
            schema = nil
            return nil
        case .start(let name):
            letters = ""
            schema = name
        case .key(let key): letters += key
        case .deleteBackward: letters = String(letters.dropLast())
        case .page: break
        case .select(let index):
            let candidates = words[letters] ?? []
            guard candidates.indices.contains(index) else { break }
            letters = ""
            return Composition(committed: candidates[index])
        }
        return Composition(preedit: letters, candidates: words[letters] ?? [])
    }
}
