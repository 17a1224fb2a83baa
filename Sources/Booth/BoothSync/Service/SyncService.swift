import BoothStore
import CountyAPI
import Domain
import FoundationEssentials
import Logging

/// Carries out what ``SyncEngine`` decides: reads and writes the store, makes the requests, keeps the timer. Decides
/// nothing itself.
///
///     let service = SyncService(store: store, link: link, identity: identity)
///     let result = await service.run(.once)
public struct SyncService: Sendable {
    let store: BoothStore
    let link: any CountyLink
    let trust: CountyTrust
    let booth: BoothID
    /// Where the certificate is kept in force; nil where the link shows none.
    let enrolment: IdentityDirectory?
    let policy: SyncPolicy
    let log: Logger
    /// The booth's wall clock, for what people read; it decides nothing.
    let now: @Sendable () -> Instant

    /// A service over an open store and a link.
    public init(
        store: BoothStore, link: any CountyLink, identity: BoothIdentity, enrolment: IdentityDirectory? = nil,
        policy: SyncPolicy = .standard,
        log: Logger = Logger(label: "kiosk-sync"), now: @escaping @Sendable () -> Instant = Self.wallClock
    ) {
        self.now = now
        self.store = store
        self.link = link
        self.policy = policy
        self.log = log
        trust = identity.trust
        booth = identity.booth
        self.enrolment = enrolment
    }

    /// Runs until a single exchange is over, or, as a daemon, until the task is cancelled; nil then. `wakes` are the
    /// events from outside: ``WakeSources/events``. Everything that runs has ended on return.
    @discardableResult
    public func run(
        _ mode: SyncEngine.Mode, wakes: AsyncStream<SyncEvent> = AsyncStream { $0.finish() }
    ) async -> ExchangeResult? {
        let (events, inbox) = AsyncStream.makeStream(of: SyncEvent.self)
        var shell = SyncShell(service: self, inbox: inbox)
        let forwarding = Task { for await event in wakes { inbox.yield(event) } }
        let housekeeping = Task { await keepHouse() }
        let watching = Task { await watchDisk() }
        defer {
            forwarding.cancel()
            housekeeping.cancel()
            watching.cancel()
        }
        var engine = SyncEngine(mode: mode, policy: policy)
        let clock = ContinuousClock()
        let origin = clock.now
        var result: ExchangeResult?
        inbox.yield(.started)
        for await event in events where shell.isNews(event) {
            let actions = engine.handle(
                event, at: origin.duration(to: clock.now), jitter: .random(in: 0..<1))
            for action in actions {
                if case .finish(let outcome) = action { result = outcome }
                shell.perform(action, origin: origin)
            }
            if result != nil { break }
        }
        await shell.stop()
        return result
    }

    /// The machine's wall clock.
    @Sendable public static func wallClock() -> Instant {
        Instant(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded()))
    }

    /// Tells the journal and the technician what became of the certificate.
    func note(_ outcome: RenewalOutcome) {
        let condition: String
        switch outcome {
        case .notDue: return
        case .renewed:
            log.notice("the certificate was renewed")
            condition = "ok"
        case .failed(let failure):
            log.warning("the certificate could not be renewed", metadata: ["code": "\(failure.code)"])
            condition = failure.code
        }
        do { try store.recordHealth(device: "certificate", condition: condition, since: now()) } catch {
            log.error("the store failed: \(error)")
        }
    }

    /// Keeps the disk's reserve, and tells the journal and the technician how much room there is.
    private func watchDisk() async {
        let watch = DiskWatch(directory: store.directory)
        var known: DiskRoom?
        while !Task.isCancelled {
            let room = watch.look()
            if room != known {
                if room != .enough {
                    log.warning("the disk is short of room", metadata: ["code": "\(room.rawValue)"])
                }
                do {
                    try store.recordHealth(device: "disk", condition: room.rawValue, since: now())
                    known = room
                } catch { log.error("the store failed: \(error)") }
            }
            // What the county holds goes first, for as long as room is short.
            if room == .low || room == .full { _ = try? store.releaseAttachments(all: true) }
            try? await Task.sleep(for: .seconds(15))
        }
    }

    private func keepHouse() async {
        while !Task.isCancelled {
            do {
                try store.purgeExpired(at: now())
                try store.releaseAttachments()
            } catch { log.error("cannot tidy the store: \(error)") }
            try? await Task.sleep(for: .seconds(60))
        }
    }
}
