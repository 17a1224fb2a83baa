/// Paragraphs and notices.
extension Brush {
    func text(_ text: String, _ textStyle: TextStyle, width: Int) -> Strip {
        switch textStyle {
        case .body: paragraph(text, .body, width: width)
        case .large: paragraph(text, .large, width: width)
        case .quiet: paragraph(text, .quiet, width: width)
        case .notice(let tone): notice(text, tone, width: width)
        }
    }

    private func paragraph(_ text: String, _ role: Role, width: Int) -> Strip {
        let lines = lines(text, width)
        var canvas = canvas(rows: lines.count, columns: width)
        for (row, line) in lines.enumerated() {
            canvas.write(line, row: row, column: 0, style: style(role))
        }
        return Strip(loose: canvas)
    }

    private func notice(_ text: String, _ tone: Tone, width: Int) -> Strip {
        let (role, sign): (Role, String) =
            switch tone {
            case .normal, .quiet: (.noticeNormal, "i")
            case .accent: (.noticeNormal, "!")
            case .good: (.noticeGood, glyphs.tick)
            case .warning: (.noticeWarning, "!")
            case .bad: (.noticeBad, "!")
            }
        let indent = isLarge ? 5 : 8
        let lines = lines(text, width - indent - (isLarge ? 1 : 2))
        let margin = density >= .snug ? 0 : 1
        var canvas = canvas(rows: lines.count + 2 * margin, columns: width, role)
        canvas.write(
            "[\(sign)]", row: margin, column: indent - 4 - (isLarge ? 0 : 1), style: style(role).bold)
        for (row, line) in lines.enumerated() {
            canvas.write(line, row: row + margin, column: indent, style: style(role))
        }
        return Strip(whole: canvas)
    }

    func picture(_ lines: [String], width: Int) -> Strip {
        var canvas = canvas(rows: lines.count, columns: width)
        let widest = lines.map(self.width).max() ?? 0
        for (row, line) in lines.enumerated() {
            canvas.fit(
                line, row: row, column: max((width - widest) / 2, 0), width: width, style: style(.accent),
                brush: self)
        }
        return Strip(whole: canvas)
    }

    func waiting(_ label: String, limit: String, width: Int) -> Strip {
        let first = lines(label, width - 10)
        let second = lines(limit, width - 10)
        let margin = density >= .snug ? 0 : 1
        var canvas = canvas(rows: first.count + second.count + 2 * margin, columns: width, .noticeNormal)
        canvas.write("...", row: margin, column: 3, style: style(.noticeNormal).bold)
        for (row, line) in (first + second).enumerated() {
            let style = style(.noticeNormal)
            canvas.write(line, row: row + margin, column: 8, style: row < first.count ? style.bold : style)
        }
        return Strip(whole: canvas)
    }
}
