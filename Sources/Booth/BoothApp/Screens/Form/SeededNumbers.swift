import Synchronization

/// Random fractions that follow from a seed, so that a session can be replayed: SplitMix64 (Steele, Lea and Flood,
/// OOPSLA 2014).
final class SeededNumbers: Sendable {
    private let state: Mutex<UInt64>

    /// - Parameter seed: any text; as a rule a fresh UUID.
    init(seed: String) {
        // FNV-1a spreads the text over the 64 bits.
        state = Mutex(seed.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 })
    }

    /// The next fraction, from 0 up to but without 1.
    func next() -> Double {
        let bits = state.withLock { state -> UInt64 in
            state &+= 0x9e37_79b9_7f4a_7c15
            var z = state
            z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
            z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
            return z ^ (z >> 31)
        }
        return Double(bits >> 11) * 0x1p-53
    }
}
