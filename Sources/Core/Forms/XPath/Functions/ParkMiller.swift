/// The "minimal standard" generator of Park and Miller (Communications of the ACM 31, 1988), seeded as ODK's engines
/// do, so that a seed gives the same order on every one of them.
struct ParkMiller {
    private static let modulus: Int64 = 2_147_483_647
    private var state: Int64

    init(seed: Int64) {
        let reduced = seed % Self.modulus
        state = reduced <= 0 ? reduced + Self.modulus - 1 : reduced
    }

    /// The next fraction, from 0 up to but without 1.
    mutating func next() -> Double {
        state = state * 16_807 % Self.modulus
        return Double(state - 1) / Double(Self.modulus - 1)
    }
}

extension ParkMiller {
    /// A generator for what a form gives as seed: a number's whole part; of a text that is no number, the first
    /// eight bytes of its SHA-256 digest; 0 where there is nothing. Source: JavaRosa's rule (its issue 800).
    init(number: Double, text: String) {
        if number.isNaN {
            self.init(
                seed: text.isEmpty
                    ? 0 : Int64(bitPattern: UInt64(bytes: SHA256.digest(Array(text.utf8)).prefix(8))))
        } else {
            self.init(seed: Int64(exactly: number.rounded(.towardZero)) ?? (number < 0 ? .min : .max))
        }
    }

    /// The elements in a new order, by the inside-out shuffle of Fisher and Yates that the specification names.
    ///
    /// - Parameter fraction: the next random fraction, from 0 up to but without 1.
    static func shuffled<Element>(_ elements: [Element], by fraction: () -> Double) -> [Element] {
        var shuffled: [Element] = []
        for (index, element) in elements.enumerated() {
            let place = min(index, Int(fraction() * Double(index + 1)))
            if place == index {
                shuffled.append(element)
            } else {
                shuffled.append(shuffled[place])
                shuffled[place] = element
            }
        }
        return shuffled
    }
}
