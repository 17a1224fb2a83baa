/// Cutting and padding to a number of cells; a wide character is never halved.
public enum TextFitting {
    /// The longest beginning of `text` that takes at most `width` cells.
    public static func prefix(_ text: String, width: Int, ambiguous: AmbiguousWidth = .narrow) -> String {
        var used = 0
        var end = text.startIndex
        while end < text.endIndex {
            let next = used + TextWidth.of(text[end], ambiguous: ambiguous)
            if next > width { break }
            used = next
            end = text.index(after: end)
        }
        return String(text[..<end])
    }

    /// `text` if it fits into `width` cells, else its beginning with ".." so that the cut is seen.
    public static func truncated(_ text: String, width: Int, ambiguous: AmbiguousWidth = .narrow) -> String {
        if TextWidth.of(text, ambiguous: ambiguous) <= width { return text }
        if width < 3 { return prefix(text, width: width, ambiguous: ambiguous) }
        return prefix(text, width: width - 2, ambiguous: ambiguous) + ".."
    }

    /// `text` cut or filled with spaces at its end to exactly `width` cells.
    public static func padded(_ text: String, width: Int, ambiguous: AmbiguousWidth = .narrow) -> String {
        let fitted = truncated(text, width: width, ambiguous: ambiguous)
        let missing = width - TextWidth.of(fitted, ambiguous: ambiguous)
        return missing > 0 ? fitted + String(repeating: " ", count: missing) : fitted
    }
}
