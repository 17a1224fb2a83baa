/// The SHA-1 digest; source: FIPS 180-4, section 6.1. For keys and comparison only: it protects nothing.
enum SHA1 {
    static func digest(_ message: [UInt8]) -> [UInt8] {
        let padded = MessagePadding.padded(message, block: 64)
        var state: [UInt32] = [0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476, 0xC3D2_E1F0]
        for start in stride(from: 0, to: padded.count, by: 64) {
            let mixed = mix(state, schedule(padded[start..<(start + 64)]))
            for index in state.indices { state[index] &+= mixed[index] }
        }
        return state.flatMap(\.bytes)
    }

    private static func schedule(_ block: ArraySlice<UInt8>) -> [UInt32] {
        var words = stride(from: block.startIndex, to: block.endIndex, by: 4).map {
            UInt32(bytes: block[$0..<($0 + 4)])
        }
        for step in 16..<80 {
            let mixed = words[step - 3] ^ words[step - 8] ^ words[step - 14] ^ words[step - 16]
            words.append(mixed.rotatedLeft(by: 1))
        }
        return words
    }

    private static func mix(_ state: [UInt32], _ words: [UInt32]) -> [UInt32] {
        var (a, b, c, d, e) = (state[0], state[1], state[2], state[3], state[4])
        for step in 0..<80 {
            let chosen: UInt32
            let constant: UInt32
            switch step / 20 {
            case 0: (chosen, constant) = (b & c ^ ~b & d, 0x5A82_7999)
            case 1: (chosen, constant) = (b ^ c ^ d, 0x6ED9_EBA1)
            case 2: (chosen, constant) = (b & c ^ b & d ^ c & d, 0x8F1B_BCDC)
            default: (chosen, constant) = (b ^ c ^ d, 0xCA62_C1D6)
            }
            let sum = a.rotatedLeft(by: 5) &+ chosen &+ e &+ constant &+ words[step]
            (e, d, c, b, a) = (d, c, b.rotatedLeft(by: 30), a, sum)
        }
        return [a, b, c, d, e]
    }
}
