/// Turns touches into what they mean: a press and a release on the same target are its key, a way over a pad is a stroke,
/// any other drag is nothing.
public struct TouchTracker: Sendable {
    /// What a touch means.
    public enum Meaning: Sendable, Hashable {
        /// The same as this key.
        case key(Key)
        /// Something is drawn on the pad that is shown.
        case pad(PadMove)
    }

    private var pressed: Target?
    /// The pad on which the finger went down.
    private var pad: Area?

    /// A tracker with no finger down.
    public init() {}

    /// Takes an event and the frame that is shown; gives what the touch means, if it means something.
    public mutating func handle(_ event: InputEvent, in frame: Frame) -> Meaning? {
        switch event {
        case .press(let row, let column):
            pressed = frame.targets.first { $0.area.contains(row: row, column: column) }
            pad = frame.pad.flatMap { $0.contains(row: row, column: column) ? $0 : nil }
            return pad.map { .pad(.down(PadPoint(row: row, column: column, in: $0))) }
        case .drag(let row, let column):
            guard let pad, pad == frame.pad else { return nil }
            return .pad(.move(PadPoint(row: row, column: column, in: pad)))
        case .release(let row, let column):
            defer { (pressed, pad) = (nil, nil) }
            guard let pressed, frame.targets.contains(pressed),
                pressed.area.contains(row: row, column: column)
            else { return nil }
            return .key(pressed.key)
        case .resize:
            (pressed, pad) = (nil, nil)
            return nil
        case .key, .ignored:
            return nil
        }
    }
}
