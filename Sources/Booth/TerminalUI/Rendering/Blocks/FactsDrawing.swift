/// Names and values in two aligned columns.
extension Brush {
    func facts(_ facts: [Fact], width: Int) -> Strip {
        let widest = facts.map { self.width($0.label) }.max() ?? 0
        let labelWidth = min(max(widest, 8), width * 2 / 5)
        let valueColumn = labelWidth + 3
        let valueWidth = max(width - valueColumn, 8)
        var rows: [[(column: Int, text: String, role: Role)]] = []
        var pieces: [Int] = []
        for fact in facts {
            let label = lines(fact.label, labelWidth)
            let value = lines(fact.value, valueWidth)
            let note = fact.note.map { lines($0, valueWidth) } ?? []
            let start = rows.count
            for index in 0..<max(label.count, value.count + note.count) {
                var row: [(column: Int, text: String, role: Role)] = []
                if index < label.count { row.append((0, label[index], .quiet)) }
                if index < value.count {
                    row.append((valueColumn, value[index], .large))
                } else if index - value.count < note.count {
                    row.append((valueColumn, note[index - value.count], .quiet))
                }
                rows.append(row)
            }
            if density == .spacious { rows.append([]) }
            pieces.append(rows.count - start)
        }
        if density == .spacious, !rows.isEmpty {
            rows.removeLast()
            pieces[pieces.count - 1] -= 1
        }
        var canvas = canvas(rows: rows.count, columns: width)
        for (row, parts) in rows.enumerated() {
            for part in parts {
                canvas.write(part.text, row: row, column: part.column, style: style(part.role))
            }
        }
        return Strip(canvas, pieces: pieces)
    }

    func steps(_ steps: [ProgressStep], width: Int) -> Strip {
        let textWidth = width - 8
        var rows: [(mark: String, text: String, role: Role, markRole: Role)] = []
        var pieces: [Int] = []
        for (index, step) in steps.enumerated() {
            let (mark, role, markRole): (String, Role, Role) =
                switch step.state {
                case .done: (glyphs.done, .body, .good)
                case .current: (glyphs.current, .large, .accent)
                case .todo: (glyphs.todo, .quiet, .quiet)
                }
            let start = rows.count
            let isLast = index == steps.count - 1
            let link = isLast ? "" : glyphs.link
            let label = lines(step.label, textWidth)
            for (line, text) in label.enumerated() {
                rows.append((line == 0 ? mark : link, text, role, line == 0 ? markRole : .quiet))
            }
            if !step.detail.isEmpty {
                for text in lines(step.detail, textWidth) { rows.append((link, text, .quiet, .quiet)) }
            }
            if !isLast, density < .snug { rows.append((link, "", .quiet, .quiet)) }
            pieces.append(rows.count - start)
        }
        var canvas = canvas(rows: rows.count, columns: width)
        for (row, part) in rows.enumerated() {
            canvas.write(part.mark, row: row, column: 3, style: style(part.markRole).bold)
            canvas.write(part.text, row: row, column: 7, style: style(part.role))
        }
        return Strip(canvas, pieces: pieces)
    }
}
