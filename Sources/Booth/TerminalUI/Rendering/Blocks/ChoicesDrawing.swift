/// What choices lie on: the page or a dialog.
struct Surface {
    let ground, focus, focusKeycap: Role

    // On the page the keycap keeps its colours, so that a move of the focus sends few bytes.
    static let page = Surface(ground: .body, focus: .focus, focusKeycap: .keycap)
    static let dialog = Surface(ground: .overlay, focus: .overlayFocus, focusKeycap: .overlayFocusKeycap)
}

/// Choices as tiles: a keycap, the label in plain words, a second line. A tile is at least three rows high, so that a
/// finger finds it.
extension Brush {
    static let tileRows = 3

    /// How wide a tile's keycap is.
    var keycapWidth: Int { isLarge ? 5 : 7 }

    func choices(_ list: ChoiceList, focused: Int?, width: Int, on surface: Surface = .page) -> Strip {
        let columns = list.style == .cards ? 2 : 1
        let gap = 2
        let tileWidth = (width - gap * (columns - 1)) / columns
        let rowsOfTiles = stride(from: 0, to: list.items.count, by: columns).map { start in
            (start..<min(start + columns, list.items.count)).map { index in
                TileText(list.items[index], style: list.style, width: tileWidth, brush: self)
            }
        }
        let heights = rowsOfTiles.map { tiles in
            let text = tiles.map(\.rows).max() ?? 0
            // Where there is room, a text of several lines gets a free row above and below.
            let air = text > 1 && density <= .normal ? 2 : 0
            return max(text + air, list.style == .cards && density == .spacious ? 5 : tileRows)
        }
        let space = density == .spacious ? 1 : 0
        let total = heights.reduce(0, +) + max(0, heights.count - 1) * space
        var canvas = canvas(rows: total, columns: width, surface.ground)
        var pieces: [Int] = []
        var row = 0
        for (line, tiles) in rowsOfTiles.enumerated() {
            for (offset, tile) in tiles.enumerated() {
                let index = line * columns + offset
                let area = Area(
                    rows: row..<row + heights[line],
                    columns: offset * (tileWidth + gap)..<offset * (tileWidth + gap) + tileWidth)
                draw(
                    tile, in: area, isFocused: focused == index, isOdd: line % 2 == 1 && space == 0,
                    surface: surface, on: &canvas)
            }
            let last = line == rowsOfTiles.count - 1
            pieces.append(heights[line] + (last ? 0 : space))
            row += heights[line] + (last ? 0 : space)
        }
        return Strip(canvas, pieces: pieces)
    }

    private func draw(
        _ tile: TileText, in area: Area, isFocused: Bool, isOdd: Bool, surface: Surface,
        on canvas: inout Canvas
    ) {
        let choice = tile.choice
        let face: Style, small: Style, cap: Style
        switch (isFocused, choice.isEnabled) {
        case (true, _):
            (face, small, cap) = (style(surface.focus), style(surface.focus), style(surface.focusKeycap))
        case (false, true):
            (face, small, cap) = (
                style(isOdd ? .tileOdd : .tile), style(isOdd ? .tileOdd : .tileDetail), style(.keycap)
            )
        case (false, false):
            (face, small, cap) = (style(.tileDisabled), style(.tileDisabled), style(.keycapDisabled))
        }
        let left = area.columns.lowerBound
        let capEnd = left + keycapWidth
        // As the second line is drawn, since it stands at the end: a move of the focus sends one change of style less.
        canvas.fill(area, small.plain)
        canvas.fill(Area(rows: area.rows, columns: left..<capEnd), cap)
        let middle = area.rows.lowerBound + area.rows.count / 2
        canvas.write(
            choice.keyLabel, row: middle, column: left + (keycapWidth - width(choice.keyLabel)) / 2,
            style: cap)
        let top =
            area.rows.lowerBound + (area.rows.count - tile.lines.count + (tile.lines.count > 1 ? 0 : 1)) / 2
        if isFocused { canvas.write(glyphs.focus, row: top, column: capEnd + 1, style: face) }
        for (offset, line) in tile.lines.enumerated() {
            canvas.fit(
                line.text, row: top + offset, column: left + tile.textColumn, width: tile.textWidth,
                style: line.isDetail ? small.plain : face, brush: self)
        }
        if let aside = tile.aside {
            canvas.write(
                aside, row: top, column: area.columns.upperBound - 2 - width(aside), style: small.plain)
        }
        if let box = tile.box {
            canvas.write(box, row: top, column: left + keycapWidth + 3, style: face)
        }
        if choice.isEnabled { canvas.targets.append(Target(area: area, key: choice.key)) }
    }
}

/// What is written on a tile and where, at one width.
struct TileText {
    let choice: Choice
    /// The column of the text, from the tile's left edge, and how wide it may be.
    let textColumn, textWidth: Int
    /// The lines one below the other.
    let lines: [(text: String, isDetail: Bool)]
    /// The second line beside the label, when both fit into one row.
    let aside: String?
    /// The box of a checklist, or the mark of the present answer.
    let box: String?

    var rows: Int { lines.count }

    init(_ choice: Choice, style: ChoiceList.Style, width: Int, brush: Brush) {
        self.choice = choice
        let hasBox = style == .checklist || choice.isMarked
        box = hasBox ? "[\(choice.isMarked ? brush.glyphs.tick : " ")]" : nil
        textColumn = brush.keycapWidth + (hasBox ? 8 : 3)
        textWidth = max(width - textColumn - (brush.isLarge ? 1 : 2), 4)
        let label = brush.lines(choice.label, textWidth)
        let detail = choice.detail ?? ""
        if detail.isEmpty {
            (lines, aside) = (label.map { ($0, false) }, nil)
        } else if style != .cards, label.count == 1,
            brush.width(choice.label) + 4 + brush.width(detail) <= textWidth
        {
            (lines, aside) = ([(choice.label, false)], detail)
        } else {
            lines = label.map { ($0, false) } + brush.lines(detail, textWidth).map { ($0, true) }
            aside = nil
        }
    }
}
