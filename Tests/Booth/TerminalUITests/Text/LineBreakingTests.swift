import TerminalRig
import Testing

@testable import TerminalUI

@Suite("Line breaking")
struct LineBreakingTests {
    @Test(
        "Lines break by Chinese rules",
        arguments: [
            // Closing punctuation takes its character along to the next line.
            ("我们在这里，等你", 10, ["我们在这", "里，等你"]), ("一二三四五。六", 10, ["一二三四", "五。六"]),
            // An opening bracket does not end a line.
            ("一二三四（五六）七", 10, ["一二三四", "（五六）七"]), ("见《老年法》办", 8, ["见《老年", "法》办"]),
            // Dashes and ellipses stay in one piece and may not begin a line alone.
            ("一二三——四", 7, ["一二", "三——四"]), ("一二三四……五", 9, ["一二三", "四……五"]),
            // Latin words and numbers are whole.
            ("请拨打12345热线", 8, ["请拨打", "12345热", "线"]), ("Mwngz ndei raeuz", 10, ["Mwngz ndei", "raeuz"]),
            ("Đăng ký cư trú", 7, ["Đăng ký", "cư trú"]), ("每月100.50元整", 9, ["每月", "100.50元", "整"]),
            // A word longer than the line is cut.
            ("abcdefghij kl", 4, ["abcd", "efgh", "ij", "kl"]),
            // Line breaks are kept.
            ("甲\n\n乙", 10, ["甲", "", "乙"]), ("", 10, [""]),
        ])
    func breaking(text: String, width: Int, lines: [String]) {
        #expect(LineBreaking.lines(of: text, width: width) == lines)
    }

    @Test("No text is lost and no line is too long, whatever the text", arguments: 0..<200)
    func nothingLost(seed: Int) {
        var generator = SplitMix(state: UInt64(seed))
        let alphabet = Array("便民服务亭，。（）《》“”—…·、abcéế ơư123,.- 韦")
        let text = String(
            (0..<80).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &generator)] })
        let width = Int.random(in: 4...30, using: &generator)
        let lines = LineBreaking.lines(of: text, width: width)
        #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
        #expect(lines.allSatisfy { TextWidth.of($0) <= width })
    }
}
