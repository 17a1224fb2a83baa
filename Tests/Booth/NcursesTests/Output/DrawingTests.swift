import TerminalRig
import TerminalUI
import Testing

@testable import Ncurses

/// What ncurses sent, decoded by a real emulator, against the frames that were meant.
@Suite("Drawing through ncurses", .serialized)
struct DrawingTests {
    private func rig(
        _ arguments: [String], rows: Int = 24, columns: Int = 80, type: String = "xterm-256color"
    ) throws -> TerminalRig {
        try TerminalRig(
            TerminalRig.builtProgram("terminal-probe"), arguments, rows: rows, columns: columns, type: type)
    }

    private func wait(_ rig: TerminalRig, for frame: Frame, _ name: String) throws {
        do {
            try rig.wait(until: "\(name) is drawn") { difference($0, frame) == nil }
        } catch {
            Issue.record("\(name): \(difference(rig.screen, frame) ?? "drawn too late")")
            throw error
        }
    }

    /// Where the screen differs from a frame; nil if nowhere.
    private func difference(_ screen: RigScreen, _ frame: Frame, colors: Bool = true) -> String? {
        for row in 0..<frame.size.rows {
            for column in 0..<frame.size.columns {
                let (seen, meant) = (screen.rows[row][column], frame[row, column])
                guard seen.text == meant.text, seen.width == Int(meant.width) || meant.width == 0,
                    seen.isUnderlined == meant.style.isUnderlined || meant.width == 0
                else { return "row \(row), column \(column): “\(seen.text)” for “\(meant.text)”" }
                guard colors, meant.width > 0 else { continue }
                // Bold and the text's colour show on glyphs only.
                if meant.text != " ",
                    seen.isBold != meant.style.isBold || !near(seen.foreground, meant.style.foreground)
                {
                    return "row \(row), column \(column): \(seen) for \(meant)"
                }
                if !near(seen.background, meant.style.background) {
                    return "row \(row), column \(column): \(seen) for \(meant)"
                }
            }
        }
        guard let cursor = frame.cursor else { return screen.isCursorVisible ? "the cursor is seen" : nil }
        let isThere =
            screen.isCursorVisible && screen.cursorRow == cursor.row && screen.cursorColumn == cursor.column
        return isThere ? nil : "cursor at \(screen.cursorRow), \(screen.cursorColumn) for \(cursor)"
    }

    /// Colours travel in thousandths, so a step is lost on the way.
    private func near(_ color: RigScreen.Color, _ meant: RGB) -> Bool {
        guard case .rgb(let red, let green, let blue) = color else { return false }
        return zip([red, green, blue], [meant.red, meant.green, meant.blue]).allSatisfy {
            abs(Int($0) - Int($1)) <= 1
        }
    }

    @Test(
        "Random frames drawn one over the other are what was meant, and a full repaint changes nothing",
        arguments: [UInt64(1), 2, 3, 4])
    func random(seed: UInt64) throws {
        let (rows, columns) = seed % 2 == 0 ? (24, 80) : (30, 101)
        let rig = try rig(["frames", "\(seed)"], rows: rows, columns: columns)
        defer { rig.kill() }
        var frames = RandomFrames(seed: seed, rows: rows, columns: columns)
        var frame = frames.next()
        for step in 0..<60 {
            try wait(rig, for: frame, "frame \(step) of seed \(seed)")
            if step % 10 == 9 {
                rig.scribble("\u{1B}[3;5H\u{1B}[41mgarbage 乱码\u{1B}[2K\u{1B}[10;1H\u{1B}[J")
                rig.press(.text("r"))
                try wait(rig, for: frame, "frame \(step) of seed \(seed) after a redraw")
            }
            frame = frames.next()
            rig.press(.text("n"))
        }
        rig.press(.text("q"))
        #expect(try rig.waitForExit() == .status(0))
    }

    @Test("Every sample screen reaches the terminal as it was drawn")
    func samples() throws {
        let rig = try rig(["screens"], rows: 30, columns: 100)
        defer { rig.kill() }
        for sample in SampleScreens.all {
            let frame = ScreenRenderer(theme: .night).frame(for: sample.screen, rows: 30, columns: 100)
            try rig.wait(until: "\(sample.name) is drawn") { difference($0, frame) == nil }
            rig.press(.text("n"))
        }
    }

    @Test(
        "Terminals with fewer colours show the same text",
        arguments: ["xterm", "vt100", "linux", "screen", "tmux-256color"])
    func types(type: String) throws {
        let rig = try rig(["screens"], rows: 30, columns: 100, type: type)
        defer { rig.kill() }
        let frame = ScreenRenderer(theme: .night).frame(
            for: SampleScreens.all[0].screen, rows: 30, columns: 100)
        try rig.wait(until: "the screen is drawn on \(type)") { screen in
            difference(screen, frame, colors: false) == nil
                || (screen.contains("求助") && screen.contains("Vahcuengh"))
        }
        if type == "vt100" {
            // Without colours, what is focused is drawn in reverse video.
            let place = try #require(rig.screen.place(of: "中文"))
            #expect(rig.screen.rows[place.row][place.column].isReversed)
        }
    }

    @Test("Nothing is sent while nothing changes, and little for one that does")
    func thrift() throws {
        let rig = try rig(["events"])
        defer { rig.kill() }
        try rig.wait(for: "ready 80x24")
        rig.press(.text("a"))
        try rig.wait(for: "character(\"a\")")
        let before = rig.bytesReceived
        rig.press(.text("b"))
        try rig.wait(for: "character(\"b\")")
        #expect(rig.bytesReceived - before < 120)
    }

    @Test("Moving the focus on a list sends at most 400 bytes", arguments: [(24, 80), (30, 100), (50, 160)])
    func focusMove(rows: Int, columns: Int) throws {
        let rig = try rig(["screens"], rows: rows, columns: columns)
        defer { rig.kill() }
        try rig.wait(for: "▶ 中文")
        rig.press(.down)
        try rig.wait(for: "▶ Vahcuengh")
        let before = rig.bytesReceived
        rig.press(.down)
        try rig.wait(for: "▶ English")
        #expect(rig.bytesReceived - before <= 400)
    }

    @Test("A new size gives a new screen, at any size down to one cell")
    func resize() throws {
        let rig = try rig(["events"])
        defer { rig.kill() }
        try rig.wait(for: "ready 80x24")
        for (rows, columns) in [(30, 100), (50, 160), (10, 40), (1, 2), (24, 80)] {
            rig.resize(rows: rows, columns: columns)
            if columns >= 40 { try rig.wait(for: "ready \(columns)x\(rows)") }
        }
    }
}
