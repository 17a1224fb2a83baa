/// Values in large digits, QR codes: pixels of half a cell.
extension Brush {
    func number(_ label: String, _ value: String, width: Int) -> Strip {
        let labels = label.isEmpty ? [] : lines(label, width)
        let picture = digits(value, width: width)
        let air = labels.isEmpty ? 0 : 1
        var canvas = canvas(rows: labels.count + air + picture.size.rows, columns: width)
        for (row, line) in labels.enumerated() {
            canvas.write(line, row: row, column: 0, style: style(.quiet))
        }
        canvas.lay(picture, row: labels.count + air, column: 0)
        return Strip(whole: canvas)
    }

    private func digits(_ value: String, width: Int) -> Canvas {
        let groups = value.split(separator: " ").map(String.init)
        // More than two lines of digits read worse than one line of text, and push everything else off the screen.
        if glyphs.halves != nil, let lines = LargeDigits.lines(of: groups, width: width), lines.count <= 2 {
            var canvas = canvas(rows: lines.count * 5 - 1, columns: width)
            for (index, pixels) in lines.enumerated() {
                canvas.lay(
                    draw(pixels, foreground: style(.number), columns: width), row: index * 5, column: 0)
            }
            return canvas
        }
        // Letter by letter with a space between, if even that fits; else as it is, wrapped.
        let spaced = value.map(String.init).joined(separator: " ")
        let lines = self.width(spaced) <= width ? [spaced] : lines(value, width)
        var canvas = canvas(rows: lines.count + 2, columns: width, .tile)
        for (row, line) in lines.enumerated() {
            canvas.write(
                line, row: row + 1, column: max((width - self.width(line)) / 2, 0), style: style(.tile))
        }
        return canvas
    }

    /// A QR code of `matrix` with four light modules around it; nil if it cannot be drawn in `width` × `rows`.
    func code(_ matrix: BitMatrix, width: Int, rows: Int) -> Canvas? {
        let quiet = 4
        let side = matrix.side + 2 * quiet
        let pixels = (0..<side).map { row in (0..<side).map { column in matrix[row - quiet, column - quiet] }
        }
        let paper = style(.code)
        if glyphs.halves != nil {
            guard side <= width, (side + 1) / 2 <= rows else { return nil }
            return draw(pixels, foreground: paper, columns: side)
        }
        // Without half blocks a module is one row high and two cells wide.
        guard side * 2 <= width, side <= rows else { return nil }
        var canvas = canvas(rows: side, columns: side * 2, .code)
        let ink = Style(foreground: paper.background, background: paper.foreground)
        for row in 0..<side {
            for column in 0..<side where pixels[row][column] {
                canvas.fill(Area(rows: row..<row + 1, columns: column * 2..<column * 2 + 2), ink)
            }
        }
        return canvas
    }

    /// Draws pixels two to a cell with half blocks.
    private func draw(_ pixels: [[Bool]], foreground: Style, columns: Int) -> Canvas {
        var canvas = Canvas(
            rows: (pixels.count + 1) / 2, columns: columns, style: foreground, ambiguous: ambiguous)
        guard let halves = glyphs.halves else { return canvas }
        for row in stride(from: 0, to: pixels.count, by: 2) {
            for column in pixels[row].indices {
                let lower = row + 1 < pixels.count && pixels[row + 1][column]
                let glyph: String? =
                    switch (pixels[row][column], lower) {
                    case (true, true): halves.both
                    case (true, false): halves.upper
                    case (false, true): halves.lower
                    case (false, false): nil
                    }
                if let glyph { canvas.write(glyph, row: row / 2, column: column, style: foreground) }
            }
        }
        return canvas
    }
}
