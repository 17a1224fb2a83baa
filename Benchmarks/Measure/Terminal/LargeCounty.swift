import Foundation

/// The front on the largest screen with the services of a large county: how long a focus move and a page take, how many bytes
/// they are, what a still screen costs and how much memory all of it needs.
struct LargeCounty {
    /// The front's program and arguments, without the reader.
    var front: [String]
    /// `card-reader-sim` and its cards.
    var simulator: String
    var cards: String
    /// The floor's program.
    var bare: String

    /// How often each key is measured, and for how many seconds a still screen is watched.
    var keys = 400
    var stillSeconds = 20

    /// All figures.
    func measure() throws -> [Reading] { try still() + busy() }

    /// The screen at rest, with a reader that is asked for cards.
    private func still() throws -> [Reading] {
        let reader = try SimulatedReader(program: simulator, cards: cards, card: nil)
        defer { reader.end() }
        let kiosk = try start(reader)
        defer { kiosk.end() }
        kiosk.settle(milliseconds: 3000)
        // Not over the turn of a minute, when the clock moves on.
        let second = Int(Date().timeIntervalSince1970) % 60
        if second + stillSeconds > 55 { kiosk.settle(milliseconds: Int32(62 - second) * 1000) }
        while Int(Date().timeIntervalSince1970) % 60 + stillSeconds > 58 { usleep(200_000) }
        kiosk.settle(milliseconds: 1000)
        let (bytes, spent) = (kiosk.bytesSaid, ProcessAccount.processorTime(kiosk.process))
        kiosk.watch(seconds: stillSeconds)
        let cost =
            Double(ProcessAccount.processorTime(kiosk.process) - spent) / Double(stillSeconds) / 1_000_000
        return [
            Reading(
                what: "bytes on a still screen, \(stillSeconds) s", value: "\(kiosk.bytesSaid - bytes)",
                promise: "0"),
            Reading(
                what: "processor time of a still screen, a second, polling the reader",
                value: Comparison.text(cost) + " ms", promise: "1 ms"),
        ]
    }

    /// Somebody who looks through all services.
    private func busy() throws -> [Reading] {
        let reader = try SimulatedReader(program: simulator, cards: cards, card: "nong")
        defer { reader.end() }
        let kiosk = try start(reader)
        defer { kiosk.end() }
        kiosk.settle(milliseconds: 3000)
        // With a card on the reader the first key leads home.
        kiosk.press("\r")
        kiosk.settle(milliseconds: 1500)
        // The ways to find a service, all services.
        for key in ["1", "5"] {
            kiosk.press(key)
            kiosk.settle(milliseconds: 1500)
        }
        let spent = ProcessAccount.processorTime(kiosk.process)
        let moves = try times(of: "\u{1b}OB", on: kiosk)
        let cost = Double(ProcessAccount.processorTime(kiosk.process) - spent) / Double(keys) / 1_000_000
        let floor = try TerminalProgram([bare], rows: 50, columns: 160)
        defer { floor.end() }
        _ = try floor.frame()
        let rows = try times(of: "b", on: floor)
        let pages = try times(of: "9", on: kiosk)
        let workers = ProcessAccount.descendants(of: kiosk.process)
        let own = ProcessAccount.proportionalMemory(kiosk.process)
        let all = workers.reduce(own) { $0 + ProcessAccount.proportionalMemory($1) }
        return [
            Reading(
                what: "key to frame, the focus moves, 160 x 50, 2,000 services: p99",
                value: Comparison.text(Comparison.quantile(0.99, of: moves.times)) + " ms", promise: "2 ms"),
            Reading(
                what: "the same of the bare ncurses program, one row: p99",
                value: Comparison.text(Comparison.quantile(0.99, of: rows.times)) + " ms", promise: "-"),
            Reading(
                what: "processor time of a focus move, all threads, on average",
                value: Comparison.text(cost) + " ms", promise: "-"),
            Reading(
                what: "bytes of a focus move, the most", value: String(moves.bytes.max() ?? 0), promise: "400"
            ),
            Reading(
                what: "key to frame, a page of 2,000 services, 160 x 50: p99",
                value: Comparison.text(Comparison.quantile(0.99, of: pages.times)) + " ms", promise: "5 ms"),
            Reading(
                what: "proportional memory of the front", value: Comparison.text(own) + " MiB",
                promise: "35 MiB"),
            Reading(
                what: "proportional memory of the front and \(workers.count) workers",
                value: Comparison.text(all) + " MiB", promise: "90 MiB"),
        ]
    }

    private func start(_ reader: SimulatedReader) throws -> TerminalProgram {
        let kiosk = try TerminalProgram(
            front + ["--set", "reader.device=" + reader.device], rows: 50, columns: 160)
        _ = try kiosk.frame(holding: "开始")
        return kiosk
    }

    private func times(of key: String, on kiosk: TerminalProgram) throws -> (
        times: [UInt64], bytes: [Int]
    ) {
        var times: [UInt64] = []
        var bytes: [Int] = []
        for _ in 0..<keys {
            let (said, pressed) = (kiosk.bytesSaid, TerminalProgram.now)
            kiosk.press(key)
            times.append(try kiosk.frame(seconds: 2) - pressed)
            bytes.append(kiosk.bytesSaid - said)
        }
        return (times, bytes)
    }
}
