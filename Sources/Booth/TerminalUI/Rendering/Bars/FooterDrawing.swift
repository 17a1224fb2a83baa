/// The foot of the screen: what can always be done, in equal slots that never move.
extension Brush {
    static let footerRows = 3

    func footer(_ controls: [Control], focused: Int?, width: Int) -> Canvas {
        var canvas = canvas(rows: Self.footerRows, columns: width, .footer)
        guard !controls.isEmpty else { return canvas }
        let margin = Placement.margin(columns: width)
        let room = width - 2 * margin + 1
        let slots = max(controls.count, 4)
        for (index, control) in controls.enumerated() {
            let left = margin + index * room / slots
            let slot = margin + (index + 1) * room / slots - left
            let area = Area(rows: 0..<Self.footerRows, columns: left..<left + slot - 1)
            let isFocused = focused == index
            let face = style(isFocused ? .focus : control.isEnabled ? .control : .controlDisabled)
            let cap = style(isFocused ? .focusKeycap : control.isEnabled ? .controlKeycap : .controlDisabled)
            canvas.fill(area, face)
            let mark = isFocused ? glyphs.focus : " "
            canvas.write(mark, row: 1, column: left, style: face)
            let textColumn = canvas.write(" \(control.keyLabel) ", row: 1, column: left + 1, style: cap) + 1
            let textWidth = max(left + slot - 1 - textColumn, 2)
            let lines = lines(control.label, textWidth)
            if lines.count > Self.footerRows { canvas.isCut = true }
            let top = lines.count >= Self.footerRows ? 0 : 1
            for (row, line) in lines.prefix(Self.footerRows).enumerated() {
                canvas.write(line, row: top + row, column: textColumn, style: face, limit: textWidth)
            }
            if control.isEnabled { canvas.targets.append(Target(area: area, key: control.key)) }
        }
        return canvas
    }

    /// Half a row more of both bars where the page leaves a row free, so that nothing sticks to their edges.
    func softenBars(_ place: Placement, rows: Int, on canvas: inout Canvas) {
        guard let halves = glyphs.halves else { return }
        let edge = Style(foreground: style(.footer).background, background: style(.body).background)
        if place.titleRow > place.headerRows {
            canvas.rule(halves.upper, row: place.headerRows, columns: 0..<canvas.size.columns, style: edge)
        }
        if place.footerRows > Self.footerRows {
            canvas.rule(
                halves.lower, row: rows - place.footerRows, columns: 0..<canvas.size.columns, style: edge)
        }
    }

    /// The bar that says that the body goes on, with keys to turn its pages.
    func pager(page: Int, of count: Int, width: Int) -> Canvas {
        var canvas = canvas(rows: Self.tileRows, columns: width)
        let size = 12
        let buttons = [(glyphs.up, Key.pageUp, page > 0), (glyphs.down, Key.pageDown, page + 1 < count)]
        for (index, (glyph, key, isEnabled)) in buttons.enumerated() {
            let left = width - (2 - index) * (size + 1) + 1
            let area = Area(rows: 0..<Self.tileRows, columns: left..<left + size)
            canvas.fill(area, style(isEnabled ? .keycap : .keycapDisabled))
            canvas.write(
                glyph, row: 1, column: left + size / 2, style: style(isEnabled ? .keycap : .keycapDisabled))
            if isEnabled { canvas.targets.append(Target(area: area, key: key)) }
        }
        let count = "\(page + 1) / \(count)"
        canvas.write(
            count, row: 1, column: width - 2 * (size + 1) - 2 - self.width(count), style: style(.accent).bold)
        return canvas
    }
}
