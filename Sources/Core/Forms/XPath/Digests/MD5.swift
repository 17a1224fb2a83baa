import Glibc

/// The MD5 digest; source: RFC 1321. For keys and comparison only: it protects nothing.
enum MD5 {
    /// How far each step of a round of sixteen turns its sum; four numbers a round.
    private static let turns = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21]
    /// The first 32 bits of |sin(1)|, |sin(2)| … (section 3.4).
    private static let sines = (1...64).map { UInt32(abs(Glibc.sin(Double($0))) * 4_294_967_296) }

    static func digest(_ message: [UInt8]) -> [UInt8] {
        let padded = MessagePadding.padded(message, block: 64, order: .littleEndian)
        var state: (UInt32, UInt32, UInt32, UInt32) = (0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476)
        for start in stride(from: 0, to: padded.count, by: 64) {
            let words = (0..<16).map { word in
                UInt32(bytes: padded[(start + word * 4)..<(start + word * 4 + 4)].reversed())
            }
            let mixed = mix(state, words)
            state = (state.0 &+ mixed.0, state.1 &+ mixed.1, state.2 &+ mixed.2, state.3 &+ mixed.3)
        }
        return [state.0, state.1, state.2, state.3].flatMap { $0.bytes.reversed() }
    }

    private static func mix(
        _ state: (UInt32, UInt32, UInt32, UInt32), _ words: [UInt32]
    ) -> (UInt32, UInt32, UInt32, UInt32) {
        var (a, b, c, d) = state
        for step in 0..<64 {
            let chosen: UInt32
            let word: Int
            switch step / 16 {
            case 0: (chosen, word) = (b & c | ~b & d, step)
            case 1: (chosen, word) = (d & b | ~d & c, (5 * step + 1) % 16)
            case 2: (chosen, word) = (b ^ c ^ d, (3 * step + 5) % 16)
            default: (chosen, word) = (c ^ (b | ~d), 7 * step % 16)
            }
            let sum = a &+ chosen &+ sines[step] &+ words[word]
            (a, d, c, b) = (d, c, b, b &+ sum.rotatedLeft(by: turns[step / 16 * 4 + step % 4]))
        }
        return (a, b, c, d)
    }
}
