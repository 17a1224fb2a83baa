import Testing

@testable import TerminalUI

@Suite("Drawing on cells")
struct CanvasTests {
    private let style = Theme.night.style(.body)

    private func canvas() -> Canvas { Canvas(rows: 1, columns: 6, style: style, ambiguous: .narrow) }

    private func text(_ canvas: Canvas) -> String { canvas.cells.map(\.text).joined() }

    @Test("A wide glyph is never halved by what is drawn over it", arguments: 0..<6)
    func overwrite(column: Int) {
        var canvas = canvas()
        canvas.write("便民服", row: 0, column: 0, style: style)
        canvas.write("x", row: 0, column: column, style: style)
        #expect(canvas.cells.reduce(0) { $0 + Int($1.width) } == 6)
        for (index, cell) in canvas.cells.enumerated() where cell.width == 2 {
            #expect(canvas.cells[index + 1].width == 0)
        }
    }

    @Test("A wide glyph that does not fit before the edge is left out, and that is remembered")
    func edge() {
        var canvas = canvas()
        canvas.write("abcde便", row: 0, column: 0, style: style)
        #expect(text(canvas) == "abcde ")
        #expect(canvas.isCut)
    }

    @Test("Controls and lone marks draw nothing")
    func controls() {
        var canvas = canvas()
        canvas.write("a\u{1B}[2Jb\u{301}", row: 0, column: 0, style: style)
        #expect(text(canvas).hasPrefix("a[2Jb\u{301}"))
    }

    @Test(
        "Filling and laying over the middle of a wide glyph leaves spaces at its halves",
        arguments: [1, 2, 3])
    func fill(column: Int) {
        var canvas = canvas()
        canvas.write("便民服", row: 0, column: 0, style: style)
        canvas.fill(Area(rows: 0..<1, columns: column..<column + 1), style)
        #expect(canvas.cells.reduce(0) { $0 + Int($1.width) } == 6)
        var other = Canvas(rows: 1, columns: 1, style: style, ambiguous: .narrow)
        other.targets = [Target(area: Area(rows: 0..<1, columns: 0..<1), key: .enter)]
        canvas.lay(other, row: 0, column: column)
        #expect(canvas.cells.reduce(0) { $0 + Int($1.width) } == 6)
        #expect(canvas.targets.first?.area.columns == column..<column + 1)
    }
}
