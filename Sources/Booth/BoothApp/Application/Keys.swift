import TerminalUI

extension Booth {
    /// A key that was not used up by waking the screen.
    mutating func press(_ key: Key) -> [BoothEffect] {
        if place == .idle, dialog == nil { return pressAtRest(key) }
        let presentation = present()
        if dialog == nil, presentation.takesText, let effects = type(key) { return effects }
        if let action = presentation.action(for: key) {
            // A choice takes the focus along; the controls at the foot leave it where it was.
            if dialog == nil, let place = presentation.offers.firstIndex(where: { $0.key == key }),
                case .block = presentation.offers[place].focus
            {
                focus = place
            }
            return perform(action)
        }
        switch key {
        case .up, .backTab: moveFocus(by: -1, in: presentation)
        case .down, .tab: moveFocus(by: 1, in: presentation)
        case .left: moveAside(by: -1, in: presentation)
        case .right: moveAside(by: 1, in: presentation)
        case .pageDown: turnPage(by: 1)
        case .pageUp: turnPage(by: -1)
        case .enter:
            return focused(in: presentation).map { perform($0.action) } ?? []
        case .backspace, .escape:
            return perform(.back)
        default: break
        }
        return []
    }

    private mutating func pressAtRest(_ key: Key) -> [BoothEffect] {
        if let action = present().action(for: key) { return perform(action) }
        return perform(.begin)
    }

    private mutating func moveFocus(by step: Int, in presentation: Presentation) {
        let count = presentation.offers.count
        guard count > 0 else { return }
        let isShown = focused(in: presentation) != nil
        hasMovedFocus = true
        guard isShown else { return }
        if dialog != nil {
            dialogFocus = (min(dialogFocus, count - 1) + step + count) % count
            return
        }
        focus = (min(focus, count - 1) + step + count) % count
        showFocus()
    }

    /// The arrows to the side turn the pages of a body that has some, since a keypad has no other keys for that.
    private mutating func moveAside(by step: Int, in presentation: Presentation) {
        let hasPages =
            dialog == nil && renderer.pages(of: presentation.screen, rows: rows, columns: columns) > 1
        if hasPages { turnPage(by: step) } else { moveFocus(by: step, in: presentation) }
    }

    /// Turns to the page on which the focus can be seen.
    private mutating func showFocus() {
        var screen = screen()
        let pages = renderer.pages(of: screen, rows: rows, columns: columns)
        guard pages > 1, let key = focused(in: present())?.key else { return }
        for candidate in [page] + Array(0..<pages) {
            screen.page = candidate
            let frame = renderer.frame(for: screen, rows: rows, columns: columns)
            if frame.targets.contains(where: { $0.key == key }) {
                page = candidate
                return
            }
        }
    }

    /// Shows another page of a body that is longer than the screen.
    mutating func turnPage(by step: Int) {
        let pages = renderer.pages(of: present().screen, rows: rows, columns: columns)
        page = min(max(page + step, 0), max(pages - 1, 0))
    }
}
