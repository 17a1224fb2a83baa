/// Turns touches into keys: a press and a release on the same target are its key; a drag is nothing.
public struct TouchTracker: Sendable {
    private var pressed: Target?

    /// A tracker with no finger down.
    public init() {}

    /// Takes an event and the frame that is shown; gives the key that the touch equals, if it has become one.
    public mutating func handle(_ event: InputEvent, in frame: Frame) -> Key? {
        switch event {
        case .press(let row, let column):
            pressed = frame.targets.first { $0.area.contains(row: row, column: column) }
            return nil
        case .release(let row, let column):
            defer { pressed = nil }
            guard let pressed, frame.targets.contains(pressed),
                pressed.area.contains(row: row, column: column)
            else { return nil }
            return pressed.key
        case .resize:
            pressed = nil
            return nil
        case .key, .ignored:
            return nil
        }
    }
}
