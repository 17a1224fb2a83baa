/// The foot of the screen: what can always be done, in equal slots; where a label needs more than that, each has what it
/// needs and a share of the rest. Labels break between words only, as long as there is room for their words.
extension Brush {
    static let footerRows = 3

    func footer(_ controls: [Control], focused: Int?, width: Int) -> Canvas {
        var canvas = canvas(rows: Self.footerRows, columns: width, .footer)
        guard !controls.isEmpty else { return canvas }
        if width < Self.inlineColumns { return stackedFooter(controls, focused: focused, width: width) }
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

    /// From this width on the keycaps stand beside their labels.
    private static let inlineColumns = 80

    /// The foot of a narrow screen: each keycap above its label.
    private func stackedFooter(_ controls: [Control], focused: Int?, width: Int) -> Canvas {
        var canvas = canvas(rows: Self.footerRows, columns: width, .footer)
        // One column for each is the gap to the next; it may not be touched.
        let needs = controls.map { control in
            1 + max(7, self.width(control.keyLabel) + 2, longestWord(of: control.label))
        }
        let room = width + 1
        let total = needs.reduce(0, +)
        let slots: [Int]
        if total <= room {
            let spare = shares(of: needs.map { _ in 1 }, room: room - total)
            slots = zip(needs, spare).map { $0 + $1 }
        } else {
            slots = shares(of: needs, room: room)
        }
        for (index, control) in controls.enumerated() {
            let left = slots[..<index].reduce(0, +)
            let area = Area(rows: 0..<Self.footerRows, columns: left..<left + slots[index] - 1)
            let isFocused = focused == index
            let face = style(isFocused ? .focus : control.isEnabled ? .control : .controlDisabled).plain
            let cap = style(control.isEnabled ? .controlKeycap : .controlDisabled)
            canvas.fill(area, face)
            let keycap = " \(control.keyLabel) "
            let capColumn = left + max((area.columns.count - self.width(keycap)) / 2, 0)
            canvas.write(keycap, row: 0, column: capColumn, style: cap, limit: area.columns.count)
            if isFocused { canvas.write(glyphs.focus, row: 0, column: left, style: face) }
            let lines = lines(control.label, area.columns.count)
            if lines.count > Self.footerRows - 1 { canvas.isCut = true }
            for (row, line) in lines.prefix(Self.footerRows - 1).enumerated() {
                let column = left + max((area.columns.count - self.width(line)) / 2, 0)
                canvas.write(line, row: row + 1, column: column, style: face, limit: area.columns.count)
            }
            if control.isEnabled { canvas.targets.append(Target(area: area, key: control.key)) }
        }
        return canvas
    }

    private func longestWord(of label: String) -> Int {
        label.split(separator: " ").map { width(String($0)) }.max() ?? 0
    }

    /// How wide each control's slot is.
    private func slots(of controls: [Control], room: Int) -> [Int] {
        let count = max(controls.count, Self.usualControls)
        let equal = shares(of: Array(repeating: 1, count: count), room: room)
        let whole = controls.map { width($0.keyLabel) + width($0.label) + 5 }
        guard zip(whole, equal).contains(where: { $0 > $1 }) else { return equal }
        let words = controls.map { width($0.keyLabel) + 5 + longestWord(of: $0.label) }
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

    /// How wide ``sidePager(page:of:rows:)`` is, with the gap before it.
    static let sidePagerColumns = 9

    /// The same as ``pager(page:of:width:)`` for a screen of few rows: at the right of the body, up above and down below.
    func sidePager(page: Int, of count: Int, rows: Int) -> Canvas {
        let width = Self.sidePagerColumns - 1
        var canvas = canvas(rows: rows, columns: width)
        let size = max((rows - 1) / 2, 1)
        let buttons = [
            (glyphs.up, Key.pageUp, page > 0, 0..<size),
            (glyphs.down, Key.pageDown, page + 1 < count, rows - size..<rows),
        ]
        for (glyph, key, isEnabled, place) in buttons {
            let area = Area(rows: place, columns: 0..<width)
            let face = style(isEnabled ? .keycap : .keycapDisabled)
            canvas.fill(area, face)
            canvas.write(glyph, row: place.lowerBound + size / 2, column: width / 2, style: face)
            if isEnabled { canvas.targets.append(Target(area: area, key: key)) }
        }
        let count = "\(page + 1) / \(count)"
        canvas.write(
            count, row: size, column: max((width - self.width(count)) / 2, 0), style: style(.accent).bold)
        return canvas
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
