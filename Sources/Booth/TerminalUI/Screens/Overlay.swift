/// A dialog above the screen ("还在吗?").
public struct Overlay: Sendable, Equatable {
    /// The question.
    public var title: String
    /// What it means, paragraph by paragraph.
    public var lines: [String]
    /// The answers.
    public var choices: ChoiceList
    /// The time that is left, if the dialog answers itself.
    public var countdown: Countdown?
    /// Which page of a dialog that does not fit is shown, from 0.
    public var page: Int

    /// A dialog.
    public init(
        title: String, lines: [String] = [], choices: ChoiceList = ChoiceList(items: []),
        countdown: Countdown? = nil, page: Int = 0
    ) {
        self.title = title
        self.lines = lines
        self.choices = choices
        self.countdown = countdown
        self.page = page
    }
}

/// Time that runs out, in words and as a bar.
public struct Countdown: Sendable, Equatable {
    /// Seconds left.
    public var remaining: Int
    /// Seconds at the start.
    public var total: Int
    /// The same in words ("还有 25 秒").
    public var label: String

    /// A countdown.
    public init(remaining: Int, total: Int, label: String) {
        self.remaining = remaining
        self.total = total
        self.label = label
    }
}
