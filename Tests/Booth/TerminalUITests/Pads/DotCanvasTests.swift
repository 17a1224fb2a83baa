import Testing

@testable import TerminalUI

@Suite("Pictures of dots")
struct DotCanvasTests {
    @Test("Each dot of a cell is its bit of a braille pattern, and a cell without dots is a space")
    func patterns() {
        let bits = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80]
        for (index, bit) in bits.enumerated() {
            var canvas = DotCanvas(cells: Size(rows: 1, columns: 2))
            canvas[index / 2, index % 2] = true
            #expect(canvas.lines == ["\(Unicode.Scalar(0x2800 + UInt32(bit)).map(String.init) ?? "") "])
        }
    }

    @Test("A line has both its ends and no gap, in every direction")
    func lines() {
        for row in stride(from: 0, to: 16, by: 3) {
            for column in stride(from: 0, to: 16, by: 3) {
                var canvas = DotCanvas(columns: 16, rows: 16)
                let (start, end) = (Position(row: 8, column: 7), Position(row: row, column: column))
                canvas.line(from: start, to: end)
                let dots = (0..<256).map { ($0 / 16, $0 % 16) }.filter { canvas[$0.0, $0.1] }
                #expect(canvas[8, 7] && canvas[row, column])
                #expect(dots.count == max(abs(row - 8), abs(column - 7)) + 1)
            }
        }
    }

    @Test("What lies outside is neither set nor shown")
    func outside() {
        var canvas = DotCanvas(columns: 4, rows: 4)
        canvas.line(from: Position(row: -3, column: -3), to: Position(row: 9, column: 9))
        #expect((0..<4).allSatisfy { canvas[$0, $0] })
        #expect(!canvas[-1, -1] && !canvas[9, 9])
    }

    @Test("A grey picture fits its cells, keeps its shape, and dark lines on white paper stay to be seen")
    func grey() {
        var dots = [UInt8](repeating: 250, count: 60 * 80)
        for column in 5..<55 { dots[40 * 60 + column] = 20 }
        let canvas = DotCanvas(grey: dots, columns: 60, rows: 80, fitting: Size(rows: 8, columns: 24))
        #expect(canvas.rows == 32 && canvas.columns == 24)
        #expect((3..<21).allSatisfy { canvas[16, $0] })
        #expect(!canvas[8, 12] && !canvas[24, 12])
    }

    @Test("A picture with the wrong number of dots is none")
    func malformed() {
        #expect(
            DotCanvas(grey: [1, 2, 3], columns: 2, rows: 2, fitting: Size(rows: 4, columns: 4)).lines == [])
    }
}
