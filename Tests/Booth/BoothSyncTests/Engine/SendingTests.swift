import BoothStore
import BoothSync
import CountyAPI
import Foundation
import Testing

@Suite("Sending")
struct SendingTests {
    @Test("Nothing is sent before the county has answered")
    func probeFirst() throws {
        var bench = EngineBench()
        let actions = bench.feed(.started)
        #expect(actions.contains(.recoverAttempts))
        #expect(actions.contains(.fetchPending(PendingWindow())))
        #expect(actions.contains(.poll(1, wait: .zero)))
        bench.feed(.pending(EngineBench.rows(3), PendingWindow()))
        #expect(bench.batch == nil)
        bench.feed(.polled(1, .page(count: 0, hasMore: false)))
        #expect(bench.batch?.count == 3)
        #expect(bench.actions.contains(.report(.up)))
    }

    @Test("A question goes before all submissions, and alone")
    func questionFirst() throws {
        var bench = EngineBench()
        let (question, rows) = (EngineBench.question(), EngineBench.rows(2))
        try bench.start(with: [question] + rows)
        #expect(bench.batch == [question.id])
        bench.feed(try EngineBench.stored([question.id]))
        #expect(bench.batch == rows.map(\.id))
    }

    @Test("Batches are cut by bytes: they double from 16 KiB to 256 KiB")
    func growth() throws {
        var bench = EngineBench()
        let rows = EngineBench.rows(250, size: 4096)
        try bench.start(with: rows)
        var counts: [Int] = []
        while let batch = bench.batch {
            counts.append(batch.count)
            bench.feed(try EngineBench.stored(batch))
            if bench.actions.contains(where: { if case .fetchPending = $0 { true } else { false } }) {
                bench.actions += bench.feed(.pending([], PendingWindow()))
            }
        }
        #expect(counts == [4, 8, 16, 32, 64, 64, 62])
    }

    @Test("Failures halve a batch down to one record, which is then tried apart from the others")
    func halving() throws {
        var bench = EngineBench()
        let rows = EngineBench.rows(8, size: 1000)
        try bench.start(with: rows)
        var counts: [Int] = []
        while let batch = bench.batch, counts.last != 1 {
            counts.append(batch.count)
            bench.feed(.sent(batch, .failed(EngineBench.nobody)))
            #expect(bench.actions.first == .endAttempt(batch, failure: "timeout"))
            let probe = try #require(bench.poll)
            bench.feed(.polled(probe, .page(count: 0, hasMore: false)))
        }
        #expect(counts == [8, 4, 2, 1])
        try bench.wake()
        #expect(bench.batch?.contains(rows[0].id) == false)
        #expect(bench.batch?.first == rows[1].id)
    }

    @Test("A record larger than any batch goes alone")
    func large() throws {
        var bench = EngineBench()
        let rows = EngineBench.rows(2, size: 1 << 20)
        try bench.start(with: rows)
        #expect(bench.batch == [rows[0].id])
    }

    @Test("Each record has its own fate: stored, refused for ever, refused for now, damaged, unproven")
    func fates() throws {
        var bench = EngineBench()
        let rows = EngineBench.rows(6)
        try bench.start(with: rows)
        let never = Problem(code: "other-content", title: "No", status: 409, retry: .never)
        let later = Problem(code: "storage", title: "No", status: 507, retry: .later)
        let proof = try ReceiptSample.proof()
        let ids = rows.map(\.id)
        bench.feed(
            .sent(
                ids,
                .results(
                    [
                        ids[0]: .proven(proof), ids[1]: .refused(never), ids[2]: .refused(later),
                        ids[3]: .damaged(never), ids[4]: .unproven, ids[5]: .proven(proof),
                    ], reached: true)))
        let recorded: [SyncAction] = [
            .recordProof(ids[0], proof), .recordRefusal(ids[1], never), .recordRefusal(ids[2], later),
            .recordRefusal(ids[3], never), .endAttempt([ids[4]], failure: "receipt-unproven"),
            .recordProof(ids[5], proof),
        ]
        #expect(Array(bench.actions.prefix(6)) == recorded)
        #expect(bench.batch == nil)
        try bench.wake()
        #expect(bench.batch == [ids[2]])
        bench.feed(try EngineBench.stored([ids[2]]))
        #expect(bench.batch == [ids[4]])
    }

    @Test("A pause that the county asks for is kept, whatever the back-off and whatever is new")
    func retryAfter() throws {
        var bench = EngineBench()
        let rows = EngineBench.rows(2)
        try bench.start(with: rows)
        bench.feed(.sent(rows.map(\.id), .failed(EngineBench.problem(503, .later, after: .seconds(300)))))
        bench.feed(.rowsChanged)
        bench.feed(.pending(rows + EngineBench.rows(1, from: 3), PendingWindow()))
        bench.feed(.networkUp)
        #expect(bench.batch == nil)
        bench.wake(after: .seconds(299))
        #expect(bench.batch == nil)
        bench.wake(after: .seconds(1))
        #expect(bench.batch?.count == 3)
    }

    @Test("A new record is sent at once though an old one is waiting out its pause")
    func isolated() throws {
        var bench = EngineBench()
        let bad = EngineBench.rows(1)
        try bench.start(with: bad)
        for _ in 0..<8 {
            let batch = try #require(bench.batch)
            bench.feed(.sent(batch, .failed(EngineBench.problem(500, .later))))
            try bench.wakeUntilSending()
        }
        bench.feed(.sent(try #require(bench.batch), .failed(EngineBench.problem(500, .later))))
        let good = EngineBench.rows(1, from: 2)
        bench.feed(.rowsChanged)
        bench.feed(.pending(bad + good, PendingWindow()))
        #expect(bench.batch == good.map(\.id))
    }

    @Test("A refusal of a whole request for ever condemns a record only if another was stored meanwhile")
    func condemned() throws {
        var bench = EngineBench()
        let rows = EngineBench.rows(1)
        try bench.start(with: rows)
        let failure = EngineBench.problem(422, .never)
        for _ in 0..<3 {
            let batch = try #require(bench.batch)
            bench.feed(.sent(batch, .failed(failure)))
            #expect(bench.actions.contains(.endAttempt(batch, failure: failure.code)))
            try bench.wakeUntilSending()
        }
        bench.feed(.rowsChanged)
        let other = EngineBench.rows(1, from: 2)
        bench.feed(.pending(rows + other, PendingWindow()))
        bench.feed(.sent(rows.map(\.id), .failed(failure)))
        try bench.wakeUntilSending()
        #expect(bench.batch == other.map(\.id))
        bench.feed(try EngineBench.stored(other.map(\.id)))
        try bench.wakeUntilSending()
        bench.feed(.sent(rows.map(\.id), .failed(failure)))
        guard case .county(let problem) = failure.reach else { return }
        #expect(bench.actions.contains(.recordRefusal(rows[0].id, problem)))
    }

    @Test(
        "A problem that is not about what was sent leaves the batch whole",
        arguments: [401, 403, 404, 429, 503, 507])
    func whole(_ status: Int) throws {
        var bench = EngineBench()
        let rows = EngineBench.rows(4)
        try bench.start(with: rows)
        bench.feed(.sent(rows.map(\.id), .failed(EngineBench.problem(status, .never))))
        #expect(bench.actions.contains(.endAttempt(rows.map(\.id), failure: "problem:code-\(status)")))
        try bench.wakeUntilSending()
        #expect(bench.batch == rows.map(\.id))
    }

    @Test(
        "When the store fails, everything is taken back and read again after a growing pause, without sending meanwhile"
    )
    func storeFailed() throws {
        var bench = EngineBench()
        let rows = EngineBench.rows(2)
        try bench.start(with: rows)
        var pauses: [Duration] = []
        for _ in 0..<6 {
            let batch = try #require(bench.batch)
            bench.feed(try EngineBench.stored(batch))
            bench.feed(.storeFailed("store-disk-full"))
            #expect(bench.batch == nil)
            let began = bench.now
            for _ in 0..<50 where !bench.actions.contains(.recoverAttempts) { try bench.wake() }
            pauses.append(bench.now - began)
            bench.feed(.pending(rows, PendingWindow()))
            try bench.wakeUntilSending()
        }
        #expect(pauses == pauses.sorted())
        #expect(try #require(pauses.last) > .seconds(10))
    }

    @Test("A queue of any length is read page by page and drains in order")
    func longQueue() throws {
        var policy = SyncPolicy()
        policy.window = 16
        var bench = EngineBench(policy: policy)
        let rows = EngineBench.rows(100, size: 4096)
        bench.feed(.started)
        var sent: [UUID] = []
        var pages = 0
        var events: [SyncEvent] = []
        func collect(_ actions: [SyncAction]) throws {
            for action in actions {
                switch action {
                case .fetchPending(let window):
                    pages += 1
                    let lane = window.submissions
                    let waiting = rows.filter { !sent.contains($0.id) && $0.position > lane.after }
                    events.append(.pending(Array(waiting.prefix(lane.limit)), window))
                case .poll(let number, .zero): events.append(.polled(number, .page(count: 0, hasMore: false)))
                case .send(let ids):
                    sent += ids
                    events.append(try EngineBench.stored(ids))
                default: break
                }
            }
        }
        try collect(bench.actions)
        while !events.isEmpty {
            try collect(bench.feed(events.removeFirst()))
            guard sent.count < rows.count else { continue }
            bench.feed(.rowsChanged)
            try collect(bench.actions)
        }
        #expect(sent == rows.map(\.id))
        #expect(pages < 100)
    }

    @Test("Files wait until no answer does, and an answer that comes between them goes before the rest")
    func answersBeforeAttachments() throws {
        var bench = EngineBench()
        let answers = EngineBench.rows(2)
        let parts = EngineBench.parts(3)
        try bench.start(with: parts + answers)
        #expect(bench.batch == answers.map(\.id))
        bench.feed(try EngineBench.stored(answers.map(\.id)))
        #expect(bench.batch == [parts[0].id])

        bench.feed(.rowsChanged)
        let late = EngineBench.rows(1, from: 3)
        bench.feed(.pending(Array(parts.dropFirst()) + late, PendingWindow()))
        bench.feed(try EngineBench.stored([parts[0].id]))
        #expect(bench.batch == late.map(\.id))
        bench.feed(try EngineBench.stored(late.map(\.id)))
        #expect(bench.batch == parts.dropFirst().map(\.id) || bench.batch == [parts[1].id])
    }

    @Test("A link that breaks in the middle of a file goes on with the piece that is missing")
    func resumedAttachment() throws {
        var bench = EngineBench()
        let parts = EngineBench.parts(3)
        try bench.start(with: parts)
        #expect(bench.batch == [parts[0].id])
        bench.feed(try EngineBench.stored([parts[0].id]))
        let second = try #require(bench.batch)
        bench.feed(.sent(second, .failed(EngineBench.nobody)))
        let probe = try {
            for _ in 0..<50 where bench.poll == nil { try bench.wake() }
            return try #require(bench.poll)
        }()
        bench.feed(.polled(probe, .page(count: 0, hasMore: false)))
        var sent: [UUID] = []
        for _ in 0..<50 where sent.isEmpty {
            sent = bench.batch ?? []
            if sent.isEmpty { try bench.wake() }
        }
        #expect(sent == [parts[1].id])
    }
}
