/// A place to draw on with a finger (签名板). Places on it are counted in units of which a cell is 1 wide and 2 high, from
/// its top left corner: so they are as far apart across as down.
public struct Pad: Sendable, Equatable {
    /// What has been drawn, stroke by stroke.
    public var strokes: [[PadPoint]]
    /// What stands on the pad while it is empty ("请在这里签名").
    public var prompt: String

    /// A pad with these strokes.
    public init(strokes: [[PadPoint]] = [], prompt: String = "") {
        self.strokes = strokes
        self.prompt = prompt
    }

    /// Cells of a pad: its size is the same on every screen, so that what was drawn stays where it was when the screen
    /// changes.
    public static let size = Size(rows: 8, columns: 64)

    /// The strokes as dots, with a pen two dots wide.
    public var picture: DotCanvas {
        var canvas = DotCanvas(cells: Self.size)
        for stroke in strokes {
            let dots = stroke.map { Position(row: Int($0.y * 2), column: Int($0.x * 2)) }
            for (start, end) in zip(dots, dots.dropFirst().isEmpty ? dots[...] : dots.dropFirst()) {
                for (down, right) in [(0, 0), (0, 1), (1, 0), (1, 1)] {
                    canvas.line(
                        from: Position(row: start.row + down, column: start.column + right),
                        to: Position(row: end.row + down, column: end.column + right))
                }
            }
        }
        return canvas
    }
}

/// A place on a pad.
public struct PadPoint: Sendable, Hashable {
    /// From the left; a cell is 1 wide.
    public var x: Double
    /// From the top; a cell is 2 high.
    public var y: Double

    /// A place.
    public init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }

    /// The middle of a cell.
    init(row: Int, column: Int, in area: Area) {
        let row = min(max(row, area.rows.lowerBound), area.rows.upperBound - 1)
        let column = min(max(column, area.columns.lowerBound), area.columns.upperBound - 1)
        x = Double(column - area.columns.lowerBound) + 0.5
        y = Double(row - area.rows.lowerBound) * 2 + 1
    }
}

/// What a finger does on a pad.
public enum PadMove: Sendable, Hashable {
    /// It is put down: a stroke begins.
    case down(PadPoint)
    /// It goes on to here.
    case move(PadPoint)
}
