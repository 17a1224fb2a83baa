/// The few signs that the chrome is drawn with. All but ASCII ones are of ambiguous width, so a terminal that draws
/// those wide gets ASCII and plain coloured cells.
struct Glyphs: Sendable {
    let focus, tick, done, current, todo, link, line, up, down: String
    /// Two square pixels above each other in one cell: upper, lower, both.
    let halves: (upper: String, lower: String, both: String)?

    init(_ ambiguous: AmbiguousWidth) {
        switch ambiguous {
        case .narrow:
            (focus, tick, done, current, todo, link) = ("▶", "√", "●", "▶", "○", "│")
            (line, up, down) = ("━", "▲", "▼")
            halves = ("▀", "▄", "█")
        case .wide:
            (focus, tick, done, current, todo, link) = (">", "*", "*", ">", "-", "|")
            (line, up, down) = ("=", "^", "v")
            halves = nil
        }
    }
}
