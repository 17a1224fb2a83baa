import BoothApp
import BoothStore
import CAllocator
import CountyAPI
import Domain
import Forms
import Foundation
import Synchronization

/// Everything that concerns the store: forms, submissions, their way to the county, and questions to it.
public final class StoreDesk: Sendable {
    let changes: ChangeSignal
    let store: BoothStore
    let identity: BoothIdentity
    let signingKey: SigningKey
    /// The key with which drafts are sealed; nil where there is none to be had.
    let draftKey: DraftKey?
    let events: EventQueue
    let report: @Sendable (_ code: String, _ error: any Error) -> Void
    let desk = Mutex(Papers())
    private let line = DeskQueue(label: "ting.store-desk")

    /// What lies on the desk during a session.
    struct Papers {
        var catalogueVersion: Int?
        /// The key to which the catalogue in force has booths seal.
        var sealingKey: SealingKey?
        /// Where the records of the catalogue's services are, by implementation code.
        var records: [String: ContentDigest] = [:]
        var link: LinkView?
        /// Whether a second look is due.
        var looksAgain = false
        /// The submission whose way is followed.
        var followed: UUID?
        var delivery: DeliveryView?
        /// Counts the persons who asked: an answer to an earlier one is dropped.
        var turn = 0
        /// The question that was put, with the key that opens its answer.
        var inquiry: (id: UUID, key: OpeningKey, turn: Int)?
        /// The form opened last, with its lists: a draft holds on to them also if the catalogue has left them out by then.
        var formFiles: [FormFile] = []
    }

    /// A desk over an open store. `report` takes what went wrong for the journal.
    public init(
        store: BoothStore, identity: BoothIdentity, signingKey: SigningKey, draftKey: DraftKey? = nil,
        events: EventQueue,
        report: @escaping @Sendable (_ code: String, _ error: any Error) -> Void
    ) throws {
        self.store = store
        self.identity = identity
        self.signingKey = signingKey
        self.draftKey = draftKey
        self.events = events
        self.report = report
        changes = try ChangeSignal(store)
    }

    /// Tells what has changed in the store since the last look.
    public func refresh() {
        work { desk in
            try desk.tellCatalogue()
            try desk.tellLink()
            try desk.tellDelivery()
            try desk.tellReply()
        }
    }

    /// Looks now, and once more a second later: a writer that dies right after its commit has changed the file before
    /// the commit could be seen, and rings no bell.
    func refreshTwice() {
        refresh()
        let isFirst = desk.withLock { papers in
            defer { papers.looksAgain = true }
            return !papers.looksAgain
        }
        guard isFirst else { return }
        work(after: 1) { desk in
            desk.desk.withLock { $0.looksAgain = false }
            desk.refresh()
        }
    }

    /// Reads the record of a service of the catalogue in force.
    func openItem(_ code: String) {
        work(onFailure: .formUnavailable(code: "item-unavailable")) { desk in
            guard let record = desk.desk.withLock({ $0.records[code] }),
                let item = try desk.store.serviceItem(record)
            else {
                desk.events.post(.formUnavailable(code: "item-missing"))
                return
            }
            desk.events.post(.itemOpened(item))
        }
    }

    /// Opens a form of the catalogue in force.
    func openForm(_ id: String) {
        work(onFailure: .formUnavailable(code: "form-unavailable")) { desk in
            guard let catalogue = try desk.store.currentCatalogue(), let file = try catalogue.form(id) else {
                desk.events.post(.formUnavailable(code: "form-missing"))
                return
            }
            let form = try FormDefinition(xml: [UInt8](file.xml))
            let lists = try catalogue.lists(of: form)
            try desk.lay(by: file, lists)
            desk.events.post(
                .formOpened(
                    OpenedForm(
                        definition: form, digest: file.digest, lists: lists, submissionID: UUID().uuidString,
                        instanceID: UUID().uuidString.lowercased())))
        }
    }

    /// Waits until all orders so far are worked: the front ends, and what was answered last is on its way to the disk.
    public func finish() { line.finish() }

    /// Keeps a form and its lists at hand as long as it is the one that is filled.
    private func lay(by form: FormFile, _ lists: [String: OpenedList]) throws {
        let files = try [form] + lists.values.compactMap { try store.form($0.digest) }
        desk.withLock { $0.formFiles = files }
    }

    /// Keeps the reader's state for technicians: `ok` or the fault's code.
    public func recordReader(_ condition: String) {
        work { desk in
            try desk.store.recordHealth(device: "card-reader", condition: condition, since: Moment.now.wall)
        }
    }

    /// Works an order after those before it, and reports its failure.
    func work(onFailure failure: BoothEvent? = nil, _ body: @escaping @Sendable (StoreDesk) throws -> Void) {
        line.async { [self] in
            do { try body(self) } catch {
                report("store-desk", error)
                if let failure { events.post(failure) }
            }
        }
    }

    /// Works an order after so many seconds.
    func work(after seconds: Double, _ body: @escaping @Sendable (StoreDesk) throws -> Void) {
        line.async(after: seconds) { [self] in
            do { try body(self) } catch { report("store-desk", error) }
        }
    }

    /// The key to which the county has us seal now.
    var sealingKey: SealingKey { desk.withLock(\.sealingKey) ?? identity.trust.sealingKey }

    private func tellCatalogue() throws {
        let version = try store.catalogueVersion()
        guard version != desk.withLock({ $0.catalogueVersion }), let catalogue = try store.currentCatalogue()
        else {
            return
        }
        let summaries = try catalogue.summaries()
        desk.withLock { papers in
            papers.catalogueVersion = version
            papers.sealingKey = catalogue.sealingKey
            papers.records = Dictionary(
                summaries.map { ($0.service.implementationCode, $0.record) },
                uniquingKeysWith: { first, _ in first })
        }
        events.post(.catalogue(summaries.map(\.service)))
        events.post(.notices(try catalogue.notices()))
        // Reading thousands of records leaves megabytes behind, and so does putting them into groups; the machine gets them back.
        malloc_trim(0)
        work(after: 2) { _ in malloc_trim(0) }
    }

    private func tellLink() throws {
        let status = try store.link()
        let view = LinkView(isUp: status.isUp, downSince: status.downSince, lastReached: status.lastReachedAt)
        // Before the first attempt there is nothing to say.
        guard status.lastReachedAt != nil || status.lastFailureCode != nil else { return }
        let isNews = desk.withLock { papers in
            defer { papers.link = view }
            return papers.link != view
        }
        if isNews { events.post(.link(view)) }
    }
}
