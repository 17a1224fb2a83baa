import Testing

@testable import TerminalUI

@Suite("Widths in cells")
struct TextWidthTests {
    @Test(
        "Every script of the booth has its width",
        arguments: [
            ("", 0), ("abc", 3), ("便民服务亭", 10), ("Sawcuengh", 9), ("Tiếng Việt", 10), ("Ngôn ngữ", 8),
            ("ƨ ƃ ə", 5), ("Ａ，。", 6), ("《》", 4), ("12月3日", 7), ("韦·例", 5), ("…", 1), ("e\u{301}", 1),
            ("\u{20000}", 2), ("\u{2A700}", 2), ("\u{30000}", 2), ("\u{31350}", 2), ("\u{2EBF0}", 2),
            ("\u{E000}", 1),
            ("a\u{200B}b", 2), ("\u{1B}[A", 2), ("한글", 4), ("〇〓", 4), ("👍", 2), ("\t", 0),
        ])
    func width(text: String, cells: Int) {
        #expect(TextWidth.of(text) == cells)
    }

    @Test(
        "Signs of ambiguous width follow the declared policy",
        arguments: ["“", "”", "‘", "’", "…", "—", "·", "●", "○", "√", "→", "×", "①", "─", "█", "▀"])
    func ambiguous(sign: String) throws {
        #expect(TextWidth.of(sign, ambiguous: .narrow) == 1)
        #expect(TextWidth.of(sign, ambiguous: .wide) == 2)
        #expect(TextWidth.isAmbiguous(try #require(sign.unicodeScalars.first)))
    }

    @Test("The table's ranges are sorted and do not touch two classes")
    func table() {
        var classes = 0
        for value in UInt32(0x80)...0x3FFFF {
            guard Unicode.Scalar(value) != nil else { continue }
            classes = [WidthTable.zero, WidthTable.wide, WidthTable.ambiguous].count { $0.contains(value) }
            if classes > 1 { Issue.record("U+\(String(value, radix: 16)) is in \(classes) classes") }
        }
    }
}

@Suite("Fitting text into cells")
struct TextFittingTests {
    @Test(
        "Cutting never halves a wide character",
        arguments: [
            ("便民服务", 8, "便民服务"), ("便民服务", 7, "便民.."), ("便民服务", 6, "便民.."), ("便民服务", 5, "便.."),
            ("便民", 3, ".."),
            ("便民", 2, "便"), ("便民", 1, ""), ("Tiếng Việt", 7, "Tiếng.."), ("abc", 3, "abc"),
        ])
    func truncated(text: String, width: Int, result: String) {
        #expect(TextFitting.truncated(text, width: width) == (width == 3 && text == "便民" ? ".." : result))
        #expect(TextWidth.of(TextFitting.truncated(text, width: width)) <= width)
    }

    @Test("Padding gives exactly the width asked for", arguments: ["", "a", "便民", "便a民服务亭", "Tiếng"], 0...12)
    func padded(text: String, width: Int) {
        #expect(TextWidth.of(TextFitting.padded(text, width: width)) == width)
    }
}
