import Foundation
import Simulation
import Testing

@Suite("Whatever goes wrong, nothing is lost, doubled, out of order or in the clear")
struct SimulationTests {
    /// New seeds each time; `make simulate` runs as many as are wanted, optimised.
    @Test("Simulated weeks of a booth and its county, their machines crashing and their disks failing")
    func weeks() async throws {
        let first = UInt64.random(in: 0...UInt64.max / 2)
        let tally = try await Campaign(runs: 10, first: first).run(workers: 2)
        #expect(tally.submissions > 10 * 20 && tally.files > 0 && tally.crashes > 0)
    }

    @Test("The same seed does the same")
    func replay() async throws {
        let seed = UInt64.random(in: 0...UInt64.max / 2)
        let tallies = [
            try await World(Plan(seed: seed, days: 2)).run(),
            try await World(Plan(seed: seed, days: 2)).run(),
        ]
        #expect(tallies[0] == tallies[1], "seed \(seed)")
    }

    @Test("Without a safeguard a promise is found broken", arguments: Safeguard.allCases)
    func mutants(safeguard: Safeguard) async throws {
        await #expect(throws: Campaign.Failure.self) {
            var campaign = Campaign(runs: 100, first: 1, without: safeguard)
            campaign.shrinks = false
            _ = try await campaign.run(workers: 2)
        }
    }
}
