/// The SHA-256 digest; source: FIPS 180-4, section 6.2.
enum SHA256 {
    static func digest(_ message: [UInt8]) -> [UInt8] {
        let padded = MessagePadding.padded(message, block: 64)
        var state = SecureHashConstants.squareRoots.prefix(8).map { UInt32($0 >> 32) }
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
        for step in 16..<64 {
            let (near, far) = (words[step - 2], words[step - 15])
            let left = near.rotatedRight(by: 17) ^ near.rotatedRight(by: 19) ^ near >> 10
            let right = far.rotatedRight(by: 7) ^ far.rotatedRight(by: 18) ^ far >> 3
            words.append(left &+ words[step - 7] &+ right &+ words[step - 16])
        }
        return words
    }

    private static func mix(_ state: [UInt32], _ words: [UInt32]) -> [UInt32] {
        var s = state
        for step in 0..<64 {
            let turnedE = s[4].rotatedRight(by: 6) ^ s[4].rotatedRight(by: 11) ^ s[4].rotatedRight(by: 25)
            let chosen = s[4] & s[5] ^ ~s[4] & s[6]
            let constant = UInt32(SecureHashConstants.cubeRoots[step] >> 32)
            let first = s[7] &+ turnedE &+ chosen &+ constant &+ words[step]
            let turnedA = s[0].rotatedRight(by: 2) ^ s[0].rotatedRight(by: 13) ^ s[0].rotatedRight(by: 22)
            let majority = s[0] & s[1] ^ s[0] & s[2] ^ s[1] & s[2]
            s = [first &+ turnedA &+ majority, s[0], s[1], s[2], s[3] &+ first, s[4], s[5], s[6]]
        }
        return s
    }
}
