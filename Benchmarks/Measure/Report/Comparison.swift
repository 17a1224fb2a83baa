/// Durations of the product and of its floor, in nanoseconds, taken in turns.
struct Samples {
    private(set) var measured: [UInt64] = []
    private(set) var floor: [UInt64] = []

    mutating func add(_ duration: UInt64, floor floorDuration: UInt64) {
        measured.append(duration)
        floor.append(floorDuration)
    }
}

/// One line of the report: what was measured beside what cannot be beaten.
struct Comparison {
    var what: String
    var floorIs: String
    var samples: Samples

    /// The cells of the table: what, runs, median, p95, the floor's median and p95, how many times the floor.
    var cells: [String] {
        let median = Self.quantile(0.5, of: samples.measured)
        let floor = Self.quantile(0.5, of: samples.floor)
        return [
            what, String(samples.measured.count), Self.text(median),
            Self.text(Self.quantile(0.95, of: samples.measured)), floorIs, Self.text(floor),
            Self.text(Self.quantile(0.95, of: samples.floor)), Self.tenths(floor > 0 ? median / floor : 0),
        ]
    }

    static let titles = ["what", "runs", "median ms", "p95 ms", "floor", "median ms", "p95 ms", "factor"]

    /// A Markdown table of comparisons.
    static func table(_ comparisons: [Comparison]) -> String {
        MarkdownTable.text([titles] + comparisons.map(\.cells))
    }

    /// The value below which this share of the durations lies, in milliseconds.
    static func quantile(_ share: Double, of durations: [UInt64]) -> Double {
        guard !durations.isEmpty else { return 0 }
        let sorted = durations.sorted()
        let place = min(Int((Double(sorted.count) * share).rounded(.down)), sorted.count - 1)
        return Double(sorted[place]) / 1_000_000
    }

    static func text(_ milliseconds: Double) -> String {
        let hundredths = Int((milliseconds * 100).rounded())
        let rest = hundredths % 100
        return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
    }

    private static func tenths(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}
