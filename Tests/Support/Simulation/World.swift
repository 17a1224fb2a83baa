import BoothStore
import BoothSync
import CountyAPI
import CountyJob
import Domain
import Foundation
import Gateway
import Logging
import Synchronization

/// One booth, one gateway and one county job with their real cores and real SQLite on disks that lose their power, in one
/// process and virtual time. What happens is fixed by a ``Plan``.
///
///     let tally = try await World(Plan(seed: 7)).run()
public actor World {
    /// 2026-11-23 (a Monday), 08:00 in China.
    static let start = Instant(milliseconds: 1_795_392_000_000)

    let plan: Plan
    let wire: Wire
    let clock: Clock
    var random: SeededRandom
    var now: Duration = .zero
    var agenda = Agenda()
    var tally = Tally()

    // The booth.
    let boothDisk: Disk
    let identity: BoothIdentity
    let boothKey = SigningKey()
    var store: BoothStore?
    var engine = SyncEngine(mode: .daemon)
    var fetched = CatalogueFetcher.Memory()
    var life = 0
    var heldPoll: Int?
    var timerAt: Duration?
    var boothIsStarting = false

    // The county.
    let gatewayDisk: Disk
    let countyDisk: Disk
    var keys: CountyKeys
    let receipts: ReceiptIssuer
    let item: ServiceItem
    var ledger: CaseLedger?
    var jobIsDue = false
    var gatewayIsStarting = false
    var countyIsStarting = false
    /// Whether the gateway's mailbox is a copy: what it has lost comes back with the booth's next look.
    var isGatewayPutBack = false

    // What is known from outside.
    var entrusted: [UUID: Entrusted] = [:]
    var retried: [Entrusted] = []
    /// The catalogues that the county has published, and the newest that the booth has shown.
    var published: [Int: CatalogueRoot] = [:]
    var newestCatalogue = 0
    var stored: Set<UUID> = []
    /// What is going wrong just now.
    var failing: Set<Fault.Kind> = []
    /// Whether a machine has come up since the promises were checked last; and how many steps there have been.
    var mustCheck = false
    var steps = 0

    /// The wall clocks of the simulation: the booth's may be wrong.
    final class Clock: Sendable {
        private let state = Mutex((now: Duration.zero, error: Duration.zero))
        func set(_ now: Duration) { state.withLock { $0.now = now } }
        func jump(_ step: Duration) { state.withLock { $0.error += step } }
        var county: Instant { state.withLock { World.start.adding($0.now) } }
        var booth: Instant { state.withLock { World.start.adding($0.now + $0.error) } }
    }

    /// A world in which this will happen.
    public init(_ plan: Plan, without mutant: Safeguard? = nil) throws {
        self.plan = plan
        random = SeededRandom(seed: plan.seed &+ 1)
        keys = try SampleCounty.keys.get()
        item = try SampleCounty.item.get()
        boothDisk = try Disk(seed: plan.seed &+ 2)
        gatewayDisk = try Disk(seed: plan.seed &+ 3)
        countyDisk = try Disk(seed: plan.seed &+ 4)
        let booth = try SampleCounty.booth.get()
        identity = BoothIdentity(
            booth: booth, boothCode: 423, boothName: "样例村便民服务亭", trust: keys.trust)
        clock = Clock()
        wire = Wire(booth: booth, clock: clock, seed: plan.seed &+ 5)
        let receiptKey = SigningKey()
        receipts = ReceiptIssuer(
            key: receiptKey,
            certificate: try Signed(
                ReceiptKeyCertificate(
                    key: receiptKey.verificationKey, validUntil: Self.start.adding(.seconds(400 * 86_400))),
                by: keys.signing))
        if mutant == .diskSync {
            for disk in [boothDisk, gatewayDisk, countyDisk] { disk.lie() }
        }
    }

    /// Lets everything happen, then lets the faults end and some hours pass, and sees that every promise was kept.
    public func run() async throws -> Tally {
        try await found()
        schedule()
        try await pass(until: plan.length)
        for fault in Fault.Kind.allCases { end(fault) }
        for _ in 0..<3 {
            try await pass(until: now + .seconds(2 * 3600))
            agenda.add(.jobRuns, at: now)
        }
        try await pass(until: now + .seconds(3600))
        try await checkEnd()
        return tally
    }

    /// The gateway knows the booth, the county has published its catalogue, all before anything goes wrong.
    private func found() async throws {
        try await startGateway()
        try startCounty()
        guard let gateway = wire.state.withLock({ $0.gateway }), let ledger else { return }
        let (identity, boothKey) = (identity, boothKey)
        let offer = EnrolmentOffer(
            codeDigest: ContentDigest(of: Data("code".utf8)), booth: identity.booth,
            boothCode: identity.boothCode, boothName: identity.boothName,
            validUntil: Self.start.adding(.seconds(3600)))
        try await gateway.mailbox.offer(offer)
        _ = try await gateway.mailbox.redeem(
            code: offer.codeDigest, requestDigest: ContentDigest(of: Data()), at: Self.start
        ) { _ in
            IssuedEnrolment(
                response: EnrolmentResponse(
                    booth: identity.booth, boothCode: identity.boothCode, boothName: identity.boothName,
                    certificate: "", trust: identity.trust), certificateSerial: "1",
                boothKey: boothKey.verificationKey)
        }
        try await ledger.archive(version: 1, items: [item], files: [SampleForm.xml])
        try startBooth()
    }

    private func schedule() {
        for fault in plan.faults { agenda.add(.begins(fault), at: fault.at) }
        // A busy booth: a dozen people a day, between eight and eight.
        var workload = SeededRandom(seed: plan.seed &+ 6)
        for day in 0..<max(Int(plan.length.components.seconds / 86_400), 1) {
            for _ in 0..<Int.random(in: 4...12, using: &workload) {
                agenda.add(.visit, at: .seconds(day * 86_400) + workload.seconds(0...43_200))
            }
            agenda.add(.publishes, at: .seconds(day * 86_400) + workload.seconds(0...43_200))
            agenda.add(.night, at: .seconds(day * 86_400 + 64_800))
            for _ in 0..<4 {
                agenda.add(.casework, at: .seconds(day * 86_400) + workload.seconds(0...43_200))
            }
        }
    }

    private func pass(until end: Duration) async throws {
        var still = 0
        while let (at, entry) = agenda.next(until: end) {
            still = at > now ? 0 : still + 1
            if still > 20_000 { throw broken("the booth goes round in a circle") }
            now = max(now, at)
            clock.set(now)
            try await happen(entry)
            try await look()
        }
        now = end
        clock.set(now)
    }

    private func happen(_ entry: Agenda.Entry) async throws {
        switch entry {
        case .sync(let event, let life): if life == self.life { try await feed(event) }
        case .poll(let number, let life): if life == self.life { await endPoll(number) }
        case .timer(let life):
            guard life == self.life, timerAt == now else { return }
            timerAt = nil
            try await feed(.timer)
        case .visit: try visit()
        case .casework: await casework()
        case .jobRuns: await runJob()
        case .night: night()
        case .publishes: await publish()
        case .begins(let fault): begin(fault)
        case .ends(let fault): end(fault.kind)
        case .boothStarts: try startBooth()
        case .gatewayStarts: try await startGateway()
        case .countyStarts: try startCounty()
        }
    }

    func broken(_ promise: String) -> Broken { Broken(promise: promise, at: now) }
}

extension Instant {
    func adding(_ time: Duration) -> Instant {
        Instant(
            milliseconds: milliseconds + time.components.seconds * 1000
                + time.components.attoseconds / 1_000_000_000_000_000)
    }
}

/// Something that keeps the promises; without it the simulation must find a promise broken.
public enum Safeguard: String, Sendable, CaseIterable {
    /// What is committed is on the disk.
    case diskSync
}
