import Foundation
import Simulation

/// Copies of this program at work side by side.
struct Crew {
    var runs: Int
    var first: UInt64

    /// What a copy found, in its own words.
    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    /// Lets them work, and adds up what they did; the first that finds a promise broken ends the others.
    func run() throws -> Tally {
        let count = max(min(ProcessInfo.processInfo.activeProcessorCount, runs), 1)
        let copies = try (0..<count).map {
            try Copy(share: share($0, of: count), first: first &+ UInt64($0), stride: count)
        }
        defer { for copy in copies { copy.end() } }
        var tally = Tally()
        var open = copies
        while !open.isEmpty {
            Thread.sleep(forTimeInterval: 0.2)
            let ended = open.filter { !$0.isRunning }
            for copy in ended { tally += try copy.result() }
            open.removeAll { copy in ended.contains { $0 === copy } }
        }
        return tally
    }

    private func share(_ index: Int, of count: Int) -> Int { runs / count + (index < runs % count ? 1 : 0) }

    private final class Copy {
        private let process = Process()
        private let output: URL

        init(share: Int, first: UInt64, stride: Int) throws {
            output = FileManager.default.temporaryDirectory.appending(path: "simulate-\(UUID().uuidString)")
            try Data().write(to: output)
            process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
            process.arguments = [String(share), String(first), String(stride)]
            process.standardOutput = try FileHandle(forWritingTo: output)
            try process.run()
        }

        var isRunning: Bool { process.isRunning }

        func result() throws -> Tally {
            let said = try Data(contentsOf: output)
            guard process.terminationStatus == 0 else {
                throw Failure(description: String(decoding: said, as: UTF8.self))
            }
            return try JSONDecoder().decode(Tally.self, from: said)
        }

        func end() {
            if process.isRunning { process.terminate() }
            try? FileManager.default.removeItem(at: output)
        }
    }
}
