/// How long to wait before trying again: exponential with full jitter, capped, for ever.
public struct RetryPacing: Sendable, Hashable {
    private var failures = 0
    private let cap: Double

    /// Waits of at most `capSeconds`.
    public init(capSeconds: Double = 60) { cap = capSeconds }

    /// Something worked.
    public mutating func succeeded() { failures = 0 }

    /// Something failed; the wait in seconds. `random` is in 0 ..< 1.
    public mutating func failed(random: Double) -> Double {
        let ceiling = min(cap, Double(1 << min(failures, 20)))
        failures += 1
        // Never below a tenth of a second: an unlucky draw must not become a busy loop.
        return max(0.1, ceiling * random)
    }
}
