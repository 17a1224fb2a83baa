import BoothStore
import BoothSync
import CountyAPI
import Foundation
import Testing

@Suite("The link, the poll and the catalogue")
struct LinkTests {
    @Test(
        "While the county is out of reach only probes go out, for ever, at pauses that grow to a quarter of an hour"
    )
    func pauses() throws {
        var bench = EngineBench()
        bench.feed(.started)
        bench.feed(.pending(EngineBench.rows(3), PendingWindow()))
        var gaps: [Duration] = []
        var probe = 1
        for _ in 0..<60 {
            bench.feed(.polled(probe, .failed(EngineBench.nobody)))
            #expect(bench.batch == nil)
            let failed = bench.now
            try bench.wake()
            gaps.append(bench.now - failed)
            probe = try #require(bench.poll)
        }
        #expect(gaps == gaps.sorted())
        #expect(try #require(gaps.first) <= .seconds(2))
        #expect(try #require(gaps.last) == .seconds(1) + (.seconds(899) * 0.5))
    }

    @Test("The first failure of a link that was up is probed at once before the link counts as down")
    func doubt() throws {
        var bench = EngineBench()
        try bench.start(with: [])
        let long = try #require(bench.poll)
        bench.now += .seconds(5)
        bench.feed(.polled(long, .failed(EngineBench.nobody)))
        #expect(!bench.actions.contains { if case .report = $0 { true } else { false } })
        let probe = try #require(bench.poll)
        bench.feed(.polled(probe, .failed(EngineBench.nobody)))
        #expect(bench.actions.contains(.report(.down(code: "timeout", impostor: false))))
    }

    @Test("A long poll on a link that has become doubtful is broken off for the probe")
    func cancel() throws {
        var bench = EngineBench()
        let rows = EngineBench.rows(1)
        try bench.start(with: rows)
        let long = try #require(bench.poll)
        bench.feed(.sent(rows.map(\.id), .failed(EngineBench.nobody)))
        #expect(bench.actions.contains(.cancelPoll(long)))
        #expect(bench.actions.contains(.poll(long + 1, wait: .zero)))
        #expect(!bench.feed(.polled(long, .failed(EngineBench.nobody))).contains(.report(.up)))
    }

    @Test("A network that comes up is probed at once")
    func networkUp() throws {
        var bench = EngineBench()
        bench.feed(.started)
        for number in 1...10 {
            bench.feed(.polled(number, .failed(EngineBench.nobody)))
            if number < 10 { try bench.wake() }
        }
        bench.feed(.networkUp)
        #expect(bench.poll == 11)
    }

    @Test("A new record brings the next probe forward, but no nearer than the shortest gap")
    func newRow() throws {
        var bench = EngineBench()
        bench.feed(.started)
        bench.feed(.pending([], PendingWindow()))
        for number in 1...10 {
            bench.feed(.polled(number, .failed(EngineBench.nobody)))
            if number < 10 { try bench.wake() }
        }
        bench.now += .seconds(1)
        bench.feed(.rowsChanged)
        bench.feed(.pending(EngineBench.rows(1), PendingWindow()))
        #expect(bench.poll == nil)
        #expect(bench.wakeAt == bench.now + .seconds(4))
        try bench.wake()
        #expect(bench.poll == 11)
    }

    @Test("Whoever answers in the county's place is reported as that, and asked less often")
    func impostor() throws {
        var bench = EngineBench()
        bench.feed(.started)
        bench.feed(.polled(1, .failed(EngineBench.portal)))
        #expect(bench.actions.contains(.report(.down(code: "captive-portal", impostor: true))))
        #expect(try #require(bench.wakeAt) > .seconds(10))
    }

    @Test("A poll is open all the time while the link is up, also while a batch is on its way")
    func alwaysOpen() throws {
        var bench = EngineBench()
        try bench.start(with: EngineBench.rows(1))
        var poll = try #require(bench.poll)
        let held = SyncPolicy.standard.longPoll
        #expect(bench.actions.contains(.poll(poll, wait: held)))
        for _ in 0..<5 {
            bench.now += held
            bench.feed(.polled(poll, .page(count: 1, hasMore: false)))
            poll = try #require(bench.poll)
        }
        bench.feed(.polled(poll, .page(count: 100, hasMore: true)))
        #expect(bench.actions.contains(.poll(poll + 1, wait: .zero)))
    }

    @Test(
        "Before an answer is waited for, a poll that has been held for long is begun anew; a young one is trusted"
    )
    func freshPoll() throws {
        var bench = EngineBench()
        try bench.start(with: [])
        let poll = try #require(bench.poll)
        let inquiry = PendingEnvelope(
            id: UUID(), kind: .inquiry, sequence: nil, digest: ContentDigest(of: Data("问".utf8)), size: 100,
            position: 1)
        bench.now += .seconds(30)
        bench.feed(.rowsChanged)
        bench.feed(.pending([inquiry], PendingWindow()))
        #expect(!bench.actions.contains(.cancelPoll(poll)))
        var other = inquiry
        other.id = UUID()
        bench.now += .seconds(300)
        bench.feed(.rowsChanged)
        bench.feed(.pending([other], PendingWindow()))
        #expect(bench.actions.contains(.cancelPoll(poll)))
        #expect(bench.actions.contains(.poll(poll + 1, wait: SyncPolicy.standard.longPoll)))
    }

    @Test("A gateway that does not hold polls is not asked without end")
    func noStorm() throws {
        var bench = EngineBench()
        try bench.start(with: [])
        let poll = try #require(bench.poll)
        bench.feed(.polled(poll, .page(count: 0, hasMore: false)))
        #expect(bench.poll == nil)
        #expect(bench.wakeAt == bench.now + .seconds(5))
    }

    @Test("Where idle connections are cut, polls become shorter instead of rarer")
    func idleCut() throws {
        var bench = EngineBench()
        try bench.start(with: [])
        var waits: [Duration] = []
        for _ in 0..<4 {
            bench.now += .seconds(40)
            bench.feed(.polled(try #require(bench.poll), .failed(EngineBench.nobody)))
            bench.feed(.polled(try #require(bench.poll), .page(count: 0, hasMore: false)))
            for case .poll(_, let wait) in bench.actions { waits.append(wait) }
        }
        #expect(waits == [.seconds(20), .seconds(15), .seconds(15), .seconds(15)])
    }

    @Test("A new catalogue is fetched file by file and switched to, and looked for again later")
    func catalogue() throws {
        var bench = EngineBench()
        try bench.start(with: [], catalogue: nil)
        #expect(bench.actions.contains(.fetchRoot))
        let files = ["a", "b"].map {
            CatalogueRoot.Entry(path: $0, digest: ContentDigest(of: Data($0.utf8)), size: 1)
        }
        #expect(bench.feed(.catalogue(.root(missing: files))).contains(.fetchBlob(files[0])))
        #expect(bench.feed(.catalogue(.staged)).contains(.fetchBlob(files[1])))
        #expect(bench.feed(.catalogue(.staged)).contains(.switchCatalogue))
        #expect(!bench.feed(.catalogue(.switched)).contains(.fetchRoot))
        bench.wake(after: .seconds(901))
        #expect(bench.actions.contains(.fetchRoot))
    }

    @Test("A catalogue that fails on the way begins again at its root after a pause")
    func catalogueFails() throws {
        var bench = EngineBench()
        try bench.start(with: [], catalogue: nil)
        bench.feed(.catalogue(.failed(EngineBench.problem(404, .later))))
        #expect(!bench.actions.contains(.fetchRoot))
        bench.wake(after: .seconds(2))
        #expect(bench.actions.contains(.fetchRoot))
    }
}

@Suite("A single exchange")
struct OnceTests {
    @Test(
        "It is complete when everything is sent, every message fetched after that, and the catalogue looked at"
    )
    func complete() throws {
        var bench = EngineBench(.once)
        let rows = EngineBench.rows(2)
        try bench.start(with: rows)
        #expect(bench.result == nil)
        bench.feed(try EngineBench.stored(rows.map(\.id)))
        let last = try #require(bench.poll)
        #expect(bench.actions.contains(.poll(last, wait: .zero)))
        bench.feed(.polled(last, .page(count: 3, hasMore: false)))
        #expect(bench.result == .complete)
        #expect(bench.feed(.timer).isEmpty)
    }

    @Test("With the county out of reach it ends after the first probe")
    func outOfReach() {
        var bench = EngineBench(.once)
        bench.feed(.started)
        bench.feed(.pending(EngineBench.rows(2), PendingWindow()))
        bench.feed(.polled(1, .failed(EngineBench.nobody)))
        #expect(bench.result == .outOfReach("timeout"))
    }

    @Test("A record that is refused for now leaves it incomplete, one that is refused for ever does not")
    func incomplete() throws {
        for (retry, expected) in [
            (Problem.Retry.later, ExchangeResult.incomplete("problem:code")), (.never, .complete),
        ] {
            var bench = EngineBench(.once)
            let rows = EngineBench.rows(1)
            try bench.start(with: rows)
            let problem = Problem(code: "code", title: "No", status: 422, retry: retry)
            bench.feed(.sent(rows.map(\.id), .results([rows[0].id: .refused(problem)], reached: true)))
            bench.feed(.polled(try #require(bench.poll), .page(count: 0, hasMore: false)))
            #expect(bench.result == expected)
        }
    }

    @Test("A gateway that fails at everything ends it soon")
    func givesUp() throws {
        var bench = EngineBench(.once)
        try bench.start(with: EngineBench.rows(50))
        var steps = 0
        while bench.result == nil, steps < 100 {
            steps += 1
            if let batch = bench.batch {
                bench.feed(.sent(batch, .failed(EngineBench.problem(500, .later))))
            } else if let poll = bench.poll {
                bench.feed(.polled(poll, .page(count: 0, hasMore: false)))
            } else {
                try bench.wake()
            }
        }
        #expect(bench.result == .incomplete("problem:code-500"))
        #expect(steps < 20)
    }
}
