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
}
