import TerminalUI

/// A sequence of frames that looks like nothing a person would draw: wide glyphs over halves of others, marks, signs
/// of ambiguous width, colour-only changes, cursors anywhere. The same seed gives the same frames.
public struct RandomFrames {
    private var generator: SplitMix
    private var frame: Frame

    /// The sequence of a seed, for a size.
    public init(seed: UInt64, rows: Int, columns: Int) {
        generator = SplitMix(state: seed)
        let blank = Cell(text: " ", width: 1, style: Self.styles[0])
        frame = Frame(
            size: Size(rows: rows, columns: columns), cells: Array(repeating: blank, count: rows * columns))
    }

    /// The next frame: the last one with some strokes over it, or a new one altogether.
    public mutating func next() -> Frame {
        let strokes =
            Int.random(in: 0...9, using: &generator) == 0 ? 400 : Int.random(in: 0...12, using: &generator)
        for _ in 0..<strokes { stroke() }
        frame.cursor =
            Bool.random(using: &generator)
            ? Position(
                row: Int.random(in: 0..<frame.size.rows, using: &generator),
                column: Int.random(in: 0..<frame.size.columns, using: &generator)) : nil
        return frame
    }

    private mutating func stroke() {
        let row = Int.random(in: 0..<frame.size.rows, using: &generator)
        var column = Int.random(in: 0..<frame.size.columns, using: &generator)
        let length = Int.random(in: 1...20, using: &generator)
        let style = Self.styles[Int.random(in: 0..<Self.styles.count, using: &generator)]
        if Int.random(in: 0..<5, using: &generator) == 0 {
            recolor(row, column..<min(column + length, frame.size.columns), style)
            return
        }
        for _ in 0..<length {
            let text = Self.glyphs[Int.random(in: 0..<Self.glyphs.count, using: &generator)]
            let width = TextWidth.of(text)
            // libvterm loses a mark that follows a letter in the last column; real terminals keep it.
            let isLastMarked = text.unicodeScalars.count > 1 && column + width == frame.size.columns
            guard column + width <= frame.size.columns, !isLastMarked else { return }
            part(row, column)
            part(row, column + width)
            let place = row * frame.size.columns + column
            frame.cells[place] = Cell(text: text, width: Int8(width), style: style)
            if width == 2 { frame.cells[place + 1] = Cell(text: "", width: 0, style: style) }
            column += width
        }
    }

    private mutating func recolor(_ row: Int, _ columns: Range<Int>, _ style: Style) {
        for column in columns {
            let place = row * frame.size.columns + column
            // Both halves of a wide glyph have one style.
            if frame.cells[place].width == 0, column == columns.lowerBound { continue }
            if frame.cells[place].width == 2, column + 1 == columns.upperBound { continue }
            frame.cells[place].style = style
        }
    }

    private mutating func part(_ row: Int, _ column: Int) {
        guard column > 0, column < frame.size.columns else { return }
        let place = row * frame.size.columns + column
        guard frame.cells[place].width == 0 else { return }
        for half in [place - 1, place] {
            frame.cells[half] = Cell(text: " ", width: 1, style: frame.cells[half].style)
        }
    }

    private static let glyphs =
        ["a", "Z", "0", " ", " ", "é", "ế", "ǎ", "e\u{301}", "ƨ", "“", "”", "…", "—", "·", "●", "▀", "│"]
        + ["韦", "覃", "壮", "𠀀", "㐂", "，", "。", "（", "》", "Ａ", "〓"]

    private static let styles: [Style] = {
        let colors = [RGB(hex: 0xFFFFFF), RGB(hex: 0x0E2A47), RGB(hex: 0xFFD166), RGB(hex: 0x8A1C13)]
        return colors.flatMap { ground in
            colors.filter { $0 != ground }.flatMap { text in
                [
                    Style(foreground: text, background: ground),
                    Style(foreground: text, background: ground, isBold: true),
                    Style(foreground: text, background: ground, isUnderlined: true),
                ]
            }
        }
    }()
}

/// SplitMix64: a generator whose sequence is fixed by its seed for ever.
public struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    /// The generator of a seed.
    public init(state: UInt64) {
        self.state = state
    }

    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
