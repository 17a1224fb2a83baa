/// A dialog laid out at the density that fits.
struct DialogBody {
    let brush: Brush
    let fit: DialogFit
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
    func fittingDialog(
        _ overlay: Overlay, focus: Focus?, rows: Int, columns: Int, as known: DialogFit? = nil
    ) -> DialogBody {
        if let known { return dialog(overlay, as: known, focus: focus, rows: rows, columns: columns) }
        let densities = Density.all(rows: rows)
        for hasCards in overlay.choices.items.count > 2 ? [false, true] : [false] {
            for density in densities {
                let fit = DialogFit(density: density, hasCards: hasCards, hasPages: false)
                let body = dialog(overlay, as: fit, focus: focus, rows: rows, columns: columns)
                if body.title.size.rows + body.canvas.size.rows <= rows - 2 { return body }
            }
        }
        let fit = DialogFit(density: densities.last ?? .compact, hasCards: false, hasPages: true)
        return dialog(overlay, as: fit, focus: focus, rows: rows, columns: columns)
    }

    private func dialog(
        _ overlay: Overlay, as fit: DialogFit, focus: Focus?, rows: Int, columns: Int
    ) -> DialogBody {
        var overlay = overlay
        if fit.hasCards { overlay.choices.style = .cards }
        var focused: Int?
        if case .overlay(let index) = focus { focused = index }
        let width = columns < 80 ? columns - 2 : min(columns - 8, 76)
        let brush = Brush(theme: theme, ambiguous: ambiguous, density: fit.density)
        let title = brush.dialogTitle(overlay.title, width: width)
        let body = brush.dialogBody(
            overlay, focused: focused, width: width - (fit.hasPages ? Brush.sidePagerColumns : 0))
        let pages =
            fit.hasPages
            ? Self.paginate(body, room: rows - 2 - title.size.rows, pagerRows: 0) : [0..<body.rows]
        return DialogBody(brush: brush, fit: fit, title: title, canvas: body.canvas, pages: pages)
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
