/// A number of rows and columns.
public struct Size: Sendable, Hashable {
    /// Rows and columns.
    public var rows, columns: Int

    /// A size.
    public init(rows: Int, columns: Int) {
        self.rows = rows
        self.columns = columns
    }
}

/// A cell's place, counted from 0 at the top left.
public struct Position: Sendable, Hashable {
    /// Row and column.
    public var row, column: Int

    /// A position.
    public init(row: Int, column: Int) {
        self.row = row
        self.column = column
    }
}

/// A rectangle of cells.
public struct Area: Sendable, Hashable {
    /// The rows it covers.
    public var rows: Range<Int>
    /// The columns it covers.
    public var columns: Range<Int>

    /// A rectangle of cells.
    public init(rows: Range<Int>, columns: Range<Int>) {
        self.rows = rows
        self.columns = columns
    }

    var withoutLastColumn: Area { Area(rows: rows, columns: columns.lowerBound..<columns.upperBound - 1) }

    /// The same rectangle elsewhere.
    func moved(rows: Int, columns: Int) -> Area {
        Area(
            rows: self.rows.lowerBound + rows..<self.rows.upperBound + rows,
            columns: self.columns.lowerBound + columns..<self.columns.upperBound + columns)
    }

    /// Whether a cell lies in it.
    public func contains(row: Int, column: Int) -> Bool {
        rows.contains(row) && columns.contains(column)
    }
}

/// One cell of a frame. A wide glyph takes two: the first holds it, the second is empty with width 0 and the same
/// style.
public struct Cell: Sendable, Hashable {
    /// One grapheme cluster; empty in the second cell of a wide glyph.
    public var cluster: Cluster
    /// How many cells the glyph takes: 1 or 2; 0 in the second cell of a wide glyph.
    public var width: Int8
    /// How it is drawn.
    public var style: Style

    /// The cluster as a text.
    public var text: String {
        get { cluster.text }
        set { cluster = Cluster(newValue) }
    }

    /// A cell.
    public init(text: String, width: Int8, style: Style) {
        self.init(cluster: Cluster(text), width: width, style: style)
    }

    /// A cell.
    public init(cluster: Cluster, width: Int8, style: Style) {
        self.cluster = cluster
        self.width = width
        self.style = style
    }

    /// A cell with nothing in it.
    static func blank(_ style: Style) -> Cell { Cell(cluster: .space, width: 1, style: style) }
}

/// Where a touch means a key.
public struct Target: Sendable, Hashable {
    /// The cells that may be touched.
    public var area: Area
    /// The key that a press and release inside equals.
    public var key: Key

    /// A touch target.
    public init(area: Area, key: Key) {
        self.area = area
        self.key = key
    }
}

/// A drawn screen: every cell, the cursor, and what can be touched.
public struct Frame: Sendable, Equatable {
    /// Its size.
    public var size: Size
    /// Its cells, row by row.
    public var cells: [Cell]
    /// Where the terminal's cursor stands, visible; nil hides it.
    public var cursor: Position?
    /// What can be touched, none overlapping.
    public var targets: [Target]
    /// Where can be drawn with a finger, if anywhere.
    public var pad: Area?
    /// How many pages the body takes at this size; more than 1 if it does not fit.
    public var pageCount: Int
    /// Whether something did not fit: the body goes on on another page, or a label had to be cut.
    public var overflow: Bool

    /// A frame; `cells` holds `size.rows × size.columns` cells.
    public init(
        size: Size, cells: [Cell], cursor: Position? = nil, targets: [Target] = [], pad: Area? = nil,
        pageCount: Int = 1, overflow: Bool = false
    ) {
        self.size = size
        self.cells = cells
        self.cursor = cursor
        self.targets = targets
        self.pad = pad
        self.pageCount = pageCount
        self.overflow = overflow
    }

    /// The cell at a place inside the frame.
    public subscript(row: Int, column: Int) -> Cell { cells[row * size.columns + column] }

    /// The text of the rows without trailing spaces, as a reader sees it.
    public var text: [String] {
        (0..<size.rows).map { row in
            let cells = cells[row * size.columns..<(row + 1) * size.columns]
            guard let end = cells.lastIndex(where: { $0.cluster != .space }) else { return "" }
            var line = String.UnicodeScalarView()
            for cell in cells[...end] { cell.cluster.append(to: &line) }
            return String(line)
        }
    }
}
