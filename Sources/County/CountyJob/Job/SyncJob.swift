import CountyAPI
import Domain
import FoundationEssentials
import Logging
import ServiceLifecycle

/// The county's sync job: fetches post from the gateway, books it, and delivers what booths are to be told.
///
/// Both directions run side by side and never hold each other up. When the gateway is away, both wait, longer each time,
/// and for ever.
public struct SyncJob: Service {
    private let client: any GatewayClient
    private let adapter: any PlatformAdapter
    private let desk: IntakeDesk
    private let signing: SigningKey
    private let logger: Logger
    private let now: @Sendable () -> Instant
    private let pause: @Sendable (Double) async throws -> Void
    private let random: @Sendable () -> Double
    private let pokes: AsyncStream<Void>
    private let poke: AsyncStream<Void>.Continuation

    /// How many envelopes and messages travel at once, and how long the gateway may let us wait.
    private static let pageSize = 100
    private static let longPollSeconds = 50
    /// `county-sync cases` writes into the same ledger from another process; so often the outbox is looked at.
    private static let outboxGlanceSeconds = 1.0

    /// A sync job.
    /// - Parameters:
    ///   - pause: lets so many seconds pass.
    ///   - random: 0 ..< 1, for the jitter of retries.
    public init(
        client: any GatewayClient, adapter: any PlatformAdapter, keys: CountyKeys,
        checker: any SubmissionChecker, logger: Logger, now: @escaping @Sendable () -> Instant,
        pause: @escaping @Sendable (Double) async throws -> Void = {
            try await Task.sleep(for: .seconds($0))
        },
        random: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) }
    ) {
        self.client = client
        self.adapter = adapter
        signing = keys.signing
        self.logger = logger
        self.now = now
        self.pause = pause
        self.random = random
        (pokes, poke) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        desk = IntakeDesk(
            adapter: adapter, opening: EnvelopeOpening(keys: keys.openings), checker: checker,
            fetchForm: { digest in (try? await client.blob(digest)) ?? nil }, now: now)
    }

    /// What one full exchange did.
    public struct Summary: Sendable, Hashable {
        /// Cases opened.
        public var booked = 0
        /// Submissions that wait for a person.
        public var parked = 0
        /// Inquiries answered.
        public var replied = 0
        /// Messages delivered.
        public var delivered = 0
    }

    /// One full exchange: everything that the gateway has, and everything that booths are to be told.
    public func runOnce() async throws -> Summary {
        var summary = Summary()
        summary.booked = try await desk.retryParked()
        while try await takePage(waitSeconds: 0, &summary) {}
        summary.delivered = try await deliver()
        return summary
    }

    /// Runs until cancelled or until its service group shuts down.
    public func run() async throws {
        await cancelWhenGracefulShutdown {
            await withDiscardingTaskGroup { group in
                group.addTask { await intake() }
                group.addTask { await delivery() }
                group.addTask { await glances() }
            }
        }
    }

    private func intake() async {
        var tried: MendingChance?
        while !Task.isCancelled {
            await retrying("intake") {
                let chance = MendingChance(
                    catalogue: try await adapter.publishedVersion(), day: now().civil()?.date)
                if chance != tried, try await desk.retryParked() > 0 { poke.yield() }
                tried = chance
                var summary = Summary()
                _ = try await takePage(waitSeconds: Self.longPollSeconds, &summary)
                if summary != Summary() { poke.yield() }
            }
        }
    }

    /// What can have mended a parked submission while the job runs: a publication, or a new day with new numbers.
    private struct MendingChance: Equatable {
        var catalogue: Int
        var day: CivilDate?
    }

    private func delivery() async {
        for await _ in pokes {
            await retrying("delivery") { _ = try await deliver() }
        }
    }

    private func glances() async {
        while !Task.isCancelled {
            poke.yield()
            do { try await pause(Self.outboxGlanceSeconds) } catch { break }
        }
        poke.finish()
    }

    /// Does something until it works, waiting longer each time; gives up on cancellation alone.
    private func retrying(_ name: String, _ body: () async throws -> Void) async {
        var pacing = RetryPacing()
        while !Task.isCancelled {
            do { return try await body() } catch {
                if Task.isCancelled { return }
                let wait = pacing.failed(random: random())
                logger.warning(
                    "waiting to try again",
                    metadata: [
                        "what": "\(name)", "seconds": "\((wait * 10).rounded() / 10)",
                        "cause": "\((error as? LinkFault)?.cause ?? "the ledger: \(type(of: error))")",
                    ])
                do { try await pause(wait) } catch { return }
            }
        }
    }

    /// Takes one page in; true if more is waiting.
    private func takePage(waitSeconds: Int, _ summary: inout Summary) async throws -> Bool {
        let page: EnvelopesPage
        // Asked before the page, so that what is delivered meanwhile cannot make the gateway seem to have lost it.
        let delivered = try await adapter.deliveredThrough()
        do {
            page = try await client.envelopes(
                after: try await adapter.intakeCursor(), limit: Self.pageSize, waitSeconds: waitSeconds)
        } catch LinkFault.refused(let problem) where problem.code == "dead-cursor" {
            logger.warning("the gateway's mailbox is an older copy; taking everything in again")
            try await adapter.restartIntake()
            return true
        }
        if let held = page.deliveredThrough, held < delivered {
            let count = try await adapter.redeliver()
            logger.warning(
                "the gateway's mailbox is an older copy; delivering all events again",
                metadata: ["count": "\(count)"])
            poke.yield()
        }
        for posted in page.envelopes {
            let taken = try await desk.take(posted)
            note(taken, posted, &summary)
            if case .replied = taken { poke.yield() }
        }
        return page.hasMore
    }

    private func note(_ taken: Taken, _ posted: PostedEnvelope, _ summary: inout Summary) {
        let metadata: Logger.Metadata = [
            "cursor": "\(posted.cursor)", "envelope": "\(posted.envelope.digest.hex.prefix(16))",
        ]
        switch taken {
        case .booked(let file):
            summary.booked += 1
            logger.info(
                "case opened",
                metadata: metadata.merging(["number": "\(file.acceptanceNumber)"]) { $1 })
        case .parked(let reason):
            summary.parked += 1
            logger.warning(
                "submission parked", metadata: metadata.merging(["reason": "\(reason.rawValue)"]) { $1 })
        case .replied: summary.replied += 1
        case .attached: logger.info("attachment taken in", metadata: metadata)
        case .alreadyBooked, .passed: logger.debug("nothing to do", metadata: metadata)
        }
    }

    /// Delivers until the outbox is empty; says how many messages.
    private func deliver() async throws -> Int {
        var count = 0
        while true {
            let posts = try await adapter.outgoing(limit: Self.pageSize)
            if posts.isEmpty { return count }
            let messages = try posts.map {
                OutgoingMessages.Addressed(booth: $0.booth, message: try $0.signed(by: signing))
            }
            try await client.deliver(OutgoingMessages(messages: messages, through: posts.map(\.number).max()))
            try await adapter.acknowledge(posts.map(\.id))
            count += posts.count
        }
    }
}

extension SyncJob {
    /// Runs until SIGTERM or SIGINT; what is being booked then is finished or not begun.
    public func runUntilSignalled() async throws {
        try await ServiceGroup(
            services: [self], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger
        )
        .run()
    }
}
