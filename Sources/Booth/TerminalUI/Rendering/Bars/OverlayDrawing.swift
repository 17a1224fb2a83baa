/// Dialogs and toasts, drawn above the rest.
extension Brush {
    func overlay(_ overlay: Overlay, focused: Int?, width: Int) -> Canvas {
        let inner = width - 6
        let titles = lines(overlay.title, inner)
        let text = overlay.lines.flatMap { lines($0, inner) }
        let choices =
            overlay.choices.items.isEmpty
            ? nil : self.choices(overlay.choices, focused: focused, width: inner, on: .dialog).canvas
        let air = density >= .snug ? 0 : 1
        var rows = titles.count + 2 * air + text.count + air + 1
        if overlay.countdown != nil { rows += 2 + air }
        if let choices { rows += choices.size.rows + air }
        var canvas = canvas(rows: rows, columns: width, .overlay)
        canvas.fill(Area(rows: 0..<titles.count + 2 * air, columns: 0..<width), style(.overlayTitle))
        var row = air
        for line in titles {
            canvas.write(line, row: row, column: 3, style: style(.overlayTitle))
            row += 1
        }
        row += 2 * air
        for line in text {
            canvas.write(line, row: row, column: 3, style: style(.overlay))
            row += 1
        }
        if let countdown = overlay.countdown {
            row += air
            canvas.fit(
                countdown.label, row: row, column: 3, width: inner, style: style(.overlay).bold, brush: self)
            let total = max(countdown.total, 1)
            let left = inner * min(max(countdown.remaining, 0), total) / total
            canvas.rule(glyphs.line, row: row + 1, columns: 3..<3 + left, style: style(.overlayAccent))
            row += 2
        }
        if let choices { canvas.lay(choices, row: row + air, column: 3) }
        return canvas
    }

    func toast(_ text: String, width: Int) -> Canvas {
        let lines = lines(text, width - 6)
        var canvas = canvas(rows: lines.count + 2, columns: width, .toast)
        for (row, line) in lines.enumerated() {
            canvas.write(
                line, row: row + 1, column: max((width - self.width(line)) / 2, 0), style: style(.toast))
        }
        return canvas
    }
}
