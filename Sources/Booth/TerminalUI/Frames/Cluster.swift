/// One grapheme cluster, as much of it as a terminal's cell holds, without storage of its own: a frame has thousands, and
/// each is copied and compared several times a key.
public struct Cluster: Sendable, Hashable {
    /// A base and at most four marks are kept, as by a terminal (ncurses: CCHARW_MAX).
    public static let longest = 5

    /// How many scalars the cluster has; more than ``longest`` if not all are kept.
    public let count: UInt8
    private let first, second, third, fourth, fifth: UInt32

    /// A space.
    static let space = Cluster(" ")
    /// Nothing, as in the second cell of a wide glyph.
    static let none = Cluster("")

    /// The cluster of a text, which should be one.
    public init(_ text: some StringProtocol) {
        var values: (UInt32, UInt32, UInt32, UInt32, UInt32) = (0, 0, 0, 0, 0)
        var count: UInt8 = 0
        for scalar in text.unicodeScalars {
            switch count {
            case 0: values.0 = scalar.value
            case 1: values.1 = scalar.value
            case 2: values.2 = scalar.value
            case 3: values.3 = scalar.value
            case 4: values.4 = scalar.value
            default: break
            }
            count += 1
            if count > Self.longest { break }
        }
        self.count = count
        (first, second, third, fourth, fifth) = values
    }

    /// The values of the scalars that are kept; 0 beyond the last.
    public subscript(index: Int) -> UInt32 {
        switch index {
        case 0: first
        case 1: second
        case 2: third
        case 3: fourth
        case 4: fifth
        default: 0
        }
    }

    /// The scalars that are kept.
    public var scalars: [Unicode.Scalar] {
        (0..<min(Int(count), Self.longest)).compactMap { Unicode.Scalar(self[$0]) }
    }

    /// The text again.
    public var text: String {
        var text = String.UnicodeScalarView()
        append(to: &text)
        return String(text)
    }

    func append(to text: inout String.UnicodeScalarView) {
        for index in 0..<min(Int(count), Self.longest) {
            if let scalar = Unicode.Scalar(self[index]) { text.append(scalar) }
        }
    }
}
