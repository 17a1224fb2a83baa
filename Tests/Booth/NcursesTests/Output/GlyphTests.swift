import CNcurses
import Glibc
import TerminalUI
import Testing

@testable import Ncurses

@Suite("Where two width tables meet")
struct GlyphTests {
    init() { setlocale(LC_ALL, "C.UTF-8") }

    private func cell(_ text: String, _ policy: AmbiguousWidth = .narrow) -> Cell {
        Cell(text: text, width: Int8(TextWidth.of(text, ambiguous: policy)), style: Theme.night.style(.body))
    }

    @Test(
        "What the booth's languages are written with is drawn as it is",
        arguments: [
            "a", "韦", "覃", "，", "“", "”", "…", "—", "·", "●", "▀", "█", "ế", "ợ", "ƨ", "ə", "é", "\u{20000}",
            "\u{2A700}", "〓",
        ])
    func kept(text: String) {
        #expect(Glyph.scalars(of: cell(text)) == Array(text.unicodeScalars))
    }

    @Test(
        "What the C library would place otherwise is replaced by a sign of the same width",
        arguments: [
            ("\u{31350}", "〓"), ("👨‍👩‍👧", "〓"), ("a\u{301}\u{301}\u{301}\u{301}\u{301}", "?"), ("\u{1B}", " "),
        ])
    func replaced(text: String, sign: String) {
        let cell = Cell(text: text, width: Int8(max(TextWidth.of(text), 1)), style: Theme.night.style(.body))
        #expect(Glyph.scalars(of: cell) == Array(sign.unicodeScalars))
    }

    @Test("All Han characters and all of Latin agree with the C library or are replaced whole")
    func everything() {
        for value in UInt32(0x20)...0x323AF {
            guard let scalar = Unicode.Scalar(value), TextWidth.of(scalar) > 0 else { continue }
            for policy in AmbiguousWidth.allCases {
                let cell = cell(String(Character(scalar)), policy)
                let drawn = Glyph.scalars(of: cell)
                let width = drawn.reduce(0) { $0 + ting_width(wchar_t(bitPattern: $1.value)) }
                if width != Int32(cell.width) {
                    Issue.record("U+\(String(value, radix: 16)): \(width) for \(cell.width)")
                }
            }
        }
    }
}
