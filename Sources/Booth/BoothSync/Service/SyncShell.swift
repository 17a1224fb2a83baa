import BoothStore
import CountyAPI
import FoundationEssentials

/// The hands of the engine during one run: every action is done at once or as a task that ends in an event.
struct SyncShell {
    let service: SyncService
    let inbox: AsyncStream<SyncEvent>.Continuation
    private let catalogue = CatalogueFetcher.Memory()
    /// What runs: one batch, one step of the catalogue, one poll and those broken off a moment ago.
    private var running: [Lane: Task<Void, Never>] = [:]
    private var timer: Task<Void, Never>?
    private var timerAt: Duration?
    private var dataVersion: Int?
    private var isLookingAgain = false

    private enum Lane: Hashable {
        case sending
        case catalogue
        case renewal
        case reconciliation
        case poll(Int)
        case secondLook
    }

    init(service: SyncService, inbox: AsyncStream<SyncEvent>.Continuation) {
        self.service = service
        self.inbox = inbox
    }

    /// False for a wake that turns out to be about our own writes. A writer that died before it could ring is found by one
    /// more look a second later.
    mutating func isNews(_ event: SyncEvent) -> Bool {
        guard case .rowsChanged = event else { return true }
        let version = try? service.store.dataVersion()
        guard version == nil || version != dataVersion else {
            isLookingAgain.toggle()
            if isLookingAgain {
                running[.secondLook] = Task { [inbox] in
                    do { try await Task.sleep(for: .seconds(1)) } catch { return }
                    inbox.yield(.rowsChanged)
                }
            }
            return false
        }
        dataVersion = version
        return true
    }

    mutating func perform(_ action: SyncAction, origin: ContinuousClock.Instant) {
        if let events = StoreWork(service: service).perform(action) {
            for event in events { inbox.yield(event) }
            return
        }
        switch action {
        case .send(let ids): send(ids)
        case .poll(let number, let wait): poll(number, wait: wait)
        case .cancelPoll(let number): running[.poll(number)]?.cancel()
        case .renewCertificate: renew()
        case .reconcile: reconcile()
        case .fetchRoot: step { await $0.fetchRoot() }
        case .fetchBlob(let entry): step { await $0.fetchBlob(entry) }
        case .switchCatalogue: step { await $0.switchCatalogue() }
        case .wait(let moment): wait(until: moment, origin: origin)
        case .recoverAttempts, .fetchPending, .recordProof, .recordRefusal, .endAttempt, .report, .finish:
            break
        }
    }

    /// Cancels what runs and waits for its end.
    mutating func stop() async {
        timer?.cancel()
        for task in running.values { task.cancel() }
        for task in running.values { await task.value }
        inbox.finish()
    }

    private mutating func send(_ ids: [UUID]) {
        let (sender, inbox) = (BatchSender(service: service), inbox)
        running[.sending] = Task { inbox.yield(.sent(ids, await sender.send(ids))) }
    }

    private mutating func poll(_ number: Int, wait: Duration) {
        let (poller, inbox) = (MessagePoller(service: service), inbox)
        running[.poll(number - 4)] = nil
        running[.poll(number)] = Task { inbox.yield(.polled(number, await poller.poll(wait: wait))) }
    }

    private mutating func step(_ body: @escaping @Sendable (CatalogueFetcher) async -> CatalogueOutcome) {
        let (fetcher, inbox) = (CatalogueFetcher(service: service, memory: catalogue), inbox)
        running[.catalogue] = Task { inbox.yield(.catalogue(await body(fetcher))) }
    }

    private mutating func renew() {
        guard let enrolment = service.enrolment else {
            inbox.yield(.renewal(.notDue))
            return
        }
        let renewer = CertificateRenewer(directory: enrolment, link: service.link, booth: service.booth)
        let (service, inbox) = (service, inbox)
        running[.renewal] = Task {
            let outcome = await renewer.look(at: service.now())
            service.note(outcome)
            inbox.yield(.renewal(outcome))
        }
    }

    private mutating func reconcile() {
        let (reconciler, inbox) = (Reconciler(service: service), inbox)
        running[.reconciliation] = Task { inbox.yield(.reconciled(await reconciler.compare())) }
    }

    private mutating func wait(until moment: Duration?, origin: ContinuousClock.Instant) {
        guard moment != timerAt || moment == nil else { return }
        timer?.cancel()
        timerAt = moment
        guard let moment else { return }
        let inbox = inbox
        timer = Task {
            do { try await Task.sleep(until: origin.advanced(by: moment), clock: .continuous) } catch {
                return
            }
            inbox.yield(.timer)
        }
    }
}
