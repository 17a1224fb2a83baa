import CountyAPI
import Testing

@testable import BoothSync

@Suite("When the county is asked what it holds, and how what is lost is found")
struct ReconciliationTests {
    private let policy = SyncPolicy.standard

    /// An engine whose link is up.
    private func started() -> SyncEngine {
        var engine = SyncEngine(mode: .daemon)
        _ = engine.handle(.started, at: .zero, jitter: 0.5)
        _ = engine.handle(.catalogue(.unchanged), at: .zero, jitter: 0.5)
        return engine
    }

    private func asks(_ engine: inout SyncEngine, at now: Duration) -> Bool {
        engine.handle(.timer, at: now, jitter: 0.5).contains(.reconcile)
    }

    @Test("Ten minutes after the start, then once a day, and soon again when something was lost")
    func interval() {
        var engine = started()
        let asked1 = asks(&engine, at: policy.firstReconciliation - .seconds(1))
        #expect(!asked1)
        let asked2 = asks(&engine, at: policy.firstReconciliation)
        #expect(asked2)
        let asked3 = asks(&engine, at: policy.firstReconciliation + .seconds(1))
        #expect(!asked3)
        var now = policy.firstReconciliation + .seconds(2)
        _ = engine.handle(.reconciled(.sendingAgain(3)), at: now, jitter: 0.5)
        let asked4 = asks(&engine, at: now + policy.firstReconciliation - .seconds(1))
        #expect(!asked4)
        let asked5 = asks(&engine, at: now + policy.firstReconciliation)
        #expect(asked5)
        now += policy.firstReconciliation + .seconds(2)
        _ = engine.handle(.reconciled(.same), at: now, jitter: 0.5)
        let asked6 = asks(&engine, at: now + policy.reconciliationInterval - .seconds(1))
        #expect(!asked6)
        let asked7 = asks(&engine, at: now + policy.reconciliationInterval)
        #expect(asked7)
    }

    @Test("A county that does not answer is asked again, ever more seldom; a single exchange asks nothing")
    func failure() throws {
        var engine = started()
        let asked8 = asks(&engine, at: policy.firstReconciliation)
        #expect(asked8)
        let refusal = Problem(code: "not-found", title: "", status: 404, retry: .later)
        var (count, now) = (0, policy.firstReconciliation)
        while now < .seconds(86_400) {
            _ = engine.handle(.reconciled(.failed(LinkFailure(refusal))), at: now, jitter: 0.5)
            let next = try #require(engine.reconciliation.nextMoment)
            let asked9 = asks(&engine, at: next - .milliseconds(1))
            #expect(!asked9)
            now = next
            let asked10 = asks(&engine, at: now)
            #expect(asked10)
            count += 1
        }
        #expect((90...250).contains(count))
        var once = SyncEngine(mode: .once)
        _ = once.handle(.started, at: .zero, jitter: 0.5)
        _ = once.handle(.renewal(.notDue), at: .zero, jitter: 0.5)
        let asked11 = asks(&once, at: .seconds(100_000))
        #expect(!asked11)
    }

    @Test("Whatever is lost is found, and nothing else, with few questions", arguments: 0..<60)
    func search(seed: Int) {
        var random = SystemRandomNumberGenerator()
        let last = [1, 2, 15, 16, 17, 300, 5000, 70_000, 200_000][seed % 9]
        let count = seed % 4 == 0 ? 0 : Int.random(in: 1...min(last, 40), using: &random)
        let lost = Set((0..<count).map { _ in Int.random(in: 1...last, using: &random) })
        var search = Bisection(through: last)
        var questions = 0
        while case let question = search.question, !question.isEmpty {
            #expect(question.count <= ReconciliationRequest.mostRanges)
            #expect(question.reduce(0) { $0 + $1.count } <= ReconciliationRequest.mostNumbers)
            search.take(question.indices.filter { index in lost.contains { question[index].contains($0) } })
            questions += 1
        }
        #expect(search.found.sorted() == lost.sorted())
        // A range in sixteen pieces: five levels at most, sixty-four ranges a question.
        #expect(questions <= 2 + count * 5, "\(last), \(lost.count)")
        if lost.isEmpty { #expect(questions == 1) }
    }

    @Test(
        "Of very much that is lost the first part is found at once, the rest the next time; nonsense in an answer does no harm"
    )
    func much() {
        var search = Bisection(through: 10_000)
        while case let question = search.question, !question.isEmpty { search.take(Array(question.indices)) }
        #expect(search.found.count >= Bisection.most && search.found.count < Bisection.most + 64)
        #expect(Set(search.found).isSubset(of: 1...10_000) && Set(search.found).count == search.found.count)
        var none = Bisection(through: 100)
        none.take([-1, 7, 5_000_000])
        #expect(none.question.isEmpty && none.found.isEmpty)
        #expect(Bisection(through: 0).question.isEmpty)
    }
}
