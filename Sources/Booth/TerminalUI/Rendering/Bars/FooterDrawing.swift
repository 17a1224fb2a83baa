/// The foot of the screen: what can always be done, in equal slots; where a label needs more than that, each has what it
/// needs and a share of the rest. Labels break between words only, as long as there is room for their words.
extension Brush {
    static let footerRows = 3

    func footer(_ controls: [Control], focused: Int?, width: Int) -> Canvas {
        var canvas = canvas(rows: Self.footerRows, columns: width, .footer)
        guard !controls.isEmpty else { return canvas }
        let margin = Placement.margin(columns: width)
        let room = width - 2 * margin + 1
        let slots = slots(of: controls, room: room)
        for (index, control) in controls.enumerated() {
            let left = margin + slots[..<index].reduce(0, +)
            let slot = slots[index]
            let area = Area(rows: 0..<Self.footerRows, columns: left..<left + slot - 1)
            let isFocused = focused == index
            // The keycap keeps its colours and nothing turns bold, so that a move of the focus sends few bytes.
            let face = style(isFocused ? .focus : control.isEnabled ? .control : .controlDisabled).plain
            let cap = style(control.isEnabled ? .controlKeycap : .controlDisabled)
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

    /// How wide each control's slot is.
    private func slots(of controls: [Control], room: Int) -> [Int] {
        let count = max(controls.count, Self.usualControls)
        let equal = shares(of: Array(repeating: 1, count: count), room: room)
        let whole = controls.map { width($0.keyLabel) + width($0.label) + 5 }
        guard zip(whole, equal).contains(where: { $0 > $1 }) else { return equal }
        let words = controls.map { control in
            width(control.keyLabel) + 5
                + (control.label.split(separator: " ").map { width(String($0)) }.max() ?? 0)
        }
        guard let needs = [whole, words].first(where: { $0.reduce(0, +) <= room }) else {
            return shares(of: words, room: room)
        }
        let spare = room - needs.reduce(0, +)
        return zip(needs, shares(of: needs.map { _ in 1 }, room: spare)).map { $0 + $1 }
    }

    /// Room divided in proportion, to the last cell.
    private func shares(of weights: [Int], room: Int) -> [Int] {
        let total = max(weights.reduce(0, +), 1)
        var sum = 0
        return weights.map { weight in
            let start = sum * room / total
            sum += weight
            return sum * room / total - start
        }
    }

    /// As many as most screens have: their slots are the same from screen to screen.
    private static let usualControls = 5

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
