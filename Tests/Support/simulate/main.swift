import Foundation
import Simulation

/// `simulate <runs> [<first seed>]`: simulated weeks of a booth with its county, with faults. Ends with 1 and the seed if a
/// promise is broken. On more than one processor it runs itself as often, each copy with its share of the seeds: within one
/// process SQLite's threads would wait for each other.
let words = CommandLine.arguments.dropFirst().compactMap { UInt64($0) }
let runs = words.first.map { Int(clamping: $0) } ?? 1000
let first = words.dropFirst().first ?? UInt64.random(in: 0...UInt64.max / 2)
let stride = words.dropFirst(2).first

if let stride {
    do {
        let tally = try await share(runs: runs, first: first, stride: stride)
        print(String(decoding: try JSONEncoder().encode(tally), as: UTF8.self))
    } catch {
        print(error)
        exit(1)
    }
} else {
    let began = Date()
    print("\(runs) simulated weeks from seed \(first)")
    do {
        let tally = try Crew(runs: runs, first: first).run()
        let seconds = Int(Date().timeIntervalSince(began))
        print(
            "\(runs) weeks in \(seconds) s: \(tally.submissions) submissions with \(tally.files) files, \(tally.crashes) crashes, "
                + "\(tally.checks) checks: 0 lost, 0 double, 0 out of order, 0 in the clear")
    } catch {
        print(error)
        exit(1)
    }
}

/// One copy's share.
func share(runs: Int, first: UInt64, stride: UInt64) async throws -> Tally {
    var campaign = Campaign(runs: runs, first: first)
    campaign.stride = stride
    campaign.shrinks = ProcessInfo.processInfo.environment["SIMULATE_SHRINK"] != "0"
    return try await campaign.run(workers: 1) { seed, tally in
        let line = "seed \(seed): \(tally.submissions) submissions, \(tally.crashes) crashes\n"
        FileHandle.standardError.write(Data(line.utf8))
    }
}
