/// The bar on top: the booth's name at the left, states and clock at the right.
extension Brush {
    func header(_ header: Header, width: Int, rows: Int) -> Canvas {
        var canvas = canvas(rows: rows, columns: width, .header)
        let row = rows / 2
        let margin = Placement.margin(columns: width)
        var right = width - margin
        if !header.clock.isEmpty {
            right -= self.width(header.clock)
            canvas.write(header.clock, row: row, column: right, style: style(.header).bold)
            right -= 3
        }
        // Where it is narrow only what is wrong is said, and the name gives way.
        let isNarrow = width < 80
        let marks = header.status.filter { !isNarrow || $0.tone == .bad || $0.tone == .warning }
        for mark in marks.reversed() {
            let text = mark.tone == .bad || mark.tone == .warning ? "! " + mark.text : mark.text
            right -= self.width(text)
            canvas.fit(
                text, row: row, column: max(right, margin), width: self.width(text),
                style: style(headerRole(mark.tone)),
                brush: self)
            right -= 3
        }
        let place = isNarrow ? truncated(header.place, max(right - margin, 0)) : header.place
        canvas.fit(
            place, row: row, column: margin, width: max(right - margin, 0), style: style(.header).bold,
            brush: self)
        return canvas
    }

    private func headerRole(_ tone: Tone) -> Role {
        switch tone {
        case .normal, .accent: .header
        case .good: .headerGood
        case .warning: .headerWarning
        case .bad: .headerBad
        case .quiet: .headerQuiet
        }
    }

    /// The title, with how far the person has come: in words at its right, as a bar below it.
    func title(_ title: String, step: Step?, width: Int) -> Canvas {
        let stepWidth = step.map { self.width($0.label) } ?? 0
        let indent = 3
        let beside = stepWidth > 0 && self.width(title) + stepWidth + indent + 4 <= width
        let lines = lines(title, width - indent)
        var rows = lines.count
        if step != nil { rows += (beside ? 1 : 2) - (isLarge ? 1 : 0) }
        var canvas = canvas(rows: rows, columns: width)
        // A bar of the accent's colour makes the title the first thing the eye meets.
        canvas.fill(Area(rows: 0..<lines.count, columns: 0..<1), style(.keycap))
        for (row, line) in lines.enumerated() {
            canvas.write(line, row: row, column: indent, style: style(.title))
        }
        guard let step else { return canvas }
        let row = beside ? 0 : lines.count
        canvas.fit(
            step.label, row: row, column: beside ? width - stepWidth : 0, width: width, style: style(.accent),
            brush: self)
        if isLarge { return canvas }
        let total = max(step.total, 1)
        let done = width * min(max(step.current, 0), total) / total
        canvas.rule(glyphs.line, row: rows - 1, columns: 0..<done, style: style(.progressDone))
        canvas.rule(
            ambiguous == .narrow ? glyphs.line : "-", row: rows - 1, columns: done..<width,
            style: style(.progressRest))
        return canvas
    }
}
