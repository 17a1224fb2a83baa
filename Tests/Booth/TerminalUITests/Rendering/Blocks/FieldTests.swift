import Testing

@testable import TerminalUI

@Suite("Fields")
struct FieldTests {
    private let renderer = ScreenRenderer(theme: .night)
    private let hint =
        "18 characters, the last line on the front of the card; the last may be an X, which is a letter"

    private func frame(placeholder: String, text: String) -> Frame {
        var screen = Screen(header: Header(place: "", clock: "09:00"), title: "Who it is for")
        screen.blocks = [
            .field(
                Field(
                    label: "The number", text: text, caret: text.count, placeholder: placeholder,
                    isFocused: true))
        ]
        return renderer.frame(for: screen, rows: 24, columns: 80)
    }

    @Test("A hint that fits stands in the field until something is typed")
    func short() {
        let empty = frame(placeholder: "8 digits", text: "")
        #expect(empty.text.contains { $0.contains("▶") && $0.contains("8 digits") })
        #expect(!frame(placeholder: "8 digits", text: "1").text.joined().contains("8 digits"))
    }

    @Test("A hint that does not fit stands whole above the field, and stays", arguments: ["", "4500"])
    func long(text: String) {
        let frame = frame(placeholder: hint, text: text)
        #expect(!frame.overflow)
        let shown = frame.text.map { $0.drop { $0 == " " } }.joined(separator: " ")
        #expect(shown.split(separator: " ").joined(separator: " ").contains(hint), "\(frame.text)")
    }

    private func dayFrame(_ text: String, caret: Int? = nil, columns: Int = 80) -> Frame {
        var screen = Screen(header: Header(place: "", clock: "09:00"), title: "Who it is for")
        screen.blocks = [
            .field(
                Field(
                    label: "出生日期", text: text, caret: caret, placeholder: "8 digits", pattern: "____年__月__日"))
        ]
        return renderer.frame(for: screen, rows: 24, columns: columns)
    }

    @Test(
        "Digits stand in the places of a pattern, the caret in the place that is typed next",
        arguments: [
            ("", "____年__月__日", 0), ("19", "19__年__月__日", 2), ("197809", "1978年09月__日", 10),
            ("19780921", "1978年09月21日", 14),
        ])
    func pattern(text: String, shown: String, offset: Int) throws {
        let frame = dayFrame(text)
        #expect(frame.text.contains { $0.contains(shown) })
        #expect(frame.text.contains { $0.contains("8 digits") })
        let start = try #require(dayFrame("").cursor?.column)
        #expect(frame.cursor?.column == start + offset)
    }

    @Test("The caret goes back into the pattern, over the words between the places")
    func patternCaret() throws {
        let end = try #require(dayFrame("19780921").cursor?.column)
        #expect(dayFrame("19780921", caret: 4).cursor?.column == end - 8)
    }

    @Test("Where a pattern has no room the digits stand alone")
    func narrowPattern() {
        var screen = Screen(header: Header(place: "", clock: "09:00"), title: "Day")
        let wide = String(repeating: "年", count: 60) + "____"
        screen.blocks = [.field(Field(label: "Day", text: "1978", pattern: wide))]
        #expect(renderer.frame(for: screen, rows: 24, columns: 80).text.contains { $0.contains("1978") })
    }

    @Test("A value in its pattern is read as words; a half-typed one as its digits")
    func spoken() {
        #expect(Field(label: "Day", text: "19780921", pattern: "____年__月__日").shownText == "1978年09月21日")
        #expect(Field(label: "Day", text: "197", pattern: "____年__月__日").shownText == "197")
    }
}
