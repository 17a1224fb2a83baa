import BoothApp
import CountyAPI
import Domain

/// A model of the store's drafts: what was saved is there, for the same person, until it is dropped or finalised.
struct DraftDrawer {
    /// A draft on the disk.
    struct Sheet {
        var order: DraftOrder
        var keptUntil: Instant
        var isParked = false
    }

    private(set) var sheets: [SubmissionID: Sheet] = [:]
    /// What was dropped, and why.
    private(set) var dropped: [DraftReason] = []
    /// How often something was saved.
    private(set) var saves = 0
    /// Whether saving fails.
    var isFull = false
    /// Whether opening finds a form or bytes that cannot be used.
    var isDamaged = false
    /// Answers that wait, where the store is slow.
    var isSlow = false
    private(set) var waiting: [DraftNews] = []

    mutating func answer(_ request: DraftRequest) throws -> DraftNews? {
        switch request {
        case .save(let order):
            guard !isFull else { return .notSaved(order.id) }
            saves += 1
            let promised = sheets[order.id]?.keptUntil ?? order.keptUntil
            sheets[order.id] = Sheet(order: order, keptUntil: max(promised, order.keptUntil))
        case .park(let id, let until):
            sheets[id]?.isParked = true
            if let sheet = sheets[id] { sheets[id]?.keptUntil = max(sheet.keptUntil, until) }
        case .drop(let id, let reason):
            if sheets.removeValue(forKey: id) != nil { dropped.append(reason) }
        case .find(let person, let turn):
            let views = sheets.values.filter { $0.order.person == person }
                .sorted { $0.order.at > $1.order.at }
                .map {
                    DraftView(
                        id: $0.order.id, item: $0.order.item, changedAt: $0.order.at, keptUntil: $0.keptUntil)
                }
            return give(.found(views, turn: turn))
        case .open(let id, let person, let turn):
            guard !isDamaged, let order = sheets[id]?.order, order.person == person else {
                sheets[id] = nil
                return give(.unavailable(id, isGone: true, turn: turn))
            }
            return give(.opened(try open(order), turn: turn))
        }
        return nil
    }

    /// The submission is durable, and its draft gone with it.
    mutating func finalise(_ id: SubmissionID) { sheets[id] = nil }

    private mutating func give(_ news: DraftNews) -> DraftNews? {
        guard isSlow else { return news }
        waiting.append(news)
        return nil
    }

    /// The form by its digest, whatever the catalogue has become.
    private func open(_ order: DraftOrder) throws -> OpenedDraft {
        let form = try Samples.form.get()
        guard form.digest == order.formDigest else { throw Missing("the form that the draft began with") }
        return OpenedDraft(
            item: order.item,
            form: OpenedForm(
                definition: form.definition, digest: form.digest, submissionID: order.id,
                instanceID: order.instanceID),
            draftXML: order.draftXML, page: order.page, isInReview: order.isInReview,
            attachments: order.attachments)
    }
}
