/// How much air there is between things. The renderer takes the first with which the body fits.
enum Density: CaseIterable, Comparable {
    case spacious, normal, snug, compact
    /// For a grid of few and large cells: two rows of them are as high as a finger is wide.
    case large
    /// The same where a keyboard must share the screen: its keys are one row high.
    case largest

    /// The densities for a grid, from airy to tight.
    static func all(rows: Int) -> ArraySlice<Density> {
        rows < ScreenRenderer.largeTypeRows ? allCases[...] : allCases.prefix { $0 <= .compact }
    }
}

/// What every drawing function needs: the theme, the width policy, the density.
struct Brush {
    let theme: Theme
    let ambiguous: AmbiguousWidth
    let density: Density
    let glyphs: Glyphs

    init(theme: Theme, ambiguous: AmbiguousWidth, density: Density) {
        self.theme = theme
        self.ambiguous = ambiguous
        self.density = density
        glyphs = Glyphs(ambiguous)
    }

    func style(_ role: Role) -> Style { theme.style(role) }

    /// Whether cells are few and large.
    var isLarge: Bool { density >= .large }

    /// How high a tile is at least, so that a finger finds it.
    var tileRows: Int { isLarge ? 2 : Self.tileRows }

    func canvas(rows: Int, columns: Int, _ role: Role = .body) -> Canvas {
        Canvas(rows: rows, columns: columns, style: style(role), ambiguous: ambiguous)
    }

    func width(_ text: String) -> Int { TextWidth.of(text, ambiguous: ambiguous) }

    func lines(_ text: String, _ width: Int) -> [String] {
        LineBreaking.lines(of: text, width: width, ambiguous: ambiguous)
    }

    func truncated(_ text: String, _ width: Int) -> String {
        TextFitting.truncated(text, width: width, ambiguous: ambiguous)
    }

    /// The role of plain text on the page in a tone.
    func role(_ tone: Tone) -> Role {
        switch tone {
        case .normal: .body
        case .good: .good
        case .warning: .warning
        case .bad: .bad
        case .quiet: .quiet
        case .accent: .accent
        }
    }
}

extension Canvas {
    /// Writes a text into `width` columns; what has to be cut ends in ".." and is remembered.
    @discardableResult
    mutating func fit(
        _ text: String, row: Int, column: Int, width: Int, style: Style, brush: Brush
    ) -> Int {
        let fitted = brush.truncated(text, width)
        if fitted != text { isCut = true }
        return write(fitted, row: row, column: column, style: style, limit: width)
    }
}

/// A block as drawn at one width: a canvas, and the heights of the pieces that must not be torn apart between pages.
struct Strip {
    var canvas: Canvas
    var pieces: [Int]

    /// A strip that may be torn between any two rows.
    init(loose canvas: Canvas) {
        self.canvas = canvas
        pieces = Array(repeating: 1, count: canvas.size.rows)
    }

    /// A strip that stays in one piece.
    init(whole canvas: Canvas) {
        self.canvas = canvas
        pieces = canvas.size.rows > 0 ? [canvas.size.rows] : []
    }

    /// A strip of pieces of given heights.
    init(_ canvas: Canvas, pieces: [Int]) {
        self.canvas = canvas
        self.pieces = pieces
    }

    var rows: Int { canvas.size.rows }
}
