import BoothApp
import Foundation
import TerminalUI
import Testing

@Suite("Whatever comes in whatever order, the booth stands")
struct MonkeyTests {
    /// How many events in all; `make monkey` asks for a million.
    private static let events =
        ProcessInfo.processInfo.environment["TING_MONKEY"].flatMap { Int($0) } ?? 20_000
    /// Each monkey gets so many, so that a failure is found again soon.
    private static let share = 5000

    /// The seeds; one alone where `TING_MONKEY_SEED` names one that has failed.
    private static let seeds =
        number("TING_MONKEY_SEED").map { [UInt64($0)] }
        ?? Array(1...UInt64(max(events / share, 1)))

    private static func number(_ name: String) -> Int? {
        ProcessInfo.processInfo.environment[name].flatMap { Int($0) }
    }

    @Test(
        "Keys, bytes, touches, cards, papers, news and time at random, a few thousand for each seed",
        arguments: seeds)
    func walk(seed: UInt64) throws {
        var monkey = try Monkey(seed: seed)
        for step in 0..<Self.share {
            try monkey.step()
            try monkey.check("seed \(seed), step \(step), \(monkey.lastEvent)", looksClosely: step % 10 == 0)
        }
        #expect(monkey.seen.count > 8, "the walk has hardly moved: \(monkey.seen)")
    }
}
