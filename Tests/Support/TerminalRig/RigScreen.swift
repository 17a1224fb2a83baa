/// What a terminal shows at one moment.
public struct RigScreen: Sendable, Equatable {
    /// A colour as the terminal shows it: an RGB value, or the terminal's default.
    public enum Color: Sendable, Hashable {
        /// Red, green and blue, 0…255.
        case rgb(UInt8, UInt8, UInt8)
        /// The terminal's own foreground or background.
        case standard
    }

    /// One cell. The second cell of a wide glyph is empty with width 0.
    public struct Cell: Sendable, Hashable {
        /// The glyph; a space where nothing was written.
        public var text: String
        /// 1 or 2 cells; 0 in the second half of a wide glyph.
        public var width: Int
        /// The colours as seen, reverse video not applied.
        public var foreground, background: Color
        /// Attributes.
        public var isBold, isUnderlined, isReversed: Bool
    }

    /// Its cells by row.
    public let rows: [[Cell]]
    /// Where the cursor stands.
    public let cursorRow, cursorColumn: Int
    /// Whether the cursor is seen.
    public let isCursorVisible: Bool
    /// Whether a full-screen program has the alternate screen.
    public let isAlternate: Bool
    /// Whether touches are reported.
    public let reportsMouse: Bool

    /// The rows as text, without trailing spaces.
    public var lines: [String] {
        rows.map { row in
            var line = row.map(\.text).joined()
            while line.last == " " { line.removeLast() }
            return line
        }
    }

    /// All rows as one text.
    public var text: String { lines.joined(separator: "\n") }

    /// Whether a text is seen within one row.
    public func contains(_ text: String) -> Bool { lines.contains { $0.contains(text) } }

    /// The cell where a text begins, for touching it; nil if it is not seen.
    public func place(of text: String) -> (row: Int, column: Int)? {
        let wanted = text.map(String.init)
        for (row, cells) in rows.enumerated() {
            let glyphs = cells.enumerated().filter { $0.element.width > 0 }
            guard glyphs.count >= wanted.count, !wanted.isEmpty else { continue }
            for start in 0...(glyphs.count - wanted.count)
            where (0..<wanted.count).allSatisfy({ glyphs[start + $0].element.text == wanted[$0] }) {
                return (row, glyphs[start].offset)
            }
        }
        return nil
    }
}
