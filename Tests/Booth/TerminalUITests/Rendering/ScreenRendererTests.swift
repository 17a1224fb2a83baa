import TerminalRig
import Testing

@testable import TerminalUI

@Suite("Drawing screens")
struct ScreenRendererTests {
    static let sizes = [
        Size(rows: 24, columns: 80), Size(rows: 25, columns: 80), Size(rows: 30, columns: 100),
        Size(rows: 50, columns: 160),
    ]
    private let renderer = ScreenRenderer(theme: .night)

    private func screen(_ name: String) throws -> Screen {
        try #require(SampleScreens.all.first { $0.name == name }).screen
    }

    @Test(
        "A frame is whole: every cell there, wide glyphs in pairs", arguments: SampleScreens.all.indices,
        sizes)
    func whole(index: Int, size: Size) {
        for policy in AmbiguousWidth.allCases {
            let renderer = ScreenRenderer(theme: .day, ambiguous: policy)
            let frame = renderer.frame(
                for: SampleScreens.all[index].screen, rows: size.rows, columns: size.columns)
            #expect(frame.size == size)
            #expect(frame.cells.count == size.rows * size.columns)
            for row in 0..<size.rows {
                let cells = frame.cells[row * size.columns..<(row + 1) * size.columns]
                #expect(cells.reduce(0) { $0 + Int($1.width) } == size.columns)
                for (cell, next) in zip(cells, cells.dropFirst()) where cell.width == 2 {
                    #expect(next.width == 0 && next.style == cell.style)
                }
            }
        }
    }

    @Test(
        "Nothing of a sample screen is cut off at the sizes that are promised",
        arguments: SampleScreens.all.indices, sizes)
    func fits(index: Int, size: Size) {
        let (name, screen) = SampleScreens.all[index]
        let frame = renderer.frame(for: screen, rows: size.rows, columns: size.columns)
        #expect(!frame.overflow, "\(name)")
    }

    @Test(
        "Touch targets are at least 3 rows × 8 cells and never overlap", arguments: SampleScreens.all.indices,
        sizes)
    func targets(index: Int, size: Size) {
        let frame = renderer.frame(
            for: SampleScreens.all[index].screen, rows: size.rows, columns: size.columns)
        #expect(!frame.targets.isEmpty)
        for target in frame.targets {
            #expect(target.area.rows.count >= 3 && target.area.columns.count >= 8, "\(target)")
            #expect(
                target.area.rows.upperBound <= size.rows && target.area.columns.upperBound <= size.columns)
        }
        for (index, target) in frame.targets.enumerated() {
            for other in frame.targets[(index + 1)...] {
                #expect(
                    !(target.area.rows.overlaps(other.area.rows)
                        && target.area.columns.overlaps(other.area.columns)))
            }
        }
    }

    @Test("Everything that a screen says is on its frame", arguments: SampleScreens.all.indices, sizes)
    func complete(index: Int, size: Size) {
        var screen = SampleScreens.all[index].screen
        screen.toast = nil
        let drawn = renderer.frame(for: screen, rows: size.rows, columns: size.columns).cells.map(\.text)
            .joined()
        let seen = Set(drawn.map { $0 })
        for line in spokenScript(of: screen) where !line.contains("回执号") {
            for character in line where character.isLetter || character.isNumber {
                #expect(seen.contains(character), "“\(character)” of “\(line)”")
            }
        }
    }

    @Test("What does not fit goes on on further pages, with a mark and keys, and nothing of it is lost")
    func pages() throws {
        let words = (1...60).map { "第\($0)段,这里有一些话要说。" }
        var screen = Screen(header: Header(place: "亭"), title: "长文", blocks: words.map { .text($0) })
        let count = (renderer.layout(of: screen, rows: 24, columns: 80)?.pageCount ?? 0)
        #expect(count > 1)
        var seen: [String] = []
        for page in 0..<count {
            screen.page = page
            let frame = renderer.frame(for: screen, rows: 24, columns: 80)
            #expect(frame.overflow && frame.pageCount == count)
            #expect(frame.targets.contains { $0.key == .pageDown } == (page < count - 1))
            #expect(frame.targets.contains { $0.key == .pageUp } == (page > 0))
            #expect(frame.text.contains { $0.contains("\(page + 1) / \(count)") })
            seen += frame.text.map { $0.trimmingPrefix { $0 == " " } }.filter { $0.hasPrefix("第") }.map(
                String.init)
        }
        #expect(seen == words)
    }

    @Test(
        "A layout that is remembered changes nothing that is drawn, whatever has the focus and on every page; and it knows the pages",
        arguments: SampleScreens.all.indices, sizes)
    func remembered(index: Int, size: Size) throws {
        let screen = SampleScreens.all[index].screen
        let layout = try #require(renderer.layout(of: screen, rows: size.rows, columns: size.columns))
        let focuses: [Focus?] =
            [nil, .control(0)] + (0..<4).map { .overlay($0) }
            + screen.blocks.indices.flatMap { block in (0..<9).map { .block(block, $0) } }
        for focus in focuses {
            for page in 0..<layout.pageCount {
                var shown = screen
                (shown.focus, shown.page) = (focus, page)
                shown.overlay?.page = page
                let frame = renderer.frame(for: shown, rows: size.rows, columns: size.columns)
                #expect(
                    renderer.frame(for: shown, rows: size.rows, columns: size.columns, layout: layout)
                        == frame)
                #expect(frame.pageCount == layout.pageCount)
                let body = frame.targets.map(\.key).filter { layout.page(of: $0, preferring: page) != nil }
                #expect(body.allSatisfy { layout.page(of: $0, preferring: page) == page })
            }
        }
    }

    @Test("A layout of another screen or of another size is not used")
    func foreignLayout() throws {
        let (first, second) = (SampleScreens.all[0].screen, SampleScreens.all[1].screen)
        let other = try #require(renderer.layout(of: first, rows: 50, columns: 160))
        for (screen, rows) in [(first, 24), (second, 50)] {
            let columns = rows == 24 ? 80 : 160
            let frame = renderer.frame(for: screen, rows: rows, columns: columns)
            #expect(renderer.frame(for: screen, rows: rows, columns: columns, layout: other) == frame)
        }
    }

    @Test("A choice is not torn between pages", arguments: 7...14)
    func choicesStayWhole(count: Int) {
        let items = (0..<count).map { Choice(key: .function($0), keyLabel: "F\($0)", label: "选项\($0)") }
        var screen = Screen(
            header: Header(place: "亭"), title: "多", blocks: [.choices(ChoiceList(items: items))])
        var keys: [Key] = []
        for page in 0..<(renderer.layout(of: screen, rows: 24, columns: 80)?.pageCount ?? 0) {
            screen.page = page
            let frame = renderer.frame(for: screen, rows: 24, columns: 80)
            keys += frame.targets.map(\.key).filter { $0 != .pageUp && $0 != .pageDown }
        }
        #expect(keys == items.map(\.key))
    }

    @Test(
        "As many choices as the capacity says fit on a screen with steps and a line of text",
        arguments: sizes, ChoiceList.Style.allCases)
    func capacity(size: Size, style: ChoiceList.Style) {
        let count = renderer.choiceCapacity(rows: size.rows, columns: size.columns, style: style)
        #expect((1...6).contains(count))
        let items = (0..<count).map {
            Choice(key: .function($0), keyLabel: "\($0)", label: "选项", detail: "说明")
        }
        let screen = Screen(
            header: Header(place: "亭"), title: "选", step: Step(current: 1, total: 2, label: "第1步,共2步"),
            blocks: [.text("请选一个。"), .choices(ChoiceList(items: items, style: style))])
        #expect(!renderer.frame(for: screen, rows: size.rows, columns: size.columns).overflow)
    }

    @Test("What is focused carries a marker and reverse video, and nothing else does")
    func focus() throws {
        var screen = try screen("home-zh")
        for item in 0..<5 {
            screen.focus = .block(1, item)
            let frame = renderer.frame(for: screen, rows: 30, columns: 100)
            let marked = frame.text.filter { $0.contains("▶") }
            #expect(marked.count == 1 && marked.allSatisfy { $0.contains("\(item + 1)") })
            let focus = renderer.theme.style(.focus)
            #expect(frame.cells.filter { [focus, focus.plain].contains($0.style) }.count > 100)
            #expect(frame.cells.contains { $0.style == focus })
        }
        screen.focus = nil
        #expect(!renderer.frame(for: screen, rows: 30, columns: 100).text.contains { $0.contains("▶") })
    }

    @Test("The cursor stands at the caret of the focused field, and nowhere under a dialog")
    func cursor() throws {
        var screen = Screen(
            header: Header(place: "亭"), title: "填",
            blocks: [.field(Field(label: "姓名", text: "韦样例", caret: 2))])
        let frame = renderer.frame(for: screen, rows: 24, columns: 80)
        let cursor = try #require(frame.cursor)
        #expect(frame[cursor.row, cursor.column].text == "例")
        screen.blocks = [.field(Field(label: "姓名", text: String(repeating: "长", count: 100), caret: 100))]
        #expect(try #require(renderer.frame(for: screen, rows: 24, columns: 80).cursor).column < 80)
        screen.overlay = Overlay(title: "还在吗?")
        #expect(renderer.frame(for: screen, rows: 24, columns: 80).cursor == nil)
    }

    @Test("Under a dialog only its own choices can be touched")
    func overlay() throws {
        let frame = renderer.frame(for: try screen("idle-zh"), rows: 30, columns: 100)
        #expect(frame.targets.map(\.key) == [.character("1"), .character("2")])
    }

    @Test("The controls are at the same place on all screens of a size")
    func controls() throws {
        let frames = try ["home-zh", "field-zh", "review-zh", "receipt-zh"].map {
            renderer.frame(for: try screen($0), rows: 30, columns: 100)
        }
        let places = frames.map { frame in frame.targets.filter { $0.key == .character("*") } }
        #expect(Set(places).count == 1)
    }

    @Test(
        "A QR code keeps its modules and four light ones around, dark on light in every theme",
        arguments: Theme.all)
    func code(theme: Theme) throws {
        let side = 21
        let dark = (0..<side * side).map { $0 % 3 == 0 }
        let matrix = try #require(BitMatrix(side: side, dark: dark))
        let brush = Brush(theme: theme, ambiguous: .narrow, density: .normal)
        let canvas = try #require(brush.code(matrix, width: 60, rows: 20))
        #expect(canvas.size == Size(rows: 15, columns: 29))
        for row in 0..<30 {
            for column in 0..<29 {
                let cell = canvas.cells[row / 2 * 29 + column]
                let isDark = cell.text == "█" || cell.text == (row % 2 == 0 ? "▀" : "▄")
                #expect(isDark == matrix[row - 4, column - 4])
                #expect(cell.style.foreground == RGB(hex: 0) && cell.style.background == RGB(hex: 0xFFFFFF))
            }
        }
    }

    @Test(
        "A terminal that is too small gets a notice with both sizes",
        arguments: [(14, 48), (15, 47), (1, 1), (3, 10)])
    func tooSmall(rows: Int, columns: Int) {
        let frame = renderer.frame(for: SampleScreens.all[0].screen, rows: rows, columns: columns)
        #expect(frame.overflow && frame.targets.isEmpty)
        #expect(frame.cells.count == frame.size.rows * frame.size.columns)
        if columns > 20 { #expect(frame.text.contains { $0.contains("\(columns) x \(rows)") }) }
    }

    @Test("With wide signs of ambiguous width the chrome is drawn without any")
    func wideChrome() throws {
        let renderer = ScreenRenderer(theme: .night, ambiguous: .wide)
        let frame = renderer.frame(for: try screen("checklist-zh"), rows: 30, columns: 100)
        let signs = frame.cells.flatMap { $0.text.unicodeScalars }.filter(TextWidth.isAmbiguous)
        // Only the tick that the text itself speaks of.
        #expect(signs == ["√"])
    }
}
