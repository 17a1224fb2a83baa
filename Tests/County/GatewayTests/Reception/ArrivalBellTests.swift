import CountyAPI
import Testing

@testable import Gateway

@Suite("The bell that wakes long polls")
struct ArrivalBellTests {
    private func until(_ condition: () async -> Bool) async {
        while await !condition() { await Task.yield() }
    }

    @Test("A ring between the look and the wait is not missed")
    func ringBeforeWait() async {
        let bell = ArrivalBell()
        let count = await bell.count(for: .county)
        await bell.ring([.county])
        await bell.wait(at: .county, after: count)
        #expect(await bell.waiting(at: .county) == 0)
    }

    @Test("A ring wakes those at its desk and nobody else")
    func onlyItsDesk() async throws {
        let bell = ArrivalBell()
        let other = try ArrivalBell.Desk.booth(#require(BoothID("other")))
        let mine = Task { await bell.wait(at: .county, after: 0) }
        let theirs = Task { await bell.wait(at: other, after: 0) }
        await until { await bell.waiting(at: .county) == 1 }
        await until { await bell.waiting(at: other) == 1 }
        await bell.ring([.county])
        await mine.value
        #expect(await bell.waiting(at: other) == 1)
        theirs.cancel()
        await theirs.value
        #expect(await bell.waiting(at: other) == 0)
    }

    @Test("Closing wakes everybody, and nobody waits afterwards")
    func closing() async {
        let bell = ArrivalBell()
        let polls = (0..<5).map { _ in Task { await bell.wait(at: .county, after: 0) } }
        await until { await bell.waiting(at: .county) == 5 }
        await bell.close()
        for poll in polls { await poll.value }
        await bell.wait(at: .county, after: 0)
    }
}
