import Foundation
import Simulation

/// `simulate <runs> [<first seed>]`: simulated weeks of a booth with its county, with faults. Ends with 1 and the seed if a
/// promise is broken.
let words = CommandLine.arguments.dropFirst().compactMap { UInt64($0) }
let runs = words.first.map { Int(clamping: $0) } ?? 1000
let first = words.dropFirst().first ?? UInt64.random(in: 0...UInt64.max / 2)
let began = Date()
print("\(runs) simulated weeks from seed \(first)")
do {
    let campaign = Campaign(runs: runs, first: first)
    let tally = try await campaign.run(workers: ProcessInfo.processInfo.activeProcessorCount) { seed, tally in
        let line = "seed \(seed): \(tally.submissions) submissions, \(tally.crashes) crashes\n"
        FileHandle.standardError.write(Data(line.utf8))
    }
    let seconds = Int(Date().timeIntervalSince(began))
    print(
        "\(runs) weeks in \(seconds) s: \(tally.submissions) submissions with \(tally.files) files, \(tally.crashes) crashes, "
            + "\(tally.checks) checks: 0 lost, 0 double, 0 out of order, 0 in the clear")
} catch {
    print(error)
    exit(1)
}
