/// A dialog laid out at the density that fits.
struct DialogBody {
    let brush: Brush
    /// The dialog's title, which stands on each page.
    let title: Canvas
    /// All below the title.
    let canvas: Canvas
    /// The rows of each page.
    let pages: [Range<Int>]
}

extension ScreenRenderer {
    /// Tries the densities from airy to tight, with the choices below each other and then in two columns; what fits
    /// with none of them is broken into pages.
    func fittingDialog(_ overlay: Overlay, focus: Focus?, rows: Int, columns: Int) -> DialogBody {
        var focused: Int?
        if case .overlay(let index) = focus { focused = index }
        let width = columns < 80 ? columns - 2 : min(columns - 8, 76)
        let room = rows - 2
        let densities = Density.all(rows: rows)
        var cards = overlay
        cards.choices.style = .cards
        for overlay in overlay.choices.items.count > 2 ? [overlay, cards] : [overlay] {
            for density in densities {
                let brush = Brush(theme: theme, ambiguous: ambiguous, density: density)
                let title = brush.dialogTitle(overlay.title, width: width)
                let body = brush.dialogBody(overlay, focused: focused, width: width)
                guard title.size.rows + body.rows <= room else { continue }
                return DialogBody(
                    brush: brush, title: title, canvas: body.canvas, pages: [0..<body.rows])
            }
        }
        let brush = Brush(theme: theme, ambiguous: ambiguous, density: densities.last ?? .compact)
        let title = brush.dialogTitle(overlay.title, width: width)
        let body = brush.dialogBody(overlay, focused: focused, width: width - Brush.sidePagerColumns)
        let pages = Self.paginate(body, room: room - title.size.rows, pagerRows: 0)
        return DialogBody(brush: brush, title: title, canvas: body.canvas, pages: pages)
    }

    /// Lays a page of a dialog over the middle of a screen: nothing else can be touched while it stands.
    func lay(_ dialog: DialogBody, page: Int, on canvas: inout Canvas) {
        canvas.targets = []
        canvas.pad = nil
        canvas.cursor = nil
        let page = min(max(page, 0), dialog.pages.count - 1)
        let rows = dialog.pages[page]
        let width = dialog.title.size.columns
        let height = dialog.pages.map(\.count).max() ?? rows.count
        let top = max((canvas.size.rows - dialog.title.size.rows - height) / 2, 0)
        let column = (canvas.size.columns - width) / 2
        canvas.lay(dialog.title, row: top, column: column)
        let ground = dialog.brush.canvas(rows: height, columns: width, .overlay)
        canvas.lay(ground, row: top + dialog.title.size.rows, column: column)
        canvas.lay(dialog.canvas, row: top + dialog.title.size.rows, column: column, rows: rows)
        guard dialog.pages.count > 1 else { return }
        let pager = dialog.brush.sidePager(page: page, of: dialog.pages.count, rows: height)
        canvas.lay(
            pager, row: top + dialog.title.size.rows, column: column + width - pager.size.columns)
    }
}
