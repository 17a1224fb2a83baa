/// Draws screens as grids of cells. The same screen at the same size gives the same frame.
public struct ScreenRenderer: Sendable {
    /// The smallest grid a screen is drawn on, that of the largest type; below it a notice is shown.
    public static let smallest = Size(rows: 15, columns: 48)
    /// With fewer rows than these a screen is laid out as large type.
    static let largeTypeRows = 24

    /// The colours.
    public var theme: Theme
    /// How wide the terminal draws signs of ambiguous width.
    public var ambiguous: AmbiguousWidth
    /// What is shown, in the reader's language, when the terminal is too small.
    public var tooSmall: String

    /// A renderer.
    public init(theme: Theme, ambiguous: AmbiguousWidth = .narrow, tooSmall: String = "48 x 15") {
        self.theme = theme
        self.ambiguous = ambiguous
        self.tooSmall = tooSmall
    }

    /// The screen as a frame of exactly `rows` × `columns` cells. A layout that was worked out before saves looking for
    /// it again; one of another screen or size is not used.
    public func frame(for screen: Screen, rows: Int, columns: Int, layout: ScreenLayout? = nil) -> Frame {
        guard rows >= Self.smallest.rows, columns >= Self.smallest.columns else {
            return smallFrame(rows: max(rows, 1), columns: max(columns, 2))
        }
        let known = layout.flatMap { $0.fits(screen, rows: rows, columns: columns, by: self) ? $0 : nil }
        let body = fittingBody(screen, rows: rows, columns: columns, as: known?.body)
        let place = body.place
        let brush = body.brush
        var canvas = brush.canvas(rows: rows, columns: columns)
        canvas.lay(brush.header(screen.header, width: columns, rows: place.headerRows), row: 0, column: 0)
        brush.softenBars(place, rows: rows, on: &canvas)
        canvas.lay(body.title, row: place.titleRow, column: place.margin)
        let page = min(max(screen.page, 0), body.pages.count - 1)
        if !body.pages.isEmpty {
            canvas.lay(body.canvas, row: body.top, column: 0, rows: body.pages[page])
        }
        if body.pages.count > 1, body.hasSidePager {
            let pager = brush.sidePager(page: page, of: body.pages.count, rows: place.bodyRows)
            canvas.lay(pager, row: place.bodyRow, column: columns - pager.size.columns)
        } else if body.pages.count > 1 {
            let pager = brush.pager(page: page, of: body.pages.count, width: body.title.size.columns)
            canvas.lay(pager, row: rows - place.footerRows - pager.size.rows, column: place.margin)
        }
        if let code = body.code {
            let column = columns - place.margin - code.size.columns
            let room = rows - place.headerRows - place.footerRows
            canvas.lay(code, row: place.headerRows + (room - code.size.rows) / 2, column: column)
        }
        var footerFocus: Int?
        if case .control(let index) = screen.focus { footerFocus = index }
        let footer = brush.footer(screen.controls, focused: footerFocus, width: columns)
        canvas.lay(footer, row: rows - Brush.footerRows, column: 0)
        if let toast = screen.toast, !toast.isEmpty {
            let picture = brush.toast(toast, width: columns)
            canvas.lay(picture, row: rows - Brush.footerRows - picture.size.rows, column: 0)
            canvas.targets.removeAll {
                $0.area.rows.upperBound > rows - Brush.footerRows - picture.size.rows
                    && $0.area.rows.upperBound <= rows - Brush.footerRows
            }
        }
        let overflow = body.pages.count > 1 || canvas.isCut
        if let overlay = screen.overlay {
            let dialog = fittingDialog(
                overlay, focus: screen.focus, rows: rows, columns: columns, as: known?.dialog)
            lay(dialog, page: overlay.page, on: &canvas)
            return Frame(
                size: canvas.size, cells: canvas.cells, targets: canvas.targets,
                pageCount: dialog.pages.count,
                overflow: dialog.pages.count > 1 || dialog.canvas.isCut || canvas.isCut)
        }
        return Frame(
            size: canvas.size, cells: canvas.cells, cursor: canvas.cursor, targets: canvas.targets,
            pad: canvas.pad, pageCount: max(body.pages.count, 1), overflow: overflow)
    }

    /// How many choices fit on a page below a title with steps and one line of text; never more than six, which
    /// is as many as a person takes in at a glance (cards: in two columns).
    public func choiceCapacity(rows: Int, columns: Int, style: ChoiceList.Style = .list) -> Int {
        let density = Density.all(rows: rows).contains(.large) ? Density.large : .compact
        let place = Placement(density: density, rows: rows, columns: columns, titleRows: 2)
        let brush = Brush(theme: theme, ambiguous: ambiguous, density: density)
        let lines = max((place.bodyRows - 1) / brush.tileRows, 1)
        return min(style == .cards ? lines * 2 : lines, 6)
    }

    private func smallFrame(rows: Int, columns: Int) -> Frame {
        let brush = Brush(theme: theme, ambiguous: ambiguous, density: .compact)
        var canvas = brush.canvas(rows: rows, columns: columns)
        let lines =
            brush.lines(tooSmall, columns) + [
                "", "\(columns) x \(rows) < \(Self.smallest.columns) x \(Self.smallest.rows)",
            ]
        let top = max((rows - lines.count) / 2, 0)
        for (row, line) in lines.enumerated() {
            canvas.write(
                line, row: top + row, column: max((columns - brush.width(line)) / 2, 0),
                style: brush.style(.large))
        }
        return Frame(size: canvas.size, cells: canvas.cells, overflow: true)
    }
}
