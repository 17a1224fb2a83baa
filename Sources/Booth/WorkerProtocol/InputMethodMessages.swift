/// What the front asks of `kiosk-ime`.
public enum InputMethodRequest: Codable, Sendable, Hashable {
    /// Begin anew with a schema, such as `booth_pinyin`; whatever was being composed is forgotten.
    case start(schema: String)
    /// One key: a printable ASCII character.
    case key(String)
    /// Take away the last letter of the composition.
    case deleteBackward
    /// Choose a candidate of the page shown, from 0.
    case select(index: Int)
    /// Show the next or the previous page of candidates.
    case page(forward: Bool)
    /// Forget the composition and the session.
    case clear
}

/// What `kiosk-ime` answers: the whole state of the composition after the request.
public struct Composition: Codable, Sendable, Hashable {
    /// The letters typed and not yet converted, for display in the field; empty when nothing is being composed.
    public var preedit: String
    /// The candidates of the page shown, best first.
    public var candidates: [String]
    /// Whether pages come before and after the one shown.
    public var hasPreviousPage: Bool
    /// Whether another page follows.
    public var hasNextPage: Bool
    /// Text that was completed by this request and belongs into the field.
    public var committed: String

    /// A composition; empty by default.
    public init(
        preedit: String = "", candidates: [String] = [], hasPreviousPage: Bool = false,
        hasNextPage: Bool = false, committed: String = ""
    ) {
        self.preedit = preedit
        self.candidates = candidates
        self.hasPreviousPage = hasPreviousPage
        self.hasNextPage = hasNextPage
        self.committed = committed
    }
}
