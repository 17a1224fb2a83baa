/// Keys to touch, in rows.
extension Brush {
    func keyboard(_ keyboard: Keyboard, focused: Int?, width: Int) -> Strip {
        let units = keyboard.rows.map { row in row.reduce(0) { $0 + max($1.span, 1) } }.max() ?? 1
        let unit = min(max(width / max(units, 1), 4), 14)
        let height = density == .largest ? 1 : tileRows
        var canvas = canvas(rows: keyboard.rows.count * height, columns: width)
        var index = 0
        for (line, buttons) in keyboard.rows.enumerated() {
            let used = buttons.reduce(0) { $0 + max($1.span, 1) } * unit
            var column = max((width - used) / 2, 0)
            for button in buttons {
                let size = max(button.span, 1) * unit
                let area = Area(
                    rows: line * height..<(line + 1) * height,
                    columns: column..<column + size)
                let isOdd = (line + column / unit) % 2 == 1
                let face: Role =
                    focused == index ? .focus : !button.isEnabled ? .tileDisabled : isOdd ? .tileOdd : .tile
                // The last column is the gap to the next key; it may be touched all the same.
                canvas.fill(area.withoutLastColumn, style(face))
                let label = (focused == index ? glyphs.focus : "") + button.label
                canvas.fit(
                    label, row: area.rows.lowerBound + height / 2,
                    column: column + max((size - 1 - self.width(label)) / 2, 0),
                    width: size - 1, style: style(face).bold, brush: self)
                if button.isEnabled { canvas.targets.append(Target(area: area, key: button.key)) }
                column += size
                index += 1
            }
        }
        return Strip(whole: canvas)
    }
}
