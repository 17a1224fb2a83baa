import TerminalUI

/// What keeps a person's data from who stands behind them (reference: domain section 4.5).
extension Booth {
    /// How long hidden values are shown, in milliseconds: a terminal does not tell when a key is let go.
    private static let revealMilliseconds = 5000

    /// Whether hidden values are shown for the moment.
    var isRevealed: Bool { session?.revealedUntil.map { now.monotonic < $0 } ?? false }

    /// Shows hidden values for a moment, or hides them again.
    mutating func reveal() {
        let end = isRevealed ? nil : now.monotonic + Self.revealMilliseconds
        session?.revealedUntil = end
    }

    /// What shows hidden values, at the foot of a screen that has some and takes no text.
    var revealControl: PresentationBuilder.Entry {
        .init(
            label: text(isRevealed ? .revealHide : .revealShow), action: .reveal, key: .character("-"),
            keyLabel: "-")
    }

    /// Takes everything off the screen at once (有人在看).
    mutating func coverScreen() {
        session?.isCovered = true
        session?.revealedUntil = nil
    }

    /// A key or touch on the covered screen does nothing but bring back what was there. Gives whether it was covered.
    mutating func uncover() -> Bool {
        defer { session?.isCovered = false }
        return session?.isCovered == true
    }

    /// The covered screen: nothing of the person, and how to go on.
    func presentCovered() -> Presentation {
        var builder = start(text(.coveredTitle))
        builder.say(text(.coveredPrompt), .large)
        builder.offer([
            .init(label: text(.coveredBack), action: .close, key: .enter, keyLabel: text(.keyEnter))
        ])
        return builder.presentation
    }
}
