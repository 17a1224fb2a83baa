import TerminalUI

/// How large the type is. The terminal draws it: cells grow, fewer of them fit on the screen, and every screen is laid out
/// anew for as many as there are.
public enum TextSize: Int, Sendable, Hashable, CaseIterable {
    case standard = 100
    case large = 125
    case larger = 160
    case largest = 200

    /// The size of its letters in percent of the standard size's.
    public var percent: Int { rawValue }

    /// The grid of a screen that shows `standard` cells at the standard size.
    func grid(of standard: Size) -> Size {
        Size(rows: standard.rows * 100 / percent, columns: standard.columns * 100 / percent)
    }
}

extension Booth {
    /// How large the type is to be now.
    var textSize: TextSize { session?.comfort.textSize ?? .standard }

    /// The sizes at which every screen can still be laid out on this terminal.
    var textSizes: [TextSize] {
        guard configuration.changesTextSize else { return [.standard] }
        return TextSize.allCases.filter { size in
            let grid = size.grid(of: standardGrid)
            return size == .standard
                || grid.rows >= ScreenRenderer.smallest.rows
                    && grid.columns >= ScreenRenderer.smallest.columns
        }
    }

    /// To the next larger size; after the largest comes the standard.
    mutating func nextTextSize() {
        let larger = textSizes.first { $0.percent > textSize.percent }
        session?.comfort.textSize = larger ?? .standard
    }

    /// What the person chooses the size by, if there is more than one.
    var textSizeEntry: PresentationBuilder.Entry? {
        guard textSizes.count > 1 else { return nil }
        let name: MessageKey =
            switch textSize {
            case .standard: .comfortTextStandard
            case .large: .comfortTextLarge
            case .larger: .comfortTextLarger
            case .largest: .comfortTextLargest
            }
        return .init(
            label: text(.comfortTextSize), detail: text(name), action: .nextTextSize,
            isMarked: textSize != .standard)
    }
}
