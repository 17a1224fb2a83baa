/// One grapheme cluster, as much of it as a terminal's cell holds, without storage of its own: a frame has thousands, and
/// each is copied and compared several times a key. Five scalars of 21 bits each, and how many there are, in two words.
public struct Cluster: Sendable, Hashable {
    /// A base and at most four marks are kept, as by a terminal (ncurses: CCHARW_MAX).
    public static let longest = 5
    private static let scalarBits: UInt64 = 21

    /// Three scalars, the first in the lowest bits.
    private let low: UInt64
    /// Two more, and above them the count.
    private let high: UInt64

    /// A space.
    static let space = Cluster(" ")
    /// Nothing, as in the second cell of a wide glyph.
    static let none = Cluster("")

    /// The cluster of a text, which should be one.
    public init(_ text: some StringProtocol) {
        var words: (low: UInt64, high: UInt64) = (0, 0)
        var count: UInt64 = 0
        for scalar in text.unicodeScalars {
            let value = UInt64(scalar.value)
            if count < 3 {
                words.low |= value << (count * Self.scalarBits)
            } else if count < Self.longest {
                words.high |= value << ((count - 3) * Self.scalarBits)
            }
            count += 1
            if count > Self.longest { break }
        }
        low = words.low
        high = words.high | count << (2 * Self.scalarBits)
    }

    /// How many scalars the cluster has; more than ``longest`` if not all are kept.
    public var count: Int { Int(high >> (2 * Self.scalarBits)) }

    /// The values of the scalars that are kept, from 0 to ``longest`` - 1; 0 beyond the last.
    public subscript(index: Int) -> UInt32 {
        let word = index < 3 ? low : high
        let shift = UInt64(index < 3 ? index : index - 3) * Self.scalarBits
        return UInt32(word >> shift & (1 << Self.scalarBits - 1))
    }

    /// The scalars that are kept.
    public var scalars: [Unicode.Scalar] {
        (0..<min(count, Self.longest)).compactMap { Unicode.Scalar(self[$0]) }
    }

    /// The text again.
    public var text: String {
        var text = String.UnicodeScalarView()
        append(to: &text)
        return String(text)
    }

    func append(to text: inout String.UnicodeScalarView) {
        for index in 0..<min(count, Self.longest) {
            if let scalar = Unicode.Scalar(self[index]) { text.append(scalar) }
        }
    }
}
