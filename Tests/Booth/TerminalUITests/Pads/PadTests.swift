import Testing

@testable import TerminalUI

@Suite("A pad to sign on")
struct PadTests {
    private func frame(_ pad: Pad, overlay: Overlay? = nil, rows: Int = 25, columns: Int = 80) -> Frame {
        var screen = Screen(header: Header(place: "示范村", clock: "09:30"), title: "签名")
        screen.blocks = [.text("请签名", .large), .pad(pad)]
        screen.overlay = overlay
        return ScreenRenderer(theme: .night).frame(for: screen, rows: rows, columns: columns)
    }

    @Test("It has the same size on every screen, and says what to do while it is empty")
    func empty() throws {
        for (rows, columns) in [(24, 80), (25, 80), (30, 100), (50, 160)] {
            let frame = frame(Pad(prompt: "请在这里写"), rows: rows, columns: columns)
            let area = try #require(frame.pad)
            #expect(area.rows.count == Pad.size.rows && area.columns.count == Pad.size.columns)
            #expect(frame.text.contains { $0.contains("请在这里写") })
        }
    }

    @Test("What a finger draws appears under the finger")
    func ink() throws {
        let area = try #require(frame(Pad()).pad)
        var tracker = TouchTracker()
        let shown = frame(Pad())
        let places = (10..<20).map { (area.rows.lowerBound + 3, area.columns.lowerBound + $0) }
        var stroke: [PadPoint] = []
        for (index, place) in places.enumerated() {
            let event: InputEvent =
                index == 0 ? .press(row: place.0, column: place.1) : .drag(row: place.0, column: place.1)
            guard case .pad(let move) = tracker.handle(event, in: shown) else { continue }
            switch move {
            case .down(let point), .move(let point): stroke.append(point)
            }
        }
        let drawn = frame(Pad(strokes: [stroke]))
        for place in places {
            let scalar = try #require(drawn[place.0, place.1].text.unicodeScalars.first)
            #expect((0x2801...0x28FF).contains(scalar.value))
        }
        #expect(drawn[area.rows.lowerBound + 1, area.columns.lowerBound + 12].text == " ")
    }

    @Test("A single touch leaves a dot")
    func dot() {
        let frame = frame(Pad(strokes: [[PadPoint(x: 10.5, y: 5)]]))
        #expect(
            frame.cells.contains { $0.text.unicodeScalars.contains { (0x2801...0x28FF).contains($0.value) } })
    }

    @Test("Below a dialog nobody draws")
    func covered() {
        #expect(frame(Pad(), overlay: Overlay(title: "还在吗?")).pad == nil)
    }
}
