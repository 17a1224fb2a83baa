/// A picture of dots, two across and four down in a cell, drawn with the braille patterns of Unicode (U+2800 … U+28FF):
/// the finest that a terminal's cells can show.
public struct DotCanvas: Sendable, Equatable {
    /// Dots a row.
    public let columns: Int
    /// Rows of dots.
    public let rows: Int
    private var dots: [Bool]

    /// An empty picture.
    public init(columns: Int, rows: Int) {
        self.columns = max(columns, 0)
        self.rows = max(rows, 0)
        dots = Array(repeating: false, count: self.columns * self.rows)
    }

    /// An empty picture that fills so many cells.
    public init(cells: Size) {
        self.init(columns: cells.columns * 2, rows: cells.rows * 4)
    }

    /// Whether a dot is set; outside of the picture none is.
    public subscript(row: Int, column: Int) -> Bool {
        get { isInside(row, column) && dots[row * columns + column] }
        set { if isInside(row, column) { dots[row * columns + column] = newValue } }
    }

    private func isInside(_ row: Int, _ column: Int) -> Bool {
        (0..<rows).contains(row) && (0..<columns).contains(column)
    }

    /// Sets the dots of a line (Bresenham's way), both ends included.
    public mutating func line(from start: Position, to end: Position) {
        let (width, height) = (abs(end.column - start.column), -abs(end.row - start.row))
        let (right, down) = (start.column < end.column ? 1 : -1, start.row < end.row ? 1 : -1)
        var (row, column, error) = (start.row, start.column, width + height)
        while true {
            self[row, column] = true
            if row == end.row, column == end.column { return }
            let twice = 2 * error
            if twice >= height {
                error += height
                column += right
            }
            if twice <= width {
                error += width
                row += down
            }
        }
    }

    /// The picture as rows of braille patterns; a cell without dots is a space.
    public var lines: [String] {
        stride(from: 0, to: rows, by: 4).map { top in
            String(
                String.UnicodeScalarView(
                    stride(from: 0, to: columns, by: 2).map { left in pattern(top, left) }))
        }
    }

    /// Which bit of a pattern a dot is, by column and row in the cell.
    private static let bits: [[UInt32]] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]]

    private func pattern(_ top: Int, _ left: Int) -> Unicode.Scalar {
        var pattern: UInt32 = 0
        for column in 0..<2 {
            for row in 0..<4 where self[top + row, left + column] { pattern |= Self.bits[column][row] }
        }
        return pattern == 0 ? " " : Unicode.Scalar(0x2800 + pattern) ?? " "
    }
}

extension DotCanvas {
    /// A picture in grey as dots where it is dark, made as small as so many cells: a dot stands for all that lies under it
    /// and is set where that is darker than the whole by far enough, so that writing stays to be seen.
    public init(grey: [UInt8], columns: Int, rows: Int, fitting cells: Size) {
        guard columns > 0, rows > 0, grey.count == columns * rows else {
            self.init(columns: 0, rows: 0)
            return
        }
        let scale = min(1, Double(cells.columns * 2) / Double(columns), Double(cells.rows * 4) / Double(rows))
        self.init(columns: max(1, Int(Double(columns) * scale)), rows: max(1, Int(Double(rows) * scale)))
        let average = grey.reduce(0) { $0 + Int($1) } / grey.count
        for row in 0..<self.rows {
            for column in 0..<self.columns {
                let across = Self.span(column, of: self.columns, in: columns)
                let down = Self.span(row, of: self.rows, in: rows)
                let sum = down.reduce(0) { sum, line in
                    across.reduce(sum) { $0 + Int(grey[line * columns + $1]) }
                }
                self[row, column] = sum / (across.count * down.count) < average - Self.contrast
            }
        }
    }

    /// How much darker than the whole, of 255, writing is.
    private static let contrast = 8

    private static func span(_ index: Int, of count: Int, in total: Int) -> Range<Int> {
        let start = index * total / count
        return start..<max(start + 1, (index + 1) * total / count)
    }
}
