import Foundation
import Simulation
import Testing

@Suite("Whatever goes wrong, nothing is lost, doubled, out of order or in the clear")
struct SimulationTests {
    /// New seeds each time. `make test` has built the simulator optimised and runs a thousand; a bare `swift test` runs ten.
    @Test("Simulated weeks of a booth and its county, their machines crashing and their disks failing")
    func weeks() async throws {
        let first = UInt64.random(in: 0...UInt64.max / 2)
        guard let program = ProcessInfo.processInfo.environment["TING_SIMULATE"] else {
            let tally = try await Campaign(runs: 10, first: first).run(workers: 2)
            #expect(tally.submissions > 10 * 20 && tally.files > 0 && tally.crashes > 0)
            return
        }
        let simulator = Process()
        let output = Pipe()
        simulator.executableURL = URL(filePath: program)
        simulator.arguments = ["1000", String(first)]
        simulator.standardOutput = output
        simulator.standardError = FileHandle.nullDevice
        try simulator.run()
        let said = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        simulator.waitUntilExit()
        print(said)
        #expect(simulator.terminationStatus == 0, "\(said)")
        #expect(said.contains("1000 weeks in"), "\(said)")
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
