import BoothStore
import BoothSync
import CountyAPI
import Foundation
import Simulation

/// What goes wrong in a simulated world, and how often.
struct Faults {
    var isDown = false
    var loseRequest = 0.0
    var loseReply = 0.0
    var serverError = 0.0
    var storeFails = 0.0
    var crash = 0.0

    static let none = Faults()

    static func drawn(from random: inout SeededRandom) -> Faults {
        Faults(
            isDown: random.chance(0.3), loseRequest: .random(in: 0...0.5, using: &random),
            loseReply: .random(in: 0...0.5, using: &random),
            serverError: .random(in: 0...0.3, using: &random),
            storeFails: .random(in: 0...0.1, using: &random), crash: .random(in: 0...0.05, using: &random))
    }
}

/// A booth's store and a county as plain values, an engine between them, and virtual time.
struct ModelWorld {
    struct Row {
        var envelope: PendingEnvelope
        var state = LocalState.queued
        var poison = Poison.none
    }

    /// What a record does to whoever handles it.
    enum Poison: CaseIterable {
        case none
        /// The county refuses it for ever, for itself.
        case refused
        /// A request that holds it never arrives.
        case breaksConnection
        /// A request that holds it makes the gateway fail.
        case breaksGateway
    }

    /// The engine went round in a circle.
    struct Circle: Error {
        var at: Duration
    }

    var engine = SyncEngine(mode: .daemon)
    var rows: [Row] = []
    /// How often the county has created a record for an id.
    var created: [UUID: Int] = [:]
    var now: Duration = .zero
    var faults = Faults.none
    var random: SeededRandom
    var requests = 0
    private var deliveries: [(at: Duration, life: Int, event: SyncEvent)] = []
    private var wakeAt: Duration?
    /// Counts the engine's lives: what was under way for an earlier one reaches nobody.
    private var life = 0
    private let proof: ReceiptProof

    init(seed: UInt64) throws {
        random = SeededRandom(seed: seed)
        proof = try ReceiptSample.proof()
        deliver(.started, after: .zero)
    }

    mutating func finalise(_ poison: Poison) {
        let number = rows.count + 1
        let size = Int.random(in: 500...9000, using: &random)
        let row = EngineBench.rows(1, size: size, from: number)[0]
        rows.append(Row(envelope: row, poison: poison))
        // Some bring a file.
        if random.chance(0.2) {
            let position = Int64(rows.count)
            for var part in EngineBench.parts(Int.random(in: 1...4, using: &random)) {
                part.position += position * 10
                rows.append(Row(envelope: part))
            }
        }
        deliver(.rowsChanged, after: .zero)
    }

    /// Lets time pass until this moment. An engine that does ten thousand things in no time is caught in a circle.
    mutating func run(until end: Duration) throws {
        var still = 0
        while true {
            let next = deliveries.indices.min { deliveries[$0].at < deliveries[$1].at }
            let delivery = next.map { deliveries[$0].at } ?? end
            let moment = min(delivery, wakeAt ?? end, end)
            still = moment > now ? 0 : still + 1
            guard still < 10_000 else { throw Circle(at: now) }
            now = max(now, moment)
            if moment >= end { return }
            if random.chance(faults.crash / 20) { crash() }
            if let next, delivery <= wakeAt ?? end {
                let (_, life, event) = deliveries.remove(at: next)
                if life == self.life { feed(event) }
            } else {
                wakeAt = nil
                feed(.timer)
            }
        }
    }

    private mutating func crash() {
        life += 1
        engine = SyncEngine(mode: .daemon)
        wakeAt = nil
        deliver(.started, after: .seconds(1))
    }

    private mutating func deliver(_ event: SyncEvent, after pause: Duration) {
        deliveries.append((now + pause, life, event))
    }

    private mutating func feed(_ event: SyncEvent) {
        for action in engine.handle(event, at: now, jitter: .random(in: 0..<1, using: &random)) {
            perform(action)
        }
    }

    private mutating func perform(_ action: SyncAction) {
        switch action {
        case .recoverAttempts: guarded { $0.change({ $0.state == .sending }, to: .queued) }
        case .fetchPending(let window):
            let read = waiting(.submission, window.submissions) + waiting(.attachment, window.attachments)
            deliver(.pending(read, window), after: .zero)
        case .send(let ids): send(ids)
        case .recordProof(let id, _): guarded { $0.change({ $0.envelope.id == id }, to: .stored) }
        case .recordRefusal(let id, let problem):
            guarded {
                $0.change({ $0.envelope.id == id }, to: problem.retry == .never ? .quarantined : .queued)
            }
        case .endAttempt(let ids, _):
            guarded { $0.change({ ids.contains($0.envelope.id) && $0.state == .sending }, to: .queued) }
        case .poll(let number, let wait): poll(number, wait: wait)
        case .fetchRoot:
            request {
                $0.deliver(.catalogue(.unchanged), after: $1)
            } failed: {
                $0.deliver(.catalogue(.failed($1)), after: $2)
            }
        case .wait(let moment): wakeAt = moment
        case .renewCertificate: deliver(.renewal(.notDue), after: .zero)
        case .reconcile: deliver(.reconciled(.same), after: .zero)
        case .cancelPoll, .fetchBlob, .switchCatalogue, .report, .finish: break
        }
    }

    private func waiting(_ kind: EnvelopeKind, _ lane: PendingWindow.Lane) -> [PendingEnvelope] {
        rows.map { ($0.state, $0.envelope) }
            .filter { $0.0 == .queued && $0.1.kind == kind && $0.1.position > lane.after }
            .prefix(lane.limit).map(\.1)
    }

    private mutating func guarded(_ body: (inout ModelWorld) -> Void) {
        if random.chance(faults.storeFails) {
            deliver(.storeFailed("store-disk-full"), after: .zero)
        } else {
            body(&self)
        }
    }

    private mutating func change(_ condition: (Row) -> Bool, to state: LocalState) {
        for index in rows.indices where condition(rows[index]) && rows[index].state != .stored {
            rows[index].state = state
        }
    }

    // MARK: The wire

    private mutating func send(_ ids: [UUID]) {
        let batch = rows.indices.filter { ids.contains(rows[$0].envelope.id) && rows[$0].state == .queued }
        for index in batch { rows[index].state = .sending }
        guard !batch.isEmpty else { return deliver(.sent(ids, .nothing), after: .zero) }
        if batch.contains(where: { rows[$0].poison == .breaksConnection }) {
            requests += 1
            return deliver(.sent(ids, .failed(EngineBench.nobody)), after: .seconds(1))
        }
        if batch.contains(where: { rows[$0].poison == .breaksGateway }) {
            requests += 1
            return deliver(.sent(ids, .failed(EngineBench.problem(500, .later))), after: .seconds(1))
        }
        request { world, pause in
            var results: [UUID: EnvelopeOutcome] = [:]
            for index in batch {
                let id = world.rows[index].envelope.id
                if world.rows[index].poison == .refused {
                    let problem = Problem(code: "other-content", title: "No", status: 409, retry: .never)
                    results[id] = .refused(problem)
                } else {
                    world.created[id] = 1
                    results[id] = .proven(world.proof)
                }
            }
            world.deliver(.sent(ids, .results(results, reached: true)), after: pause)
        } failed: {
            $0.deliver(.sent(ids, .failed($1)), after: $2)
        }
    }

    private mutating func poll(_ number: Int, wait: Duration) {
        request {
            $0.deliver(.polled(number, .page(count: 0, hasMore: false)), after: max(wait, $1))
        } failed: {
            $0.deliver(.polled(number, .failed($1)), after: $2)
        }
    }

    /// A request that may get lost on the way there, on the way back (the county has acted then), or be refused.
    private mutating func request(
        _ arrives: (inout ModelWorld, Duration) -> Void,
        failed: (inout ModelWorld, LinkFailure, Duration) -> Void
    ) {
        requests += 1
        let pause = random.seconds(0.1...3)
        if faults.isDown || random.chance(faults.loseRequest) {
            failed(&self, EngineBench.nobody, random.chance(0.5) ? .milliseconds(1) : .seconds(30))
        } else if random.chance(faults.serverError) {
            failed(&self, EngineBench.problem(503, .later), pause)
        } else if random.chance(faults.loseReply) {
            // The county acts; the booth hears nothing of it.
            let (deliveries, life) = (deliveries, life)
            arrives(&self, pause)
            (self.deliveries, self.life) = (deliveries, life)
            failed(&self, EngineBench.nobody, .seconds(30))
        } else {
            arrives(&self, pause)
        }
    }
}
