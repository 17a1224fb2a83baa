/// A field to sign in: lighter than what is around it, with a line to sign on.
extension Brush {
    func pad(_ pad: Pad, width: Int) -> Strip {
        let size = Pad.size
        var canvas = canvas(rows: size.rows, columns: width)
        let left = max((width - size.columns) / 2, 0)
        let area = Area(rows: 0..<size.rows, columns: left..<left + min(size.columns, width))
        canvas.fill(area, style(.field))
        canvas.rule(
            "_", row: size.rows - 2, columns: area.columns.lowerBound + 2..<area.columns.upperBound - 2,
            style: style(.field))
        if pad.strokes.isEmpty {
            let prompt = truncated(pad.prompt, area.columns.count - 4)
            canvas.write(
                prompt, row: size.rows / 2 - 1,
                column: left + max((area.columns.count - self.width(prompt)) / 2, 0),
                style: style(.placeholder))
        }
        for (row, line) in pad.picture.lines.enumerated() {
            for (column, dots) in line.enumerated() where dots != " " {
                canvas.write(String(dots), row: row, column: left + column, style: style(.field).bold)
            }
        }
        canvas.pad = area
        return Strip(whole: canvas)
    }
}
