/// Where the parts of a screen lie at one density.
struct Placement {
    let headerRows, titleRow, bodyRow, footerRows, margin, bodyRows, width: Int

    init(density: Density, rows: Int, columns: Int, titleRows: Int) {
        // The header's height depends on the screen's alone, so that it never jumps from screen to screen.
        headerRows = rows >= 34 ? 3 : 1
        let isTight = density >= .compact && rows < 28
        margin = Self.margin(columns: columns)
        titleRow = headerRows + (isTight ? 0 : 1)
        bodyRow = titleRow + titleRows + (isTight ? 0 : 1)
        footerRows = Brush.footerRows + (density >= .compact ? 0 : 1)
        bodyRows = rows - footerRows - bodyRow
        width = columns - 2 * margin
    }

    /// What stays free at the left and right.
    static func margin(columns: Int) -> Int { columns >= 96 ? 4 : columns >= 80 ? 2 : 1 }
}

/// A screen's title, body and code, laid out at the density that fits.
struct Body {
    let brush: Brush
    let place: Placement
    let title: Canvas
    var fit: BodyFit { BodyFit(density: brush.density, hasSidePager: hasSidePager) }
    /// All blocks, one below the other, with the margins at both sides.
    let canvas: Canvas
    /// The rows of each page; empty if there is no body.
    let pages: [Range<Int>]
    /// Whether the keys that turn the pages stand at the right of the body instead of below it.
    let hasSidePager: Bool
    /// The QR code at the right, if the screen has one.
    let code: Canvas?
    /// The screen row where the body begins.
    let top: Int
}

extension ScreenRenderer {
    /// Tries the densities from airy to compact and takes the first with which the body fits, else breaks the
    /// compact one into pages.
    func fittingBody(_ screen: Screen, rows: Int, columns: Int, as known: BodyFit? = nil) -> Body {
        if let known {
            return layout(
                screen, density: known.density, rows: rows, columns: columns, hasSidePager: known.hasSidePager
            )
        }
        var body = layout(screen, density: .spacious, rows: rows, columns: columns)
        let densities = Density.all(rows: rows)
        for density in densities.dropFirst() where body.pages.count > 1 {
            body = layout(screen, density: density, rows: rows, columns: columns)
        }
        // Where rows are few the keys that turn the pages take columns instead.
        if body.pages.count > 1, densities.contains(.large) {
            body = layout(screen, density: .large, rows: rows, columns: columns, hasSidePager: true)
        }
        return body
    }

    private func layout(
        _ screen: Screen, density: Density, rows: Int, columns: Int, hasSidePager: Bool = false
    ) -> Body {
        let brush = Brush(theme: theme, ambiguous: ambiguous, density: density)
        let bare = Placement(density: density, rows: rows, columns: columns, titleRows: 0)
        var width = bare.width
        let code = brush.sideCode(
            screen.blocks, width: width * 3 / 5, rows: rows - bare.headerRows - Brush.footerRows)
        if let code { width -= code.size.columns + 4 }
        if hasSidePager { width -= Brush.sidePagerColumns }
        let title = brush.title(screen.title, step: screen.step, width: width)
        let place = Placement(density: density, rows: rows, columns: columns, titleRows: title.size.rows)
        var strip = brush.stack(screen.blocks, focus: screen.focus, width: width, margin: place.margin)
        if density >= .compact, strip.rows < place.bodyRows {
            strip = brush.stack(
                screen.blocks, focus: screen.focus, width: width, margin: place.margin,
                spare: place.bodyRows - strip.rows)
        }
        let pages = Self.paginate(
            strip, room: place.bodyRows, pagerRows: hasSidePager ? 0 : Brush.tileRows + 1)
        // What little stands on a page stands a bit lower than the top, where the eye rests.
        let spare = place.bodyRows - strip.rows
        let top = place.bodyRow + (pages.count == 1 && density == .spacious ? min(max(spare / 6, 0), 2) : 0)
        return Body(
            brush: brush, place: place, title: title, canvas: strip.canvas, pages: pages,
            hasSidePager: hasSidePager, code: code, top: top)
    }

    /// Breaks a strip into pages of `room` rows, of which `pagerRows` go to the keys that turn them.
    static func paginate(_ strip: Strip, room: Int, pagerRows: Int) -> [Range<Int>] {
        guard strip.rows > 0 else { return [] }
        guard strip.rows > room else { return [0..<strip.rows] }
        let room = max(room - pagerRows, 1)
        var pages: [Range<Int>] = []
        var start = 0
        var end = 0
        for piece in strip.pieces {
            if end + piece - start > room, end > start {
                pages.append(start..<end)
                start = end
            }
            end += piece
            // A piece taller than the screen is torn after all, so that nothing of it is lost.
            while end - start > room {
                pages.append(start..<start + room)
                start += room
            }
        }
        if end > start { pages.append(start..<end) }
        return pages
    }
}

extension Brush {
    /// All blocks below each other; codes stand elsewhere. When compact, `spare` rows go between the first blocks.
    /// The canvas is `width` and a margin on each side wide; only keyboards reach into the margins.
    func stack(_ blocks: [Block], focus: Focus?, width: Int, margin: Int, spare: Int = 0) -> Strip {
        var spare = spare
        var strips: [(strip: Strip, gap: Int, column: Int)] = []
        for (index, block) in blocks.enumerated() {
            var focused: Int?
            if case .block(index, let item) = focus { focused = item }
            var (column, room) = (margin, width)
            if case .keyboard = block { (column, room) = (0, width + 2 * margin) }
            guard let strip = strip(block, focused: focused, width: room) else { continue }
            var gap = strips.isEmpty || density >= .compact ? 0 : 1
            if density >= .compact, spare > 0 {
                gap = 1
                spare -= 1
            }
            strips.append((strip, gap, column))
        }
        let rows = strips.reduce(0) { $0 + $1.strip.rows + $1.gap }
        var canvas = canvas(rows: rows, columns: width + 2 * margin)
        var pieces: [Int] = []
        var row = 0
        for (strip, gap, column) in strips {
            if gap > 0, !pieces.isEmpty { pieces[pieces.count - 1] += gap }
            canvas.lay(strip.canvas, row: row + gap, column: column)
            pieces += strip.pieces
            row += gap + strip.rows
        }
        return Strip(canvas, pieces: pieces)
    }

    private func strip(_ block: Block, focused: Int?, width: Int) -> Strip? {
        switch block {
        case .text(let text, let style): return self.text(text, style, width: width)
        case .choices(let list): return choices(list, focused: focused, width: width)
        case .field(let field): return self.field(field, focused: focused, width: width)
        case .facts(let facts): return self.facts(facts, width: width)
        case .number(let label, let value): return number(label, value, width: width)
        case .code(_, let caption): return caption.isEmpty ? nil : text(caption, .quiet, width: width)
        case .steps(let steps): return self.steps(steps, width: width)
        // Large type leaves no room for what only adorns.
        case .picture(let lines): return isLarge ? nil : picture(lines, width: width)
        case .waiting(let label, let limit): return waiting(label, limit: limit, width: width)
        case .keyboard(let keyboard): return self.keyboard(keyboard, focused: focused, width: width)
        case .pad(let pad): return self.pad(pad, width: width)
        case .space: return density >= .compact ? nil : Strip(loose: canvas(rows: 1, columns: width))
        }
    }

    /// The first QR code among the blocks; it stands at the right of the others, from header to foot.
    func sideCode(_ blocks: [Block], width: Int, rows: Int) -> Canvas? {
        for case .code(let matrix, _) in blocks { return code(matrix, width: width, rows: rows) }
        return nil
    }
}
