import Testing

@testable import TerminalUI

@Suite("Touches")
struct TouchTrackerTests {
    private let frame = Frame(
        size: Size(rows: 10, columns: 20), cells: [],
        targets: [
            Target(area: Area(rows: 0..<3, columns: 0..<8), key: .character("1")),
            Target(area: Area(rows: 3..<6, columns: 0..<8), key: .character("2")),
        ])

    @Test(
        "Press and release on one target are its key, everything else is nothing",
        arguments: [
            ([.press(row: 0, column: 0), .release(row: 2, column: 7)], .character("1")),
            ([.press(row: 0, column: 0), .release(row: 3, column: 0)], nil),
            ([.release(row: 0, column: 0)], nil),
            ([.press(row: 9, column: 9), .release(row: 0, column: 0)], nil),
            ([.press(row: 4, column: 1), .resize(rows: 9, columns: 9), .release(row: 4, column: 1)], nil),
            (
                [.press(row: 0, column: 0), .press(row: 4, column: 0), .release(row: 4, column: 0)],
                .character("2")
            ),
            ([.key(.enter)], nil),
            ([.press(row: 0, column: 0), .drag(row: 1, column: 1)], nil),
            (
                [.press(row: 0, column: 0), .drag(row: 9, column: 9), .release(row: 0, column: 0)],
                .character("1")
            ),
        ] as [([InputEvent], Key?)])
    func touches(events: [InputEvent], key: Key?) {
        var tracker = TouchTracker()
        var result: TouchTracker.Meaning?
        for event in events { result = tracker.handle(event, in: frame) }
        #expect(result == key.map { .key($0) })
    }

    @Test("A target that has gone while the finger was down is not pressed")
    func gone() {
        var tracker = TouchTracker()
        _ = tracker.handle(.press(row: 0, column: 0), in: frame)
        var other = frame
        other.targets.removeFirst()
        let key = tracker.handle(.release(row: 0, column: 0), in: other)
        #expect(key == nil)
    }

    @Test(
        "A finger on a pad draws from where it was put down, and stays on the pad when it slips off its edge")
    func pad() {
        var frame = frame
        frame.pad = Area(rows: 6..<10, columns: 2..<12)
        var tracker = TouchTracker()
        let moves = [
            .press(row: 7, column: 2), .drag(row: 8, column: 5), .drag(row: 20, column: 30),
            .release(row: 8, column: 5), .drag(row: 8, column: 6),
        ].map { (event: InputEvent) in tracker.handle(event, in: frame) }
        #expect(
            moves == [
                .pad(.down(PadPoint(x: 0.5, y: 3))), .pad(.move(PadPoint(x: 3.5, y: 5))),
                .pad(.move(PadPoint(x: 9.5, y: 7))), nil, nil,
            ])
    }

    @Test("A finger that was put down elsewhere does not draw")
    func besides() {
        var frame = frame
        frame.pad = Area(rows: 6..<10, columns: 2..<12)
        var tracker = TouchTracker()
        _ = tracker.handle(.press(row: 0, column: 0), in: frame)
        #expect(tracker.handle(.drag(row: 7, column: 5), in: frame) == nil)
    }
}
