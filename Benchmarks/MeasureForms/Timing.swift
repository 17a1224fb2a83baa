/// How long something took, in nanoseconds, on a clock that never jumps.
func nanoseconds(_ body: () throws -> Void) rethrows -> UInt64 {
    let start = ContinuousClock.now
    try body()
    let (seconds, attoseconds) = (ContinuousClock.now - start).components
    return UInt64(seconds) * 1_000_000_000 + UInt64(attoseconds / 1_000_000_000)
}

extension [UInt64] {
    /// The value below which this share of the durations lies.
    func quantile(_ share: Double) -> Double {
        guard !isEmpty else { return 0 }
        return Double(sorted()[Swift.min(Int(Double(count) * share), count - 1)])
    }
}

/// A number with two decimals.
func decimals(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
}
