/// A grid of cells under construction. Whatever is drawn on it, wide glyphs stay whole: what would be halved, by an
/// edge or by a later stroke, becomes a space.
struct Canvas {
    let size: Size
    private(set) var cells: [Cell]
    var cursor: Position?
    var targets: [Target] = []
    var pad: Area?
    /// Set when a text had to be cut.
    var isCut = false
    let ambiguous: AmbiguousWidth

    init(rows: Int, columns: Int, style: Style, ambiguous: AmbiguousWidth) {
        size = Size(rows: max(rows, 0), columns: max(columns, 0))
        cells = Array(
            repeating: .blank(style), count: size.rows * size.columns)
        self.ambiguous = ambiguous
    }

    /// Fills a rectangle with spaces.
    mutating func fill(_ area: Area, _ style: Style) {
        let area = clipped(area)
        guard !area.columns.isEmpty else { return }
        let blank = Cell.blank(style)
        for row in area.rows {
            unpair(row, area.columns.lowerBound)
            unpair(row, area.columns.upperBound)
            let start = row * size.columns
            for column in area.columns { cells[start + column] = blank }
        }
    }

    /// Writes a text to the right of a place, as far as `limit` columns and the edge allow; gives the column
    /// behind it. Controls and lone marks are left out.
    @discardableResult
    mutating func write(_ text: String, row: Int, column: Int, style: Style, limit: Int = .max) -> Int {
        guard row >= 0, row < size.rows else { return column }
        let end = limit == .max ? size.columns : min(column + limit, size.columns)
        var column = column
        for character in text {
            let width = TextWidth.of(character, ambiguous: ambiguous)
            guard width > 0 else { continue }
            guard column + width <= end else {
                isCut = true
                return column
            }
            if column >= 0 { put(character, width: width, row: row, column: column, style: style) }
            column += width
        }
        return column
    }

    /// Repeats one glyph of one cell.
    mutating func rule(_ glyph: String, row: Int, columns: Range<Int>, style: Style) {
        for column in columns { write(glyph, row: row, column: column, style: style) }
    }

    /// Lays another canvas on this one, with its targets and cursor moved along.
    mutating func lay(_ other: Canvas, row: Int, column: Int, rows: Range<Int>? = nil) {
        let shown = rows ?? 0..<other.size.rows
        let first = max(0, -column)
        let last = min(other.size.columns, size.columns - column)
        guard first < last else { return }
        for source in shown {
            let target = row + source - shown.lowerBound
            guard target >= 0, target < size.rows else { continue }
            unpair(target, column + first)
            unpair(target, column + last)
            let (to, from) = (target * size.columns + column, source * other.size.columns)
            cells.replaceSubrange(to + first..<to + last, with: other.cells[from + first..<from + last])
        }
        if let cursor = other.cursor, shown.contains(cursor.row) {
            self.cursor = Position(row: row + cursor.row - shown.lowerBound, column: column + cursor.column)
        }
        for target in other.targets where shown.contains(target.area.rows.lowerBound) {
            let shift = row - shown.lowerBound
            targets.append(
                Target(area: target.area.moved(rows: shift, columns: column), key: target.key))
        }
        // A pad that is torn between pages cannot be drawn on.
        if let pad = other.pad, shown.contains(pad.rows.lowerBound), shown.contains(pad.rows.upperBound - 1) {
            self.pad = pad.moved(rows: row - shown.lowerBound, columns: column)
        }
        isCut = isCut || other.isCut
    }

    private mutating func put(_ character: Character, width: Int, row: Int, column: Int, style: Style) {
        unpair(row, column)
        unpair(row, column + width)
        let place = row * size.columns + column
        cells[place] = Cell(cluster: Cluster(String(character)), width: Int8(width), style: style)
        if width == 2 { cells[place + 1] = Cell(cluster: .none, width: 0, style: style) }
    }

    /// Makes sure that no glyph lies across the border before `column`.
    private mutating func unpair(_ row: Int, _ column: Int) {
        guard column > 0, column < size.columns else { return }
        let place = row * size.columns + column
        guard cells[place].width == 0 else { return }
        cells[place - 1] = .blank(cells[place - 1].style)
        cells[place] = .blank(cells[place].style)
    }

    private func clipped(_ area: Area) -> Area {
        Area(
            rows: area.rows.clamped(to: 0..<size.rows), columns: area.columns.clamped(to: 0..<size.columns))
    }
}
