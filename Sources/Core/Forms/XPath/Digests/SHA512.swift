/// The SHA-512 digest and SHA-384, the same cut short from another start; source: FIPS 180-4, sections 6.4 and 6.5.
enum SHA512 {
    static func digest(_ message: [UInt8]) -> [UInt8] {
        hash(message, start: Array(SecureHashConstants.squareRoots.prefix(8)))
    }

    /// SHA-384.
    static func shortDigest(_ message: [UInt8]) -> [UInt8] {
        Array(hash(message, start: Array(SecureHashConstants.squareRoots.suffix(8))).prefix(48))
    }

    private static func hash(_ message: [UInt8], start: [UInt64]) -> [UInt8] {
        let padded = MessagePadding.padded(message, block: 128, lengthSize: 16)
        var state = start
        for start in stride(from: 0, to: padded.count, by: 128) {
            let mixed = mix(state, schedule(padded[start..<(start + 128)]))
            for index in state.indices { state[index] &+= mixed[index] }
        }
        return state.flatMap(\.bytes)
    }

    private static func schedule(_ block: ArraySlice<UInt8>) -> [UInt64] {
        var words = stride(from: block.startIndex, to: block.endIndex, by: 8).map {
            UInt64(bytes: block[$0..<($0 + 8)])
        }
        for step in 16..<80 {
            let (near, far) = (words[step - 2], words[step - 15])
            let left = near.rotatedRight(by: 19) ^ near.rotatedRight(by: 61) ^ near >> 6
            let right = far.rotatedRight(by: 1) ^ far.rotatedRight(by: 8) ^ far >> 7
            words.append(left &+ words[step - 7] &+ right &+ words[step - 16])
        }
        return words
    }

    private static func mix(_ state: [UInt64], _ words: [UInt64]) -> [UInt64] {
        var s = state
        for step in 0..<80 {
            let turnedE = s[4].rotatedRight(by: 14) ^ s[4].rotatedRight(by: 18) ^ s[4].rotatedRight(by: 41)
            let chosen = s[4] & s[5] ^ ~s[4] & s[6]
            let first = s[7] &+ turnedE &+ chosen &+ SecureHashConstants.cubeRoots[step] &+ words[step]
            let turnedA = s[0].rotatedRight(by: 28) ^ s[0].rotatedRight(by: 34) ^ s[0].rotatedRight(by: 39)
            let majority = s[0] & s[1] ^ s[0] & s[2] ^ s[1] & s[2]
            s = [first &+ turnedA &+ majority, s[0], s[1], s[2], s[3] &+ first, s[4], s[5], s[6]]
        }
        return s
    }
}
