/// How wide the terminal draws characters that East Asian fonts draw wide and others narrow: “ ” … — · ● √ and
/// the box-drawing characters (UAX #11, class Ambiguous).
public enum AmbiguousWidth: Sendable, Hashable, CaseIterable {
    /// One cell: xterm and foot as they come.
    case narrow
    /// Two cells: terminals in a CJK-width mode.
    case wide
}

/// How many cells a text takes: this project's one answer. The C library's differs for young Han extensions.
public enum TextWidth {
    /// The width of a text in cells: the sum over its grapheme clusters.
    public static func of(_ text: some StringProtocol, ambiguous: AmbiguousWidth = .narrow) -> Int {
        var width = 0
        for character in text { width += of(character, ambiguous: ambiguous) }
        return width
    }

    /// The width of one grapheme cluster in cells, 0…2: that of its widest scalar.
    public static func of(_ character: Character, ambiguous: AmbiguousWidth = .narrow) -> Int {
        if let ascii = character.asciiValue { return ascii < 0x20 || ascii == 0x7F ? 0 : 1 }
        var width = 0
        for scalar in character.unicodeScalars { width = max(width, of(scalar, ambiguous: ambiguous)) }
        return width
    }

    /// The width of one scalar in cells, 0…2; controls take none, private use takes one.
    public static func of(_ scalar: Unicode.Scalar, ambiguous: AmbiguousWidth = .narrow) -> Int {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0: return 0
        case 0x20..<0x7F: return 1
        case 0x4E00...0x9FFF: return 2
        default: break
        }
        if WidthTable.zero.contains(scalar.value) { return 0 }
        if WidthTable.wide.contains(scalar.value) { return 2 }
        if ambiguous == .wide, WidthTable.ambiguous.contains(scalar.value) { return 2 }
        return 1
    }

    /// Whether the width of a scalar is for the font to decide.
    public static func isAmbiguous(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0xA1 && WidthTable.ambiguous.contains(scalar.value)
    }
}

/// Sorted, closed ranges of scalar values, flat: first, last, first, last …
struct RangeTable: Sendable {
    private let bounds: [UInt32]

    init(_ bounds: [UInt32]) {
        self.bounds = bounds
    }

    func contains(_ value: UInt32) -> Bool {
        var low = 0
        var high = bounds.count / 2
        while low < high {
            let middle = (low + high) / 2
            if value > bounds[middle * 2 + 1] { low = middle + 1 } else { high = middle }
        }
        return low < bounds.count / 2 && value >= bounds[low * 2]
    }
}
