/// A field: its label, the box with the text and the caret, the input method's candidates, the message.
extension Brush {
    func field(_ field: Field, focused: Int?, width: Int) -> Strip {
        let labels = lines(field.label, width)
        // What does not fit into the box stands above it, and stays while something is typed.
        let pattern = pattern(of: field, width: width)
        let isLong = pattern != nil || self.width(field.placeholder) > placeholderRoom(field, width: width)
        let hint = isLong ? lines(field.placeholder, width) : []
        var boxed = field
        if isLong { boxed.placeholder = "" }
        let box = box(boxed, width: width)
        let candidates = field.candidates.isEmpty ? nil : candidates(field, focused: focused, width: width)
        let sign = field.message.map { $0.tone == .bad || $0.tone == .warning ? "! " : "" } ?? ""
        let message = field.message.map { lines(sign + $0.text, width) } ?? []
        let air = density >= .snug ? 0 : 1
        let messageAir = message.isEmpty ? 0 : air
        let rows =
            labels.count + hint.count + box.size.rows + messageAir + message.count
            + (candidates.map { $0.size.rows + air } ?? 0)
        var canvas = canvas(rows: rows, columns: width)
        var row = 0
        for line in labels {
            canvas.write(line, row: row, column: 0, style: style(.large))
            row += 1
        }
        for line in hint {
            canvas.write(line, row: row, column: 0, style: style(.quiet))
            row += 1
        }
        canvas.lay(box, row: row, column: 0)
        row += box.size.rows
        if let candidates {
            canvas.lay(candidates, row: row + air, column: 0)
            row += candidates.size.rows + air
        }
        row += messageAir
        for line in message {
            canvas.write(line, row: row, column: 0, style: style(role(field.message?.tone ?? .normal)).bold)
            row += 1
        }
        return Strip(whole: canvas)
    }

    private func boxWidth(_ field: Field, width: Int) -> Int {
        let unit = field.unit ?? ""
        return max(width - (unit.isEmpty ? 0 : self.width(unit) + 2), 8)
    }

    private func placeholderRoom(_ field: Field, width: Int) -> Int { boxWidth(field, width: width) - 7 }

    private func box(_ field: Field, width: Int) -> Canvas {
        let unit = field.unit ?? ""
        let boxWidth = boxWidth(field, width: width)
        let height = density >= .compact ? 1 : 3
        let middle = height / 2
        var canvas = canvas(rows: height, columns: width)
        canvas.fill(Area(rows: 0..<height, columns: 0..<boxWidth), style(.field))
        if height == 3, let halves = glyphs.halves {
            // Half a row of the page above and below sets the box apart from its label and message.
            let edge = Style(foreground: style(.field).background, background: style(.body).background)
            canvas.rule(halves.lower, row: 0, columns: 0..<boxWidth, style: edge)
            canvas.rule(halves.upper, row: 2, columns: 0..<boxWidth, style: edge)
        }
        canvas.write(unit, row: middle, column: boxWidth + 2, style: style(.large))
        if field.isFocused { canvas.write(glyphs.focus, row: middle, column: 1, style: style(.field)) }
        let room = boxWidth - 6
        if let pattern = pattern(of: field, width: width) {
            fill(pattern, of: field, row: middle, on: &canvas)
            return canvas
        }
        if field.text.isEmpty, field.preedit.isEmpty {
            canvas.fit(
                field.placeholder, row: middle, column: 5, width: placeholderRoom(field, width: width),
                style: style(.placeholder),
                brush: self)
            if field.isFocused { setCaret(Position(row: middle, column: 4), on: &canvas) }
            return canvas
        }
        // The stretch that is shown ends behind the caret at the latest, so the caret is always seen.
        let caret = min(max(field.caret, 0), field.text.count)
        let before = Array(field.text.prefix(caret)).map { ($0, Role.field) }
        let preedit = Array(field.preedit).map { ($0, Role.preedit) }
        let after = Array(field.text.dropFirst(caret)).map { ($0, Role.field) }
        let head = before + preedit
        var start = 0
        var used = head.reduce(0) { $0 + TextWidth.of($1.0, ambiguous: ambiguous) }
        while used > room - 1, start < head.count {
            used -= TextWidth.of(head[start].0, ambiguous: ambiguous)
            start += 1
        }
        if start > 0 { canvas.write("<", row: middle, column: 3, style: style(.field)) }
        var column = 4
        for (character, role) in head[start...] {
            column = canvas.write(String(character), row: middle, column: column, style: style(role))
        }
        if field.isFocused { setCaret(Position(row: middle, column: column), on: &canvas) }
        for (character, role) in after {
            let next = column + TextWidth.of(character, ambiguous: ambiguous)
            if next > 4 + room {
                canvas.write(">", row: middle, column: boxWidth - 2, style: style(.field))
                break
            }
            column = canvas.write(String(character), row: middle, column: column, style: style(role))
        }
        return canvas
    }

    /// The field's pattern, where the box has room for it and the text has a place in it.
    private func pattern(of field: Field, width: Int) -> String? {
        guard let pattern = field.pattern, self.width(pattern) < boxWidth(field, width: width) - 6,
            field.text.count <= pattern.count(where: { $0 == Field.place })
        else { return nil }
        return pattern
    }

    /// Digits in their places; places that wait, and the words between them, are paler.
    private func fill(_ pattern: String, of field: Field, row: Int, on canvas: inout Canvas) {
        var column = 4
        var place = 0
        var caret: Int?
        let digits = Array(field.text)
        for character in pattern {
            let isPlace = character == Field.place
            if isPlace, place == field.caret { caret = column }
            let isTyped = isPlace && place < digits.count
            let shown = isTyped ? digits[place] : character
            column = canvas.write(
                String(shown), row: row, column: column, style: style(isTyped ? .field : .placeholder))
            if isPlace { place += 1 }
        }
        if field.isFocused { setCaret(Position(row: row, column: caret ?? column), on: &canvas) }
    }

    /// The terminal's cursor, and a mark in the lower edge below it: a cursor of the field's own colour, as some
    /// terminals have, would not be seen.
    private func setCaret(_ place: Position, on canvas: inout Canvas) {
        canvas.cursor = place
        guard place.row + 1 < canvas.size.rows else { return }
        let mark = glyphs.halves?.both ?? "^"
        let edge = glyphs.halves == nil ? style(.field) : style(.accent)
        canvas.write(mark, row: place.row + 1, column: place.column, style: edge)
    }

    private func candidates(_ field: Field, focused: Int?, width: Int) -> Canvas {
        var buttons: [(label: String, cap: String, key: Key, isEnabled: Bool)] = []
        for (candidate, digit) in zip(field.candidates, field.candidateKeys) {
            buttons.append((candidate, String(digit), .character(digit), true))
        }
        if field.hasPreviousCandidates || field.hasNextCandidates {
            buttons.append((glyphs.up, "", .pageUp, field.hasPreviousCandidates))
            buttons.append((glyphs.down, "", .pageDown, field.hasNextCandidates))
        }
        let height = density == .largest ? 1 : tileRows
        var places: [(row: Int, column: Int, width: Int)] = []
        var row = 0
        var column = 0
        for button in buttons {
            let needed = min(max(self.width(button.label) + (button.cap.isEmpty ? 4 : 6), 8), width)
            if column + needed > width { (row, column) = (row + height, 0) }
            places.append((row, column, needed))
            column += needed
        }
        var canvas = canvas(rows: row + height, columns: width)
        let middle = height / 2
        for (index, (button, place)) in zip(buttons, places).enumerated() {
            let area = Area(
                rows: place.row..<place.row + height, columns: place.column..<place.column + place.width)
            let isFocused = focused == index
            let face = style(isFocused ? .focus : button.isEnabled ? .candidate : .tileDisabled)
            // The last column of the area is the gap to the next; it may be touched all the same.
            canvas.fill(area.withoutLastColumn, face)
            var column = place.column + 1
            if !button.cap.isEmpty {
                let cap = style(isFocused ? .focusKeycap : .candidateKeycap)
                canvas.write(" \(button.cap) ", row: place.row + middle, column: place.column, style: cap)
                column += 3
            } else {
                column = place.column + (place.width - 1 - self.width(button.label)) / 2
            }
            canvas.fit(
                button.label, row: place.row + middle, column: column,
                width: place.column + place.width - 1 - column, style: face, brush: self)
            if button.isEnabled { canvas.targets.append(Target(area: area, key: button.key)) }
        }
        return canvas
    }
}
