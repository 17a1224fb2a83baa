/// Breaking text into lines by Chinese rules (GB/T 15834, appendix on line ends; UAX #14 for the classes): no closing
/// punctuation at a line's start, no opening bracket at its end, “——” and “……” in one piece; Latin words,
/// with all their diacritics, and numbers stay whole; a word longer than the line is cut.
public enum LineBreaking {
    /// The lines of `text`, each at most `width` cells; a line break in the text begins a new line.
    public static func lines(
        of text: String, width: Int, ambiguous: AmbiguousWidth = .narrow
    ) -> [String] {
        var lines: [String] = []
        for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
            lines += wrap(paragraph, width: max(width, 2), ambiguous: ambiguous)
        }
        return lines
    }

    private static func wrap(_ paragraph: Substring, width: Int, ambiguous: AmbiguousWidth) -> [String] {
        if TextWidth.of(paragraph, ambiguous: ambiguous) <= width { return [String(paragraph)] }
        var lines: [String] = []
        var line = ""
        var used = 0
        for piece in pieces(of: paragraph) {
            let space = line.isEmpty ? 0 : piece.spaces
            let size = TextWidth.of(piece.text, ambiguous: ambiguous)
            if used + space + size <= width {
                line += String(repeating: " ", count: space) + piece.text
                used += space + size
                continue
            }
            if !line.isEmpty { lines.append(line) }
            (line, used) = (piece.text, size)
            while used > width {
                let head = TextFitting.prefix(line, width: width, ambiguous: ambiguous)
                lines.append(head)
                line = String(line.dropFirst(head.count))
                used = TextWidth.of(line, ambiguous: ambiguous)
            }
        }
        if !line.isEmpty || lines.isEmpty { lines.append(line) }
        return lines
    }

    /// What must stay in one piece, and the spaces before it.
    private struct Piece {
        var spaces = 0
        var text = ""
    }

    private static func pieces(of paragraph: Substring) -> [Piece] {
        var pieces: [Piece] = []
        var current = Piece()
        var previous: Character?
        for character in paragraph {
            if character == " " {
                if !current.text.isEmpty { pieces.append(current) }
                if current.text.isEmpty { current.spaces += 1 } else { current = Piece(spaces: 1) }
            } else {
                if let last = previous, last != " ", !current.text.isEmpty,
                    mayBreak(after: last, before: character)
                {
                    pieces.append(current)
                    current = Piece()
                }
                current.text.append(character)
            }
            previous = character
        }
        if !current.text.isEmpty { pieces.append(current) }
        return pieces
    }

    private static func mayBreak(after last: Character, before next: Character) -> Bool {
        if neverAtStart.contains(next) || neverAtEnd.contains(last) { return false }
        if last == next, inseparable.contains(last) { return false }
        // Between two characters of a Latin word or number there is no break; beside a Han character there is.
        return isIdeographic(last) || isIdeographic(next)
    }

    /// Whether lines may break beside the character without a space: Han, kana, fullwidth forms, CJK punctuation.
    private static func isIdeographic(_ character: Character) -> Bool {
        if inseparable.contains(character) || neverAtEnd.contains(character) { return true }
        if neverAtStart.contains(character), !character.isASCII { return true }
        return TextWidth.of(character) == 2
    }

    private static let neverAtStart: Set<Character> = Set(
        "，。、；：？！）》」』】〕〉〗｝］”’…—·～ー々％‰℃°,.;:?!)]}%»›")
    private static let neverAtEnd: Set<Character> = Set("（《「『【〔〈〖｛［“‘([{«‹￥¥$№#")
    private static let inseparable: Set<Character> = ["—", "…", "·"]
}
