import BoothStore
import BoothSync
import CountyAPI
import Domain
import Foundation
import Logging

extension World {
    /// Long silences: a booth's week has ten thousand polls otherwise, all alike.
    private static let policy: SyncPolicy = {
        var policy = SyncPolicy.standard
        policy.longPoll = .seconds(3600)
        policy.shortestLongPoll = .seconds(1800)
        policy.catalogueInterval = .seconds(21_600)
        policy.reportInterval = .seconds(3600)
        policy.reconciliationInterval = .seconds(10_800)
        return policy
    }()

    private static let quiet: Logger = {
        var logger = Logger(label: "simulation")
        logger.logLevel = .critical
        return logger
    }()

    private var service: SyncService? {
        let clock = clock
        return store.map {
            SyncService(
                store: $0, link: wire, identity: identity, policy: Self.policy, log: Self.quiet,
                now: { clock.booth })
        }
    }

    // MARK: Power

    /// The booth's machine comes up: the store is opened, the sync daemon started.
    func startBooth() throws {
        boothIsStarting = false
        if boothDisk.isOff { boothDisk.turnOn() }
        do { store = try BoothStore(directory: boothDisk.folder) } catch {
            guard boothDisk.isOff || boothIsFull || failing.contains(.boothDisk) else {
                throw broken("the store does not open again: \(error)")
            }
            return stopBooth(for: .seconds(60))
        }
        life += 1
        engine = SyncEngine(mode: .daemon, policy: Self.policy)
        fetched = CatalogueFetcher.Memory()
        heldPoll = nil
        timerAt = nil
        agenda.add(.sync(.started, life: life), at: now + .seconds(1))
        mustCheck = true
    }

    /// The booth's programs end here and now; they are started again after a while.
    func stopBooth(for pause: Duration) {
        store = nil
        life += 1
        guard !boothIsStarting else { return }
        boothIsStarting = true
        agenda.add(.boothStarts, at: now + pause)
    }

    // MARK: People

    /// Somebody comes and confirms a form, or comes back because the booth had lost its power in the midst of it.
    func visit() throws {
        guard store != nil else {
            agenda.add(.visit, at: now + .seconds(600))
            return
        }
        if let again = retried.popLast() { try confirm(again) }
        let number = entrusted.count + 1
        let files = random.chance(0.2) ? (0..<Int.random(in: 1...2, using: &random)).map(file) : []
        var bytes = [UInt8](repeating: 0, count: 16)
        for index in bytes.indices { bytes[index] = UInt8.random(in: 0...255, using: &random) }
        let id = NSUUID(uuidBytes: bytes) as UUID
        try confirm(Entrusted(id: id, note: "\(SampleForm.secret) \(number)", files: files))
    }

    private func file(_ index: Int) -> Data {
        let salt = Int.random(in: 0...255, using: &random)
        return Data(
            (0..<Int.random(in: 100...50_000, using: &random)).map {
                UInt8(truncatingIfNeeded: $0 &* (index &+ 7) &+ salt)
            })
    }

    private func confirm(_ entrusted: Entrusted) throws {
        guard let store, let day = clock.booth.civil()?.date else { return }
        let (identity, boothKey, item, time) = (identity, boothKey, item, clock.booth)
        let order = FinaliseOrder(
            submissionID: entrusted.id, boothID: identity.booth, boothCode: identity.boothCode, day: day,
            at: time, implementationCode: item.implementationCode, formID: "simulated", formVersion: "1",
            formDigest: SampleForm.digest)
        var kept = entrusted
        do {
            let sealingKey = try store.currentCatalogue()?.sealingKey ?? identity.trust.sealingKey
            let parts = try entrusted.files.flatMap {
                try SealedPart.seal(
                    $0, of: entrusted.id, booth: identity.booth, to: sealingKey, by: boothKey,
                    time: time)
            }
            kept.finalised = try store.finalise(order, parts: parts) { place, number in
                let content = try SampleForm.content(
                    entrusted, number: number, day: day, item: item.implementationCode)
                return try Envelope.seal(
                    content.packed(form: SampleForm.xml), at: place, to: sealingKey,
                    by: boothKey, time: time)
            }
            self.entrusted[entrusted.id] = kept
            agenda.add(.sync(.rowsChanged, life: life), at: now)
        } catch {
            // The person was told that it failed, or saw the screen go dark: it may be there or not, and whole.
            // What was found at the booth since is not forgotten for a second try that fails.
            if self.entrusted[entrusted.id] == nil { self.entrusted[entrusted.id] = entrusted }
            guard boothDisk.isOff || boothIsFull || failing.contains(.boothDisk) else {
                throw broken("a submission could not be finalised: \(error)")
            }
            retried.append(entrusted)
        }
    }

    // MARK: The sync daemon

    /// Hands the engine an event and does what it wants.
    func feed(_ event: SyncEvent) async throws {
        for action in engine.handle(event, at: now, jitter: .random(in: 0..<1, using: &random)) {
            guard let service else { return }
            if let events = StoreWork(service: service).perform(action) {
                for event in events { deliver(event, after: .zero) }
            } else {
                await perform(action, service)
            }
            if boothDisk.isOff { return }
        }
    }

    private func deliver(_ event: SyncEvent, after pause: Duration) {
        agenda.add(.sync(event, life: life), at: now + pause)
    }

    private func perform(_ action: SyncAction, _ service: SyncService) async {
        let pause = random.seconds(0.05...4)
        switch action {
        case .send(let ids):
            let life = life
            let outcome = await BatchSender(service: service).send(ids)
            if life == self.life { deliver(.sent(ids, outcome), after: pause) }
        case .poll(let number, let wait):
            heldPoll = number
            let hasMessages = wire.state.withLock { $0.hasMessages }
            agenda.add(.poll(number, life: life), at: now + (hasMessages ? pause : max(wait, pause)))
        case .cancelPoll(let number): if heldPoll == number { heldPoll = nil }
        // There is no TLS between the programs here, and no certificate.
        case .renewCertificate: deliver(.renewal(.notDue), after: .zero)
        case .reconcile: deliver(.reconciled(await Reconciler(service: service).compare()), after: pause)
        case .fetchRoot: deliver(.catalogue(await fetcher(service).fetchRoot()), after: pause)
        case .fetchBlob(let entry): deliver(.catalogue(await fetcher(service).fetchBlob(entry)), after: pause)
        case .switchCatalogue: deliver(.catalogue(await fetcher(service).switchCatalogue()), after: .zero)
        case .wait(let moment):
            timerAt = moment
            if let moment { agenda.add(.timer(life: life), at: moment) }
        case .recoverAttempts, .fetchPending, .recordProof, .recordRefusal, .endAttempt, .report, .finish:
            break
        }
    }

    private func fetcher(_ service: SyncService) -> CatalogueFetcher {
        CatalogueFetcher(service: service, memory: fetched)
    }

    /// The gateway lets a poll go: something has come, or the time is over.
    func endPoll(_ number: Int) async {
        guard heldPoll == number, let service else { return }
        heldPoll = nil
        wire.state.withLock { $0.hasMessages = false }
        let outcome = await MessagePoller(service: service).poll(wait: .zero)
        deliver(.polled(number, outcome), after: random.seconds(0.05...4))
    }

    var boothIsFull: Bool { failing.contains(.boothFull) }
}
