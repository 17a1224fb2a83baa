/// What a person did at the terminal. Rows and columns count from 0, from the top left.
public enum InputEvent: Sendable, Equatable {
    /// A key was pressed.
    case key(Key)
    /// A finger or the first mouse button went down on a cell.
    case press(row: Int, column: Int)
    /// The finger moved to another cell while it was down.
    case drag(row: Int, column: Int)
    /// The finger or button was lifted on a cell.
    case release(row: Int, column: Int)
    /// The terminal has a new size.
    case resize(rows: Int, columns: Int)
    /// Something came that means nothing here: a paste, a key nobody uses, a torn report. It still shows that
    /// somebody is there.
    case ignored
}
