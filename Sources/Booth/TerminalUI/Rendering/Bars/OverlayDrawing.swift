/// Dialogs and toasts, drawn above the rest.
extension Brush {
    /// What stays free at the left and right of a dialog.
    private var dialogMargin: Int { isLarge ? 1 : 3 }
    private var dialogAir: Int { density >= .snug ? 0 : 1 }

    /// A dialog's title.
    func dialogTitle(_ title: String, width: Int) -> Canvas {
        let lines = lines(title, width - 2 * dialogMargin)
        var canvas = canvas(rows: lines.count + 2 * dialogAir, columns: width, .overlayTitle)
        for (row, line) in lines.enumerated() {
            canvas.write(line, row: row + dialogAir, column: dialogMargin, style: style(.overlayTitle))
        }
        return canvas
    }

    /// What stands below a dialog's title: sentences, the time that is left, choices.
    func dialogBody(_ overlay: Overlay, focused: Int?, width: Int) -> Strip {
        let inner = width - 2 * dialogMargin
        var parts: [Strip] = []
        let text = overlay.lines.flatMap { lines($0, inner) }
        var paragraph = canvas(rows: text.count, columns: inner, .overlay)
        for (row, line) in text.enumerated() {
            paragraph.write(line, row: row, column: 0, style: style(.overlay))
        }
        if !text.isEmpty { parts.append(Strip(loose: paragraph)) }
        if let countdown = overlay.countdown { parts.append(self.countdown(countdown, width: inner)) }
        if !overlay.choices.items.isEmpty {
            parts.append(choices(overlay.choices, focused: focused, width: inner, on: .dialog))
        }
        let foot = isLarge ? 0 : 1
        let rows = parts.reduce(0) { $0 + $1.rows } + parts.count * dialogAir + foot
        var canvas = canvas(rows: rows, columns: width, .overlay)
        var pieces: [Int] = []
        var row = dialogAir
        for part in parts {
            canvas.lay(part.canvas, row: row, column: dialogMargin)
            if pieces.isEmpty {
                pieces = part.pieces
            } else {
                pieces[pieces.count - 1] += dialogAir
                pieces += part.pieces
            }
            row += part.rows + dialogAir
        }
        if pieces.isEmpty { return Strip(loose: canvas) }
        pieces[0] += dialogAir
        pieces[pieces.count - 1] += foot
        return Strip(canvas, pieces: pieces)
    }

    private func countdown(_ countdown: Countdown, width: Int) -> Strip {
        var canvas = canvas(rows: 2, columns: width, .overlay)
        canvas.fit(countdown.label, row: 0, column: 0, width: width, style: style(.overlay).bold, brush: self)
        let left = width * min(max(countdown.remaining, 0), max(countdown.total, 1)) / max(countdown.total, 1)
        canvas.rule(glyphs.line, row: 1, columns: 0..<left, style: style(.overlayAccent))
        return Strip(whole: canvas)
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
